"""Which rules a run reports, and how severely: by name, by code, or by the beginning of a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.rule import Rule

OFF = "off"


@dataclass(frozen=True, slots=True)
class Choice:
    """A selector, and what becomes of the rules that it fits: `off`, `note`, `warning` or `error`."""

    selector: str
    severity: str

    def fits(self, rule: Rule) -> bool:
        """Return whether a rule is meant: `quote-not-found`, `A01`, `A`; case of codes does not matter."""
        return rule.name == self.selector or rule.code.startswith(self.selector.upper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to report. Of the choices that fit a rule the last one holds."""

    only: tuple[str, ...] = ()
    """Selectors; where there are any, all other rules are off."""
    choices: tuple[Choice, ...] = ()

    def severity(self, rule: Rule) -> str:
        """Return the severity of a rule, or `off`.

        An error that a stage raises cannot be disabled: it means that records were not read.
        """
        if rule.scope == "stage" and rule.severity == "error":
            return rule.severity
        if self.only and not any(Choice(one, OFF).fits(rule) for one in self.only):
            return OFF
        fitting = [choice.severity for choice in self.choices if choice.fits(rule)]
        return fitting[-1] if fitting else rule.severity

    def unknown(self, rules: Iterable[Rule]) -> Iterator[str]:
        """Yield the selectors that fit no rule."""
        known = tuple(rules)
        for selector in (*self.only, *(choice.selector for choice in self.choices)):
            if not any(Choice(selector, OFF).fits(rule) for rule in known):
                yield selector
