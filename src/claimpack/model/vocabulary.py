"""Vocabularies: closed lists of codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Code(NamedTuple):
    """One code of a vocabulary, a short name to show to readers, and what it means."""

    code: str
    label: str
    definition: str


Vocabularies = Mapping[str, tuple[Code, ...]]
"""The codes of each vocabulary, in the order of the schema."""
