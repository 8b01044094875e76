"""A relative date that does not follow from the article's date.

## What it finds

A `when` or `said` with a relation in brackets (`month-1`, `mon-0`, `dec+0`) neither end of which is
among the days that the relation yields from the date of publication.

## Why it matters

"Last month" means another month on another page. The relation records how the value was computed, so
that it can be checked. If the date of a page is corrected later, the relation shows which claims change.

## Example

    when: 2021-04 [month-1]

in an article of 12 March 2021.

## Write instead

    when: 2021-02 [month-1]
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule, rewrite
from claimpack.text.relative_dates import meaning, resolve_relative, write_days

RULE = Rule(
    code="T02",
    name="misreckoned-date",
    message="`{written}` does not follow from `{code}` and {base}",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compute each relative date of a claim and compare it with the written one."""
    dates = [
        (voice.said, voice.location, "said")
        for voice in claim.chain
        if voice.said is not None and not voice.inherited
    ]
    if claim.when is not None:
        dates.insert(0, (claim.when, claim.location, "when"))
    article = corpus.articles.get(claim.article_id) if dates else None
    if article is None or article.published is None:
        return
    for dated, record, key in dates:
        if dated.basis != "relative" or dated.relation is None:
            continue
        days = resolve_relative(dated.relation, article.published.extent)
        if days is not None and not dated.extent.touches(*days):
            location = record.child(key)
            computed = str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"
            yield RULE.at(
                location,
                fix=rewrite(location, f"{write_days(*days)} [{dated.relation}]", safe=False),
                hint=f"{meaning(dated.relation)} is {computed}; "
                "correct the date, or the relation in brackets if the page says otherwise",
                written=dated.edtf,
                code=dated.relation,
                base=article.published.edtf,
            )
