"""An agreement as text, as JSON and as a page."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.agreement import Agreement, Labelling, Match

VERSION = 1


def as_json(agreement: Agreement) -> str:
    """Return the agreement as JSON; `version` changes when a key does."""
    document = {"version": VERSION, **asdict(agreement)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_text(agreement: Agreement) -> str:
    """Return the measures as columns of text, then every difference."""
    lines = [f"{len(agreement.articles)} articles annotated twice", ""]
    lines.append(f"{'found':24} {'first':>6} {'second':>6} {'both':>6} {'recall':>13} {'F':>6}")
    lines += [
        f"{one.name:24} {one.n_first:6} {one.n_second:6} {one.n_both:6} "
        f"{_recall(one):>13} {_number(one.f_measure):>6}"
        for one in (*agreement.found, *agreement.by_article)
    ]
    lines += ["", f"{'label':24} {'pairs':>6} {'equal':>6} {'share':>6} {'alpha':>6}"]
    lines += [
        f"{one.name:24} {one.n_pairs:6} {one.n_equal:6} {_number(_share(one)):>6} {_number(one.alpha):>6}"
        for one in agreement.labels
    ]
    lines += ["", *(f"only the first:  {claim}" for claim in agreement.only_first)]
    lines += [f"only the second: {claim}" for claim in agreement.only_second]
    lines += [
        f"{one.first} ~ {one.second}: {one.label}: {one.first_says} / {one.second_says}"
        for one in agreement.differences
    ]
    return "\n".join((*lines, ""))


def as_page(agreement: Agreement) -> str:
    """Return the measures as Markdown tables."""
    return "\n".join(_page(agreement))


def _page(agreement: Agreement) -> Iterator[str]:
    yield "| found | first | second | both | recall, first and second | F |"
    yield "|---|---|---|---|---|---|"
    for one in (*agreement.found, *agreement.by_article):
        yield (
            f"| {one.name} | {one.n_first} | {one.n_second} | {one.n_both} | {_recall(one)} "
            f"| {_number(one.f_measure)} |"
        )
    yield ""
    yield "| label on claims that both found | distance | pairs | equal | share | alpha |"
    yield "|---|---|---|---|---|---|"
    for label in agreement.labels:
        yield (
            f"| {label.name} | {label.distance} | {label.n_pairs} | {label.n_equal} "
            f"| {_number(_share(label))} | {_number(label.alpha)} |"
        )


def _share(one: Labelling) -> float | None:
    return one.n_equal / one.n_pairs if one.n_pairs else None


def _recall(one: Match) -> str:
    recalls = (one.n_both / count if count else None for count in (one.n_first, one.n_second))
    return " / ".join(_number(recall) for recall in recalls)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
