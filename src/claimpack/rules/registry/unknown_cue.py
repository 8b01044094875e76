"""A reporting verb that is not in the registry of cues.

## What it finds

`cue@` words that are in no list of `annotations/registry/cues.yaml`, compared without differences of
spelling.

## Why it matters

The registry gives a hop its mode and tone. The search for missed claims finds only verbs that it lists.

## Example

    cue@63: proclaimed

## Write instead

The verb alone, or a new entry in the list of its mode and tone.
"""

from __future__ import annotations

from claimpack.languages import fold
from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.find import compare_with_page
from claimpack.text.words import bare

RULE = Rule(
    code="R07",
    name="unknown-cue",
    message="{words} is not a known reporting verb",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Look up the words of each cue, except words that are not at their offset (A01)."""
    for voice in claim.chain[1:]:
        for anchor in voice.anchors if not voice.inherited else ():
            if anchor.field != "cue" or anchor.words is None or _known(anchor.words, corpus):
                continue
            page = pages.get(claim.source_id)
            if page is not None and compare_with_page(anchor, page) == "different":
                continue
            yield RULE.at(
                anchor.words_location,
                hint="add it to annotations/registry/cues.yaml under its mode and tone",
                words=f"\u2068{anchor.words}\u2069",
            )


def _known(words: str, corpus: Corpus) -> bool:
    """Return whether a list of cues has the words, or a rejected list may have them."""
    folded = fold(bare(words))
    for entry in corpus.cues:
        if folded in entry.folded:
            return True
    return any(name.startswith("cue:") for name in corpus.rejected)
