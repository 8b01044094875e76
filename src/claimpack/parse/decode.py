"""Bytes of an input file to text, or one finding that says where they are not UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.location import START, Location, TextRange
from claimpack.rules.yaml import unreadable_file
from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile


def decode(file: InputFile) -> tuple[str | None, tuple[Finding, ...]]:
    """Give the text of a file; None and one finding where it has none."""
    if file.read_error is not None:
        location = Location(file.path, text_range=START)
        return None, (unreadable_file.RULE.at(location, problem=file.read_error),)
    try:
        return file.content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = file.content[: error.start].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        location = Location(file.path, text_range=TextRange(line, column, line, column + 1))
        byte = file.content[error.start]
        found = unreadable_file.RULE.at(
            location,
            problem=f"byte {error.start} (0x{byte:02X}) is not UTF-8",
            hint="save the file as UTF-8 without changing its words",
        )
        return None, (found,)
