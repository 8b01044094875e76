"""The manifest of a package: what the compiler uses of `datapackage.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


MANIFEST = "datapackage.json"
"""The file of the manifest."""

BUILD = "build"
"""The folder of the published tables, as resources name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Name, version and licence, the text, and all values as read."""

    name: str
    version: str
    licence: str
    path: str
    text: str
    descriptor: Mapping[str, Any]

    @property
    def databases(self) -> tuple[str, ...]:
        """The formats of the database files that a build writes beside the tables."""
        return tuple(self.descriptor.get("claimpack:databases", ()))

    @property
    def releases(self) -> Mapping[str, str]:
        """The fingerprint of all values of each released version."""
        releases: Mapping[str, str] = self.descriptor.get("claimpack:releases", {})
        return releases
