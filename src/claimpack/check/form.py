"""Parsed files against their canonical layout (rule Y06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.layout.form import laid_out
from claimpack.layout.order import Order
from claimpack.model.locus import Locus, Place
from claimpack.rules.yaml import unformatted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.input_file import InputFile


def unlike_their_layout(
    files: Iterable[InputFile],
    documents: Mapping[str, Document],
    shapes: Mapping[str, Mapping[str, Any]],
    broken: frozenset[str],
) -> Iterator[Diagnostic]:
    """Compare every file that was parsed whole with its layout; `broken` paths have other findings."""
    for file in files:
        document = documents.get(file.path)
        if document is None or file.kind is None or file.path in broken:
            continue
        was = document.text.split("\n")
        new = laid_out(document, Order(file.kind, shapes)).split("\n")
        line = next((at for at, (old, now) in enumerate(zip(was, new, strict=False)) if old != now), None)
        if line is None and len(was) != len(new):
            line = min(len(was), len(new)) - 1
        if line is not None:
            end = len(was[line].removesuffix("\r")) + 1
            locus = Locus(file.path, place=Place(line + 1, 1, line + 1, end))
            yield unformatted.RULE.at(locus, hint=_hint(was[line], new[line] if line < len(new) else ""))


def _hint(was: str, new: str) -> str:
    if not was.strip():
        return "`claimpack fmt` takes this line away"
    if was.strip() == new.strip():
        return "`claimpack fmt` changes the spaces of this line"
    return f"`claimpack fmt` would write `{new.strip()}` here"
