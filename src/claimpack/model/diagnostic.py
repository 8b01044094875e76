"""A diagnostic: one instance of a rule at a locus. Every report format is rendered from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from claimpack.model.locus import START, Locus, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.fix import Fix

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that the reader of a diagnostic wants to see: the first duplicate, the target."""

    locus: Locus
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """What is wrong, where, and what was expected. The message is rendered last, from its parts."""

    code: str
    name: str
    severity: Severity
    locus: Locus
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
            *(f"note: {one.locus.shown}: {one.message}" for one in self.related),
        )

    @property
    def place(self) -> Place:
        """Line and column; the start of the file while nobody has located the diagnostic."""
        return self.locus.place or START

    @property
    def order(self) -> tuple[str, Place, str, str]:
        """Sort key: by file, place, code and message, so that every run prints one order."""
        return (self.locus.path, self.place, self.code, self.message)

    def moved(self, locus: Locus, related: tuple[Related, ...]) -> Diagnostic:
        """Give the same diagnostic with its places located."""
        return replace(self, locus=locus, related=related)
