"""Where the entries of one file stand, found the quick way where its layout says it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from claimpack.model.location import TextRange
from claimpack.parse.records import parse_file

if TYPE_CHECKING:
    from claimpack.model.input_file import InputFile
    from claimpack.model.location import Location
    from claimpack.parse.records import Parser
    from claimpack.yaml.document import Document

_STEP = 2
_WORDY = re.compile(r"(/[a-z0-9][a-z0-9_@+?-]*)+")


class SourceMap:
    """The places of a file of which there may be a tree; it is parsed when nothing less tells."""

    def __init__(self, file: InputFile, parser: Parser) -> None:
        """Take the file as it was read."""
        self._file = file
        self._parser = parser

    @property
    def digest(self) -> str:
        """Name the content of the file."""
        return self._file.digest

    @cached_property
    def document(self) -> Document | None:
        """The tree, by the reader that knows all of YAML."""
        return parse_file(self._file)[0]

    @cached_property
    def _laid_out(self) -> str | None:
        """The text of a file in which every entry of a map stands on a line of its own."""
        is_laid_out = self._file.kind is not None and self._parser.formatted_values(self._file) is not None
        return f"\n{self._file.content.decode('utf-8')}" if is_laid_out else None

    def text_range(self, location: Location) -> TextRange | None:
        """Find the range of a location, as `Document.text_range` does; None where there is no tree."""
        found = self._entry(location)
        if found is not None:
            key, value = found
            return key if location.on == "key" or value is None else value
        return None if self.document is None else self.document.text_range(location)

    def token_range(self, location: Location) -> TextRange | None:
        """Find the exact characters of a key or of a scalar, as `Document.stretch` does."""
        found = self._entry(location)
        if found is not None:
            return found[0 if location.on == "key" else 1]
        return None if self.document is None else self.document.token_range(location)

    def _entry(self, location: Location) -> tuple[TextRange, TextRange | None] | None:
        """Find key and scalar of an entry of maps within maps; None where that is not sure."""
        text = self._laid_out if _WORDY.fullmatch(location.pointer) else None
        if text is None:
            return None
        start, end, line = 0, len(text), ""
        for depth, token in enumerate(location.pointer.split("/")[1:]):
            head = f"\n{' ' * (depth * _STEP)}{token}:"
            start = text.find(head, start, end)
            if start < 0:
                return None
            line = text[start + 1 : text.index("\n", start + 1)]
            if line.startswith(head[1:]) and line[len(head) - 1 :][:1] not in ("", " "):
                return None
            after = re.compile(rf"\n {{0,{depth * _STEP}}}[^ \n]").search(text, start + 1, end)
            end = end if after is None else after.start() + 1
        number = text.count("\n", 0, start + 1)
        column = len(line) - len(line.lstrip(" ")) + 1
        key_end = line.index(":") + 1
        key = TextRange(number, column, number, key_end)
        words = line[key_end + 1 :]
        is_scalar = words != "" and not words.startswith(("[", "{"))
        return key, TextRange(number, key_end + 2, number, len(line) + 1) if is_scalar else None
