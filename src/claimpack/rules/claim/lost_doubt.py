"""A word of doubt in the words of a claim that is certain.

## What it finds

Words of a `content@`, `figure@` or `certainty@` anchor such as "perhaps", "may", "expected", "it seems",
at a claim whose certainty is `certain`, the default. Silent anchors and claims of the kind `silence` are
not read.

## Why it matters

"May have sent" and "has sent" are two claims. A filter by certainty returns the wrong one.

## Example

    gloss: The port will perhaps close.
    content@120: perhaps close

## Write instead

    gloss: The port will perhaps close.
    certainty: possible
    content@120: perhaps close

## Known limits

The word that means "may" before one tense means "has" before another, and some verbs look alike in both.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Edit, Finding, Fix, Iterator, Pages, Rule

RULE = Rule(
    code="C04",
    name="lost-doubt",
    message='the words say "{sense}", but the claim is certain',
    severity="warning",
    scope="claim",
)


READ = ("content", "figure", "certainty")


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find the first word of doubt in the words of a certain claim."""
    page = pages.get(claim.source_id)
    if page is None or claim.certainty != "certain" or claim.kind == "silence":
        return
    for anchor in claim.anchors:
        if anchor.words is None or anchor.field not in READ:
            continue
        doubt = page.language.read_doubt(anchor.words)
        if doubt is not None:
            hint = f"write `certainty: {doubt.certainty}`, or anchor other words"
            at = (
                anchor.words_location
                if "certainty" in claim.defaulted
                else claim.location.child("certainty")
            )
            yield RULE.at(at, hint=hint, fix=_fix(claim, doubt.certainty), sense=doubt.sense)
            return


def _fix(claim: Claim, certainty: str) -> Fix:
    edit = Edit(location=claim.location.child("certainty"), text=certainty)
    if "certainty" in claim.defaulted:
        behind = "reading" if claim.reading is not None else "gloss"
        edit = Edit(location=claim.location.child(behind), action="insert", text=f"certainty: {certainty}")
    return Fix(title=f"write `certainty: {certainty}`", edits=(edit,), safe=False)
