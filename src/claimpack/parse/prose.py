"""Texts of a file that are written in our own English (rule A09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.document import Mapping, Scalar
from claimpack.model.locus import Locus
from claimpack.rules.anchor import arabic_in_prose
from claimpack.text.direction import rtl_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document, Node


def foreign_prose(document: Document) -> Iterator[Diagnostic]:
    """Find what quotes too much, wherever the field stands: links and excuses have notes too."""
    for way, text in _prose(document.root, ()):
        longest = max(rtl_runs(text), default=0)
        if longest > arabic_in_prose.MOST:
            yield arabic_in_prose.RULE.at(
                Locus(document.path).child(*way),
                hint=f"at most {arabic_in_prose.MOST}: say it in English, and anchor where it stands",
                field=way[-1],
                n_words=longest,
            )


def _prose(node: Node, way: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give the way to each field of prose below a node, and what it says, unless that is ASCII."""
    if isinstance(node, Scalar):
        return
    children = (
        ((entry.key, entry.node) for entry in node.entries)
        if isinstance(node, Mapping)
        else enumerate(node.items)
    )
    for key, child in children:
        if not isinstance(child, Scalar):
            yield from _prose(child, (*way, key))
        elif key in arabic_in_prose.FIELDS and not str(child.value).isascii():
            yield (*way, key), str(child.value)
