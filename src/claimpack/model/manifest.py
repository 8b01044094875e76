"""The manifest of a package: what the compiler takes from `datapackage.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.document import Document

BUILD = "build"
"""The folder of the published tables, as resources name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Name, version and licence, with the text and tree that the refresh of computed values edits."""

    name: str
    version: str
    licence: str
    text: str
    document: Document
    descriptor: Mapping[str, Any]
