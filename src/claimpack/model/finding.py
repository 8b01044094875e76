"""A finding: one instance of a rule at a location. Every report format is rendered from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from claimpack.model.location import START, Location, TextRange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.fix import Fix

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that the reader of a finding wants to see: the first duplicate, the target."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong, where, and what was expected. The message is rendered last, from its parts."""

    code: str
    name: str
    severity: Severity
    location: Location
    template: str
    params: Mapping[str, object]
    hint: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def message(self) -> str:
        """The template filled with the parameters."""
        return self.template.format_map(self.params)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said below the message, a line each: what was expected, the fix, and other places."""
        return (
            *((f"help: {self.hint}",) if self.hint else ()),
            *((f"fix: {self.fix.title}",) if self.fix else ()),
            *(f"note: {one.location.display}: {one.message}" for one in self.related),
        )

    @property
    def text_range(self) -> TextRange:
        """Line and column; the start of the file until the finding is located."""
        return self.location.text_range or START

    @property
    def order(self) -> tuple[str, TextRange, str, str]:
        """Sort key: by file, range, code and message, so that every run prints one order."""
        return (self.location.path, self.text_range, self.code, self.message)

    def moved(self, location: Location, related: tuple[Related, ...]) -> Finding:
        """Return the same finding with its places located."""
        return replace(self, location=location, related=related)
