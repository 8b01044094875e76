"""Quotations in fields that are written in English (rule A09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.rules.anchor import arabic_in_prose
from claimpack.text.direction import rtl_runs
from claimpack.yaml.nodes import yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.finding import Finding
    from claimpack.yaml.document import Document


def foreign_prose(document: Document) -> Iterator[Finding]:
    """Find fields that quote too many words, at every depth: links and excuses have notes too."""
    for one in yaml_tokens(document.root):
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
    """Determine from the values of a file whether `foreign_prose` has a finding."""
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
