"""What a person names on the command line, looked up: articles, codes, and ids that are free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.scaffold.ids import free, slug_of, well_formed
from claimpack.text.spelling import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from claimpack.model.corpus import Corpus
    from claimpack.model.vocabulary import Code


def article_of(target: str, corpus: Corpus) -> tuple[str, str | None]:
    """Read `SOURCE/ARTICLE[/SLUG]`: the id of an article that there is, and that of the claim, if given."""
    parts = target.split("/")
    if len(parts) not in (2, 3):
        raise ClaimpackError(f"`{target}` is not SOURCE/ARTICLE or SOURCE/ARTICLE/SLUG")
    source_id, article_id = parts[0], "/".join(parts[:2])
    if corpus.is_rejected("source", source_id):
        raise ClaimpackError(f"sources/{source_id}.yaml cannot be read; run `claimpack check`")
    if source_id not in corpus.sources:
        add = "register its page with `claimpack new source FILE`"
        raise ClaimpackError(
            f"there is no source `{source_id}`; {did_you_mean(source_id, corpus.sources, add)}"
        )
    if article_id not in corpus.articles:
        meant = nearest(parts[1], [article.slug for article in corpus.sources[source_id].articles])
        declare = f"declare it under `articles` of sources/{source_id}.yaml"
        hint = declare if meant is None else f"did you mean `{source_id}/{meant}`?"
        raise ClaimpackError(f"there is no article `{article_id}`; {hint}")
    return article_id, parts[2] if len(parts) == 3 else None


def ids_of(written: str) -> tuple[str, ...]:
    """Read ids with commas between them. Raises ClaimpackError for one that cannot be an id."""
    return tuple(well_formed(name.strip(), "harbour-master") for name in written.split(","))


def known_code(what: str, code: str | None, vocabulary: Iterable[Code]) -> None:
    """Raise ClaimpackError for a code that the vocabulary does not have."""
    codes = [known.code for known in vocabulary]
    if code is not None and code not in codes:
        hint = did_you_mean(code, codes, "look again")
        raise ClaimpackError(f"there is no {what} `{code}`; {hint} ({', '.join(codes)})")


def taken_slugs(article_id: str, corpus: Corpus) -> frozenset[str]:
    """Return the ids of claims of an article that exist, were refused, or are retired."""
    lost = (name.removeprefix("claim:") for name in corpus.rejected if name.startswith("claim:"))
    every = (*corpus.claims, *corpus.retired, *lost)
    prefix = f"{article_id}/"
    return frozenset(name.removeprefix(prefix) for name in every if name.startswith(prefix))


def free_slug(wanted: str | None, topics: Iterable[str], taken: Collection[str]) -> str:
    """Return the id of a new claim: the wanted one if it may be, else one made of what it is about."""
    if wanted is None:
        return free(slug_of("-".join(topics)), taken)
    well_formed(wanted, "grain-shipped")
    if wanted in taken:
        raise ClaimpackError(
            f"`{wanted}` is taken: an id is used once, also by a claim that is retired; "
            f"`{free(wanted, taken)}` is free"
        )
    return wanted
