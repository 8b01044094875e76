"""An unidentified publisher of more than one page.

## What it finds

An actor of kind `unnamed` that is the publisher of articles on two or more pages.

## Why it matters

No one knows whether the outlets are one. Counted as one publisher, they hide that a claim was published
twice; counted as one origin, they make two independent reports look like one.

## Example

`publisher: unknown` in the records of two pages.

## Write instead

An actor for each outlet:

    outlet-of-harbour-talks:
      kind: unnamed
      name: Unidentified outlet of harbour-talks
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterable, Iterator, Location, Pages, Related, Rule

RULE = Rule(
    code="S13",
    name="shared-publisher",
    message="`{publisher}`, which is not identified, published `{article}` and `{first}`",
    scope="corpus",
)


def collect(corpus: Corpus, _: Pages) -> Iterator[tuple[str, str]]:
    """Yield the unidentified publishers of a page, each with its first article there."""
    found: dict[str, str] = {}
    for article in corpus.articles.values():
        actor = corpus.actors.get(article.publisher_id)
        if actor is not None and actor.kind == "unnamed":
            found.setdefault(actor.actor_id, article.article_id)
    yield from found.items()


def check(publishers: Iterable[tuple[str, str]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Find publishers of two pages."""
    seen: dict[str, str] = {}
    for publisher, article in publishers:
        first = seen.setdefault(publisher, article)
        if first != article:
            source = article.partition("/")[0]
            yield RULE.at(
                _location(article),
                hint=f"register an actor of its own, such as `outlet-of-{source}`",
                related=(Related(location=_location(first), message="first used here"),),
                publisher=publisher,
                article=article,
                first=first,
            )


def _location(article_id: str) -> Location:
    source, _, slug = article_id.partition("/")
    return Location(f"sources/{source}.yaml").child("articles", slug, "publisher")
