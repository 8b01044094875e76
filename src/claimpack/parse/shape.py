"""A document against its JSON Schema: nothing where it fits, else one finding (Y02) for each root cause."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimpack.model.document import Document, plain
from claimpack.parse.quick_shape import quick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.parse.shape_findings import Explainer


class ShapeChecker:
    """The JSON Schemas of a project. What the quick validator does not accept, the slow one explains."""

    def __init__(self, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the schemas by name; they refer to each other by file name."""
        self._shapes = shapes
        self._quick: dict[str, Callable[[object], bool]] = {}

    def check(self, document: Document, kind: str) -> list[Finding]:
        """Find where a document departs from the schema of its kind, one finding a node."""
        return [] if self.fits(plain(document.root), kind) else self._explainer.check(document, kind)

    def fits(self, tree: object, kind: str) -> bool:
        """Tell whether a tree surely fits; one that does not may fit all the same."""
        if kind not in self._quick:
            self._quick[kind] = quick(kind, self._shapes)
        return self._quick[kind](tree)

    @cached_property
    def _explainer(self) -> Explainer:
        from claimpack.parse.shape_findings import Explainer

        return Explainer(self._shapes)
