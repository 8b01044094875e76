"""Findings to those that a selection reports, each with its chosen severity."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from claimpack.model.location import Location
from claimpack.model.selection import OFF, Choice, Selection
from claimpack.rules.yaml import schema_mismatch
from claimpack.text.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimpack.model.finding import Finding, Severity
    from claimpack.model.manifest import Manifest
    from claimpack.model.rule import Rule


def selected(
    findings: Iterable[Finding], selection: Selection, rules: Mapping[str, Rule]
) -> tuple[Finding, ...]:
    """Drop findings whose rule is off, and set severities. `rules` are by code."""
    chosen = ((finding, selection.severity(rules[finding.code])) for finding in findings)
    return tuple(
        replace(finding, severity=cast("Severity", severity))
        for finding, severity in chosen
        if severity != OFF
    )


def effective_selection(manifest: Manifest | None, asked: Selection | None) -> Selection:
    """Return the choices of the manifest under `claimpack:rules`, followed by those of the caller."""
    chosen = manifest.descriptor.get("claimpack:rules", {}) if manifest is not None else {}
    choices = tuple(Choice(selector, severity) for selector, severity in chosen.items())
    if asked is None:
        return Selection(choices=choices)
    return Selection(only=asked.only, choices=(*choices, *asked.choices))


def unknown_selectors(manifest: Manifest | None, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Find choices of the manifest that match no rule."""
    if manifest is None:
        return
    known = tuple(rules)
    for selector in effective_selection(manifest, None).unknown(known):
        yield schema_mismatch.RULE.at(
            Location(manifest.path).child("claimpack:rules", selector).at_key(),
            problem=f"there is no rule `{selector}`",
            hint=did_you_mean(selector, [rule.name for rule in known], "see `claimpack explain`"),
        )
