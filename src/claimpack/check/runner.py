"""A corpus and its pages to diagnostics: runs the rules it is given and knows none by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.sites import sites

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages
    from claimpack.plugins import LoadedRule


def run(rules: Iterable[LoadedRule], corpus: Corpus, pages: Pages) -> tuple[Diagnostic, ...]:
    """Call each rule once for every subject of its scope."""
    subjects: dict[str, tuple[object, ...]] = {
        "source": tuple(corpus.sources.values()),
        "article": tuple(corpus.articles.values()),
        "claim": tuple(corpus.claims.values()),
        "anchor": tuple(sites(corpus)),
        "corpus": (corpus,),
    }
    return tuple(
        diagnostic
        for loaded in rules
        if loaded.check is not None
        for subject in subjects[loaded.rule.scope]
        for diagnostic in loaded.check(subject, corpus, pages)
    )
