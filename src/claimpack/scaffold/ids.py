"""Ids that a person proposes: well formed, free, or refused with one that would do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Container

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def slug_of(text: str) -> str:
    """Make an id of a text, as far as it has Latin letters; empty where it has none."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-0123456789")


def well_formed(name: str, example: str) -> str:
    """Return an id back. Raises ClaimpackError for what cannot be one, with a name that could."""
    if _SLUG.fullmatch(name) is None:
        form = "small letters, digits and single hyphens"
        raise ClaimpackError(f"`{name}` cannot be an id ({form}); try `{slug_of(name) or example}`")
    return name


def free(name: str, taken: Container[str]) -> str:
    """Return the first of `name`, `name-2`, `name-3` … that is not taken."""
    number = 1
    found = name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
