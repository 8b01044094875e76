"""Small replacements in a file that people write: every other character stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.write.staging import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimpack.model.location import TextRange


def edited(text: str, changes: Iterable[tuple[TextRange, str]]) -> str:
    """Replace stretches of single lines, which must not overlap, by new words."""
    lines = text.split("\n")
    for text_range, new in sorted(changes, key=lambda change: change[0], reverse=True):
        line = lines[text_range.line - 1]
        lines[text_range.line - 1] = line[: text_range.column - 1] + new + line[text_range.end_column - 1 :]
    return "\n".join(lines)


def write_edits(path: Path, changes: Iterable[tuple[TextRange, str]]) -> None:
    """Apply replacements to a UTF-8 file in one step."""
    replace_file(path, edited(path.read_bytes().decode("utf-8"), changes).encode("utf-8"))
