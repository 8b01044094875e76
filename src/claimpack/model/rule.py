"""A rule: the definition of a possible defect. Its module's docstring is its manual page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.finding import Finding, Related, Severity

if TYPE_CHECKING:
    from claimpack.model.fix import Fix
    from claimpack.model.location import Location

Scope = Literal["stage", "source", "article", "claim", "anchor", "link", "page", "registry", "corpus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Code, name and wording of a defect.

    `scope` names what the module's `check(subject, corpus, pages)` is called with, once for each.
    A corpus is that of one page, with all registries; for the scope `page` it is the subject itself.
    Links to other pages are checked when all pages are known, by a corpus of registries alone, and so
    are the scopes `registry`, whose subject is that corpus, and `corpus`: a module of this scope has a
    `collect(corpus, pages)`, which is called for each page and gives tuples of JSON values, and its
    subject is what was collected from all pages, in their order.
    A rule of scope `stage` has no `check`: the stage that meets the defect raises it.
    """

    code: str
    name: str
    message: str
    severity: Severity = "error"
    scope: Scope
    needs_text: bool = False
    """It finds nothing where the text of a page is not available; the mask is not enough."""

    def at(
        self,
        location: Location,
        *,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        **params: object,
    ) -> Finding:
        """Make a finding of this rule at a location."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            location=location,
            template=self.message,
            params=params,
            hint=hint,
            related=related,
            fix=fix,
        )
