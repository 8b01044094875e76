"""A person who speaks outside the dates of every office in the registry.

## What it finds

A voice that is a person all of whose `posts` have dates, where the day of speech is in none of them.
The day is that of `said` or, without it, that of the article. An article is reported once for each person
and day.

## Why it matters

Either a date is wrong, or the registry lacks an office, or another person of the same name is meant. A
spokesman does not speak for an office that he has left.

## Example

    harbour-master:
      posts:
        - director of port-office 2015/2019

in a claim of 2021.

## Write instead

    harbour-master:
      posts:
        - director of port-office 2015/..

## Known limits

A person who has a post without dates is not checked.
"""

from __future__ import annotations

from claimpack.rules.api import (
    Actor,
    Article,
    Attribution,
    Corpus,
    Extent,
    Finding,
    Iterator,
    Location,
    Pages,
    Post,
    Related,
    Rule,
)
from claimpack.text.dates import DateError, read_extent

RULE = Rule(
    code="R06",
    name="voice-out-of-office",
    message="`{person}` speaks ({when}) outside the dates of every post in the registry",
    severity="warning",
    scope="article",
)


def check(article: Article, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare when each person of an article speaks with the dates of the person's posts."""
    published = article.published
    reported: set[tuple[str, str]] = set()
    for voice, person in _persons(article, corpus):
        spoken = voice.said or published
        terms = _terms(person)
        if spoken is None or not terms or any(spoken.extent.overlaps(term) for term in terms):
            continue
        if (person.actor_id, spoken.edtf) in reported:
            continue
        reported.add((person.actor_id, spoken.edtf))
        at = voice.location.child("said") if voice.said else _by(voice, person)
        posts = tuple(
            Related(location=post.location, message=f"{post.title} of {post.org}: {_dates(post)}")
            for post in person.posts
        )
        hint = "correct the date or the posts in annotations/registry/actors.yaml, or name another person"
        yield RULE.at(at, hint=hint, related=posts, person=person.actor_id, when=spoken.edtf)


def _persons(article: Article, corpus: Corpus) -> Iterator[tuple[Attribution, Actor]]:
    for claim in corpus.by_article.get(article.article_id, ()):
        for voice in claim.chain[1:]:
            for name in voice.actors if not voice.inherited else ():
                person = corpus.actors.get(name)
                if person is not None and person.kind == "person":
                    yield voice, person


def _terms(person: Actor) -> list[Extent]:
    """Return the time of each post; empty if a post has no dates, or broken ones (T01)."""
    try:
        terms = [_term(post) for post in person.posts]
    except DateError:
        return []
    return [] if any(term.start is None and term.end is None for term in terms) else terms


def _term(post: Post) -> Extent:
    return Extent(
        start=read_extent(post.start).start if post.start is not None else None,
        end=read_extent(post.end).end if post.end is not None else None,
        precision="interval",
    )


def _by(voice: Attribution, person: Actor) -> Location:
    return voice.location.child("by", voice.actors.index(person.actor_id))


def _dates(post: Post) -> str:
    if post.start is not None and post.end is not None:
        return f"{post.start} to {post.end}"
    return f"from {post.start}" if post.end is None else f"until {post.end}"
