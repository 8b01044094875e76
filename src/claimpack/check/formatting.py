"""Parsed files against the canonical format (rule Y06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.layout.form import format_document
from claimpack.layout.order import Order
from claimpack.model.location import Location, TextRange
from claimpack.rules.yaml import unformatted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimpack.model.document import Document
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile


def check_formatting(
    files: Iterable[InputFile],
    documents: Mapping[str, Document],
    shapes: Mapping[str, Mapping[str, Any]],
    broken: frozenset[str],
) -> Iterator[Finding]:
    """Find the first line of each file that formatting changes. Files in `broken` have errors."""
    for file in files:
        document = documents.get(file.path)
        if document is None or file.kind is None or file.path in broken:
            continue
        was = document.text.split("\n")
        new = format_document(document, Order(file.kind, shapes)).split("\n")
        line = next((at for at, (old, now) in enumerate(zip(was, new, strict=False)) if old != now), None)
        if line is None and len(was) != len(new):
            line = min(len(was), len(new)) - 1
        if line is not None:
            end = len(was[line].removesuffix("\r")) + 1
            location = Location(file.path, text_range=TextRange(line + 1, 1, line + 1, end))
            yield unformatted.RULE.at(location, hint=_hint(was[line], new[line] if line < len(new) else ""))


def _hint(was: str, new: str) -> str:
    if not was.strip():
        return "`claimpack fmt` takes this line away"
    if was.strip() == new.strip():
        return "`claimpack fmt` changes the spaces of this line"
    return f"`claimpack fmt` would write `{new.strip()}` here"
