"""Texts of a file that are written in our own English (rule A09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.parse.scalars import scalars
from claimpack.rules.anchor import arabic_in_prose
from claimpack.text.direction import rtl_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.document import Document
    from claimpack.model.finding import Finding


def foreign_prose(document: Document) -> Iterator[Finding]:
    """Find what quotes too much, wherever the field stands: links and excuses have notes too."""
    for one in scalars(document.root):
        if one.text.isascii() or one.on == "key" or one.key not in arabic_in_prose.FIELDS:
            continue
        longest = _longest(one.text)
        if longest > arabic_in_prose.MOST:
            yield arabic_in_prose.RULE.at(
                one.location(document.path),
                hint=f"at most {arabic_in_prose.MOST}: say it in English, and anchor where it stands",
                field=one.key,
                n_words=longest,
            )


def foreign_prose_in(tree: object) -> bool:
    """Tell from the values of a file alone whether there is anything to find."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, str):
                plain = value.isascii() or key not in arabic_in_prose.FIELDS
                found = not plain and _longest(value) > arabic_in_prose.MOST
            else:
                found = foreign_prose_in(value)
            if found:
                return True
        return False
    return isinstance(tree, list) and any(map(foreign_prose_in, tree))


def _longest(text: str) -> int:
    return max(rtl_runs(text), default=0)
