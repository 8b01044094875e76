"""The languages of pages: one module or package each, named by its BCP 47 tag.

`claimpack.discovery` finds them here and in installed packages (entry points `claimpack.languages`).
Each defines `LANGUAGE`, an instance of `claimpack.model.language.Language`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimpack import discovery
from claimpack.text.fold import folding

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimpack.model.language import Language

UNKNOWN = "und"


@cache
def language(tag: str) -> Language:
    """Return the language of a BCP 47 tag: that of the tag, else of its primary subtag, else `und`."""
    known = discovery.names("languages")
    written = tag.lower()
    for name in (written, written.partition("-")[0], UNKNOWN):
        if name in known:
            found: Language = discovery.load("languages", name).LANGUAGE
            return found
    raise AssertionError("claimpack.languages.und is part of claimpack")


def fold(text: str) -> str:
    """Write a name in one spelling, whatever its language: letters are folded as all languages do.

    For registries, whose names have no language; see `claimpack.text.fold.folding`.
    """
    return _fold_all()(text)


@cache
def _fold_all() -> Callable[[str], str]:
    letters: dict[str, str] = {}
    for name in discovery.names("languages"):
        letters.update(language(name).letters)
    return folding(letters)
