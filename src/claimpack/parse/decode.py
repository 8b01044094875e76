"""Decoding of input files as UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.line_index import LineIndex
from claimpack.model.location import START, Location, TextRange
from claimpack.rules.yaml import unreadable_file
from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile


def decode(file: InputFile) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, or None and the finding (Y05) of the first byte that is not UTF-8."""
    if file.read_error is not None:
        location = Location(file.path, text_range=START)
        return None, (unreadable_file.RULE.at(location, problem=file.read_error),)
    try:
        return file.content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = file.content[: error.start].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        line, column = LineIndex(before).line_and_column(len(before))
        location = Location(file.path, text_range=TextRange(line, column, line, column + 1))
        byte = file.content[error.start]
        found = unreadable_file.RULE.at(
            location,
            problem=f"byte {error.start} (0x{byte:02X}) is not UTF-8",
            hint="save the file as UTF-8 without changing its words",
        )
        return None, (found,)
