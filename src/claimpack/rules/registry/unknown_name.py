"""Words of a `by@` anchor that are no known name of the actor.

## What it finds

`by@` words, of a hop with one actor, that are neither an alias of the actor nor a local name of the
article, compared without differences of spelling.

## Why it matters

The registry lists the names under which an actor appears. A new spelling belongs there, and a wrong
name may mean another actor.

## Example

    - by: harbour-master
      by@81: the harbour's chief

## Write instead

The name alone, or a new alias in the registry. Anchor a description without its words.
"""

from __future__ import annotations

from claimpack.languages import fold
from claimpack.rules.api import (
    Actor,
    Anchor,
    Claim,
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterator,
    Page,
    Pages,
    Rule,
)
from claimpack.text.find import compare_with_page
from claimpack.text.words import bare

RULE = Rule(
    code="R04",
    name="unknown-name",
    message="{words} is not a name of `{actor}` in the registry",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Look up the words of each hop with one actor, except words that are not at their offset (A01)."""
    for voice in claim.chain[1:]:
        actor = corpus.actors.get(voice.actors[0])
        if actor is None or len(voice.actors) > 1 or voice.inherited:
            continue
        for anchor in voice.anchors:
            if anchor.field != "by" or anchor.words is None:
                continue
            words = bare(anchor.words)
            if words in actor.aliases or fold(words) in _names(actor, claim, corpus):
                continue
            if not _is_on_page(anchor, pages.get(claim.source_id)):
                continue
            yield RULE.at(
                anchor.words_location,
                hint="add it to the actor's aliases, or anchor a registered name",
                fix=_add_alias(actor, words, corpus),
                words=f"\u2068{anchor.words}\u2069",
                actor=actor.actor_id,
            )


def _names(actor: Actor, claim: Claim, corpus: Corpus) -> set[str]:
    """Return the folded names of an actor: those of the registry and the local ones of the article."""
    article = corpus.articles.get(claim.article_id)
    local = article.local_names if article is not None else ()
    return {
        fold(name) for name in (*actor.aliases, *(one for owner, one in local if owner == actor.actor_id))
    }


def _is_on_page(anchor: Anchor, page: Page | None) -> bool:
    return page is None or compare_with_page(anchor, page) != "different"


def _add_alias(actor: Actor, words: str, corpus: Corpus) -> Fix | None:
    taken = {fold(name) for other in corpus.actors.values() for name in other.aliases}
    if not actor.aliases or fold(words) in taken:
        return None
    last = actor.location.child("aliases", len(actor.aliases) - 1)
    insert = Edit(location=last, action="insert", text=f"- {words}")
    return Fix(title=f"add it to the aliases of `{actor.actor_id}`", edits=(insert,), safe=False)
