"""A noun in the words of a figure that belongs to another measure.

## What it finds

`figure@` words with a noun beside the number, or with a noun that says two by its ending, which the
registry of units has under another unit than that of the measure. `nouns` of a unit are singulars and
broken plurals; duals and other endings are understood. Nothing is reported if a noun of the
measure's unit is there too, or if that unit has no `nouns`.

## Why it matters

A figure under the wrong measure is a right number in the wrong sum: missiles counted as shells.

## Example

    measure: shells-delivered
    figure: 300
    figure@120: 300 missiles

## Write instead

    measure: missiles-delivered
    figure: 300
    figure@120: 300 missiles
"""

from __future__ import annotations

from functools import lru_cache

from claimpack.model.language import Language, Noun
from claimpack.rules.api import Corpus, Finding, Iterator, Mapping, Pages, Related, Rule
from claimpack.text.figure_words import words_of_figure

RULE = Rule(
    code="F08",
    name="foreign-noun",
    message="{noun} counts `{other}`, but the measure `{measure}` counts `{unit}`",
    severity="warning",
    scope="page",
)


_SHOWN = 3


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare the nouns beside numbers with the units of their measures."""
    nouns = tuple((unit.unit_id, unit.nouns) for unit in corpus.units.values() if unit.nouns)
    for claim in corpus.claims.values() if nouns else ():
        if claim.measure is None:
            continue
        measure = corpus.measures.get(claim.measure)
        unit = corpus.units.get(measure.unit) if measure is not None else None
        if measure is None or unit is None or not unit.nouns or not unit.fits(measure.nature):
            continue  # nothing to compare with, or a wrong unit (R08)
        for one in words_of_figure(claim, pages.get(claim.source_id)):
            named, counted = one.language.units_counted(one.words, _forms(one.language, nouns))
            if counted is None or unit.unit_id in named:
                continue
            word, noun = counted
            there = corpus.units[noun.unit].location.child("nouns", noun.index)
            yield RULE.at(
                claim.location.child("measure"),
                hint=_hint(corpus, noun.unit, unit.unit_id),
                related=(
                    Related(location=one.anchor.words_location, message="the noun"),
                    Related(location=there, message=f"the noun in the registry, at `{noun.unit}`"),
                ),
                noun=f"\u2068{word}\u2069",
                other=noun.unit,
                measure=measure.measure_id,
                unit=unit.unit_id,
            )


@lru_cache(maxsize=4)  # all pages have the same registry
def _forms(
    language: Language, nouns: tuple[tuple[str, tuple[str, ...]], ...]
) -> Mapping[str, tuple[Noun, ...]]:
    return language.noun_forms(dict(nouns))


def _hint(corpus: Corpus, other: str, unit: str) -> str:
    fitting = [f"`{one.measure_id}`" for one in corpus.measures.values() if one.unit == other]
    measures = " or ".join(fitting[:_SHOWN]) or f"a new measure that counts `{other}`"
    return f"write {measures}, or add the noun to `nouns` of `{unit}`"
