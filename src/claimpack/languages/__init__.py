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
    """Return the language of a BCP 47 tag, or of the longest beginning of it that is known, else `und`.

    `zh-Hant-TW` is looked up as `zh-hant-tw`, `zh-hant` and `zh` (RFC 4647, section 3.4), in any case.
    """
    known = {name.lower(): name for name in discovery.names("languages")}
    subtags = tag.lower().split("-")
    for length in range(len(subtags), 0, -1):
        name = known.get("-".join(subtags[:length]))
        if name is not None:
            return _load(name)
    return _load(UNKNOWN)


def _load(name: str) -> Language:
    found: Language = discovery.load("languages", name).LANGUAGE
    return found


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
