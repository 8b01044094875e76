"""A rule: the definition of a possible defect. Its module's docstring is its manual page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.diagnostic import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from claimpack.model.fix import Fix
    from claimpack.model.locus import Locus

Scope = Literal["stage", "source", "article", "claim", "anchor", "link", "page", "registry", "corpus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Code, name and wording of a defect.

    `scope` names what the module's `check(subject, corpus, pages)` is called with, once for each.
    A corpus is that of one page, with all registries; for the scope `page` it is the subject itself.
    Links to other pages are judged when all pages are known, by a corpus of registries alone, and so
    are the scopes `registry`, whose subject is that corpus, and `corpus`: a module of this scope has a
    `gather(corpus, pages)`, which is called for each page and gives tuples of JSON values, and its
    subject is what was gathered from all pages, in their order.
    A rule of scope `stage` has no `check`: the stage that meets the defect raises it.
    """

    code: str
    name: str
    message: str
    severity: Severity = "error"
    scope: Scope
    needs_text: bool = False
    """It finds nothing where the text of a page is not at hand; the mask is not enough."""

    def at(
        self,
        locus: Locus,
        *,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        **params: object,
    ) -> Diagnostic:
        """Make a diagnostic of this rule at a locus."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity,
            locus=locus,
            template=self.message,
            params=params,
            hint=hint,
            related=related,
            fix=fix,
        )
