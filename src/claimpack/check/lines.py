"""Input files to lines, for excerpts and for the comments in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.input_file import InputFile
    from claimpack.model.pages import Pages


def lines_of(files: Iterable[InputFile], pages: Pages) -> dict[str, tuple[str, ...]]:
    """Split every file that is UTF-8 at its line feeds; a page whose text is at hand shows the text."""
    split = {}
    for file in files:
        try:
            text = file.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        split[file.path] = _lines(text)
    for page in pages.by_source.values():
        if page.text is not None:
            split[f"sources/{page.source_id}.mask"] = _lines(page.text)
    return split


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.removesuffix("\r") for line in text.split("\n"))
