"""The two rounds of double annotation, as they were measured, and what was settled since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimpack.agree.render import as_page
from claimpack.model.agreement import Agreement, Difference, Labelling, Match

ROUNDS = Path(__file__).resolve().parent.parent / "docs" / "agreement"

PAGE = """\
# Agreement of two annotators

Every article was annotated twice: the second time from the guidelines and the page alone, without sight of
the first. The measures are those of `claimpack agree`; the files below `docs/agreement/` are its output on
the commits named here, so that anybody can run it again.

`F` is the harmonic mean of both recalls. A claim is found by both if the two passages share a fifth of
their characters or more; pairs are taken best first, and a claim stands in one pair at most. Alpha is Krippendorff's, with the MASI distance for sets.

## First round: version 1 of the guidelines

Commit `{first_commit}`, before any difference was settled.

{first}

Below 0.80: {first_low}. F for figures is {first_figures:.3f}, under the target of 0.98: "many" was a figure to
one annotator and none to the other. What was asked was not decided by the page there, but by taste: which tense a
judgement has, whether "confirmed" takes sides, whether an undated event inherits the date of the article, who
the agent of a demand is. Version 2 decides each of these by a test, in a fixed order, and takes tense from
the kind and tone from the cue.

## Second round: version 2, labels only

Commit `{second_commit}`. Four annotators who had seen neither file got the claims of the second annotation,
without their labels, and version 2. The first annotation was revised by version 2 before these labels were
seen. This is again before any difference was settled.

{second}

Below 0.80: {second_low}. That is no vocabulary: dates are compared exactly. The vague amount was labelled
an event this time, so its figure left the second file.

## What was settled

Of the {n_before} differences of the second round (labels, and claims that one side lacks), {n_gone} are gone: the first
annotation now has what the second had, or a third thing that both led to. {n_added} claims were added that only
the second had. {n_left} differences stay, each read again beside the page, for these reasons:

- a claim that only one has: a clause that the sentence takes for granted, a purpose, or two verbs for one
  deed, which are no claims of their own; or a relative clause that reports a deed, which is one;
- the date of what is claimed: what belongs to a registered event has its date, sentence by sentence or not;
- the date of a speech: not carried to a sentence that the page does not place in that speech;
- agents: a passive and a verbal noun without a doer have none, and who demands is not who is to act;
- tense: what has not happened yet is judged conditionally, also without an "if"; the yearly total is still
  to come while the year runs;
- tone: the second file lacks the anchor on the cue that sets it;
- kind: a state of things between countries is an event, praise is a stance;
- names: the registry's id, for the same person.

## What it does not show

Both annotators are of one team, and the claims of the second round were given. Dates of speech and of what is
claimed are compared exactly: an interval that differs by a day counts as wholly different.
"""


def agreement_page(now: Agreement) -> str:
    """Give the page; `now` is the comparison of the files as they are."""
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
    """Give a line for each round, for the data sheet."""
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
    """One key for each difference of label, and for each claim that one side lacks."""
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
