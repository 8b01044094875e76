"""Write docs/agreement.md: two rounds of double annotation as measured, and the differences resolved since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimpack.agree.render import as_page
from claimpack.model.agreement import Agreement, Difference, Labelling, Match

ROUNDS = Path(__file__).resolve().parent.parent / "docs" / "agreement"

PAGE = """\
# Agreement of two annotators

Every article was annotated twice. The second annotator had the guidelines and the page, and not the first
annotation. The measures are those of `claimpack agree`. The files in `docs/agreement/` are its output on the
commits named here, so that the measurement can be repeated.

`F` is the harmonic mean of both recalls. A claim is found by both if the two passages share at least a fifth of
their characters. The best pairs are matched first, and a claim is in at most one pair. Alpha is Krippendorff's,
with the MASI distance for sets.

## First round: version 1 of the guidelines

Commit `{first_commit}`, before any difference was resolved.

{first}

Below 0.80: {first_low}. F for figures is {first_figures:.3f}, under the target of 0.98: "many" was a figure for
one annotator and not for the other. The page did not decide these labels: which tense a judgement has, whether
"confirmed" takes sides, whether an undated event inherits the date of the article, which actor is the agent of a
demand. Version 2 decides each of them by a test in a fixed order. Tense follows from the kind, and tone from the
cue.

## Second round: version 2, labels only

Commit `{second_commit}`. Four annotators who had seen neither file labelled the claims of the second annotation,
without the earlier labels, by version 2. The first annotation was revised by version 2 before these labels were
seen. The figures are again from before any difference was resolved.

{second}

Below 0.80: {second_low}. Dates have no vocabulary: they are compared exactly. The vague amount was labelled
an event this time, so the second file lost its figure.

## Resolved differences

Of the {n_before} differences of the second round (labels, and claims that only one file has), {n_gone} are resolved: the
first annotation now agrees with the second, or has a third solution. {n_added} claims that only the second had were
added. {n_left} differences remain. Each was compared with the page again, and remains for one of these reasons:

- a claim that only one file has: a presupposed clause, a purpose, or two verbs for one deed, which are not claims
  of their own; or a relative clause that reports a deed, which is one;
- the date of what is claimed: what belongs to a registered event has its date, sentence by sentence or not;
- the date of a speech: not carried to a sentence that the page does not place in that speech;
- agents: a passive and a verbal noun without a doer have none; the actor that demands is not the one that is to
  act;
- tense: a judgement of what has not happened yet is conditional, also without an "if"; the total of a year is in
  the future until the year ends;
- tone: the second file lacks the anchor on the cue that sets it;
- kind: a state of things between countries is an event, praise is a stance;
- names: the registry's id, for the same person.

## Limits

Both annotators are of one team, and the second round used given claims. Dates are compared exactly: an interval
that differs by a day counts as different.
"""


def agreement_page(now: Agreement) -> str:
    """Return the page; `now` is the comparison of the present files."""
    first, second = _round("round-1"), _round("round-2")
    before, left = _differences(second), _differences(now)
    return PAGE.format(
        first_commit="cbeae5b",
        second_commit="838b101",
        first=as_page(first),
        second=as_page(second),
        first_figures=_found(first, "figures"),
        first_low=_low(first),
        second_low=_low(second),
        n_before=len(before),
        n_gone=len(before - left),
        n_left=len(left),
        n_added=len(set(second.only_second) - set(now.only_second)),
    )


def summary() -> str:
    """Return a line for each round, for the data sheet."""
    return "\n".join(
        f"- by version {version} of the guidelines, claims F {_found(agreement, 'claims'):.2f}, figures F "
        f"{_found(agreement, 'figures'):.2f}, lowest alpha {_lowest(agreement)}"
        for version, agreement in ((1, _round("round-1")), (2, _round("round-2")))
    )


def _found(agreement: Agreement, name: str) -> float:
    measures = {one.name: one.f_measure for one in agreement.found}
    return measures[name] or 0.0


def _lowest(agreement: Agreement) -> str:
    alpha, name = min((one.alpha, one.name) for one in agreement.labels if one.alpha is not None)
    return f"{alpha:.2f} ({name})"


def _round(name: str) -> Agreement:
    document: dict[str, Any] = json.loads((ROUNDS / f"{name}.json").read_text("utf-8"))
    return Agreement(
        articles=tuple(document["articles"]),
        found=tuple(Match(**one) for one in document["found"]),
        labels=tuple(Labelling(**one) for one in document["labels"]),
        by_article=tuple(Match(**one) for one in document["by_article"]),
        only_first=tuple(document["only_first"]),
        only_second=tuple(document["only_second"]),
        differences=tuple(Difference(**one) for one in document["differences"]),
    )


def _differences(agreement: Agreement) -> set[tuple[str, ...]]:
    """Return a key for each difference of label, and for each claim that only one file has."""
    labels = {(one.label, one.first, one.second) for one in agreement.differences}
    lone = {("claim", claim) for claim in (*agreement.only_first, *agreement.only_second)}
    return labels | lone


def _low(agreement: Agreement) -> str:
    low = (
        f"{one.name} {one.alpha:.2f}"
        for one in agreement.labels
        if one.alpha is not None and one.alpha < 0.80
    )
    return ", ".join(low) or "nothing"
