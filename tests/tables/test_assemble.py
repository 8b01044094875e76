"""Tables put together page by page are those of everything at once, whatever the pages are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack import plugins
from claimpack.model.corpus import Corpus
from claimpack.model.table import Row, TableSchema
from claimpack.pipeline import check_project
from claimpack.tables.assemble import assemble, merge_of, tabulate_pages, tabulate_registries
from claimpack.tables.csv_text import csv_text
from tests.conftest import HARBOUR, ROOT
from tests.tables.random_tables import SCHEMAS

SOURCES = plugins.tables()
PAGE_SOURCES = {source.table: source for source in SOURCES if source.origin == "pages"}
OF_PAGES = [schema for schema in SCHEMAS if schema.name in PAGE_SOURCES]

# Ids as the schemas have them, and others: what stands behind the source's id must not matter.
slug = st.text("a1z-", min_size=1, max_size=4)
small = st.integers(-1, 12)


def ids(column: str, source: str) -> st.SearchStrategy[Any]:
    """Give ids of a column that begin with a source, where ids of this column do."""
    return {
        "source_id": st.just(source),
        "article_id": st.builds("{}/{}".format, st.just(source), slug),
        "claim_id": st.builds("{}/{}/{}".format, st.just(source), slug, slug),
        "from_claim": st.builds("{}/{}/{}".format, st.just(source), slug, slug),
        "mention_id": st.builds("{}@{}+{}".format, st.just(source), st.integers(0, 12), st.integers(0, 12)),
    }.get(column, slug)


@st.composite
def paged_rows(draw: st.DrawFn) -> tuple[TableSchema, dict[str, list[Row]]]:
    schema = draw(st.sampled_from(OF_PAGES))
    pages: dict[str, list[Row]] = {}
    types = {field.name: field.type for field in schema.fields}
    for source in draw(st.lists(slug, unique=True, max_size=5)):
        first, *others = schema.primary_key
        key = {first: ids(first, source)} | {
            name: small if types[name] == "integer" else slug for name in others
        }
        rest = {name: st.none() | small for name in types if name not in key}
        found = draw(st.lists(st.fixed_dictionaries(key | rest), max_size=4))
        pages[source] = list(
            {tuple(row[name] for name in schema.primary_key): row for row in found}.values()
        )
    return schema, pages


def merged(schema: TableSchema, registry_text: str, texts: Mapping[str, str]) -> str:
    merge = merge_of(schema, PAGE_SOURCES[schema.name], registry_text)
    ready = [text for source in sorted(texts) if texts[source] for text in merge.add(source, texts[source])]
    return "".join([*ready, *merge.rest()])


def test_a_page_waits_only_for_those_whose_ids_begin_with_its_own() -> None:
    (schema,) = (schema for schema in SCHEMAS if schema.name == "claims")
    merge = merge_of(schema, PAGE_SOURCES["claims"], "")
    ready = {source: merge.add(source, source) for source in ("a", "a-b", "a-c", "ab", "b")}
    assert ready == {"a": [], "a-b": [], "a-c": ["a-b"], "ab": ["a-c", "a"], "b": ["ab"]}
    assert list(merge.rest()) == ["b"]


@given(paged_rows())
def test_the_order_of_pages_is_that_of_the_keys(made: tuple[TableSchema, dict[str, list[Row]]]) -> None:
    schema, pages = made
    complete = PAGE_SOURCES[schema.name].complete
    # Pages arrive in the order of their ids, which decides between rows of one key (such a table is refused).
    rows = [row for source in sorted(pages) for row in pages[source]]
    expected = csv_text(schema, rows if complete is None else complete(rows), "tests")
    texts = {source: csv_text(schema, rows, "tests") for source, rows in pages.items()}
    assert merged(schema, "", texts) == expected


@given(
    st.lists(st.tuples(slug, slug), max_size=6),
    st.dictionaries(slug, st.lists(st.tuples(slug, slug)), max_size=3),
)
def test_names_of_registries_and_pages_are_sorted_together(
    everywhere: list[tuple[str, str]], local: dict[str, list[tuple[str, str]]]
) -> None:
    (schema,) = (schema for schema in SCHEMAS if schema.name == "actor_names")

    def rows(names: list[tuple[str, str]], article: str | None) -> list[Row]:
        return [{"actor_id": actor, "name": name, "article_id": article} for actor, name in names]

    texts = {
        source: csv_text(schema, rows(names, f"{source}/main"), "tests") for source, names in local.items()
    }
    whole = rows(everywhere, None)
    whole += [row for source, names in sorted(local.items()) for row in rows(names, f"{source}/main")]
    registry = csv_text(schema, rows(everywhere, None), "tests")
    assert merged(schema, registry, texts) == csv_text(schema, whole, "tests")


def test_a_symmetric_link_comes_back_from_another_page_unless_it_is_written_there() -> None:
    (schema,) = (schema for schema in SCHEMAS if schema.name == "links")
    texts = {
        "b": "b/m/x,conflicts,a/m/x,,\nb/m/x,corroborates,a/m/y,,reported\n",
        "a": "a/m/x,conflicts,b/m/x,,figure\na/m/x,updates,b/m/x,,\n",
    }
    assert merged(schema, "", texts).splitlines() == [
        "a/m/x,conflicts,b/m/x,,figure",
        "a/m/x,updates,b/m/x,,",
        "a/m/y,corroborates,b/m/x,,reported",
        "b/m/x,conflicts,a/m/x,,",
        "b/m/x,corroborates,a/m/y,,reported",
    ]


def pages_of(corpus: Corpus) -> dict[str, Corpus]:
    """Divide a corpus as the map of pages does: every registry, and one page."""
    claims: dict[str, dict[str, Any]] = defaultdict(dict)
    articles: dict[str, dict[str, Any]] = defaultdict(dict)
    for claim in corpus.claims.values():
        claims[claim.source_id][claim.claim_id] = claim
    for article in corpus.articles.values():
        articles[article.source_id][article.article_id] = article
    return {
        source_id: replace(
            corpus,
            sources={source_id: source},
            regions={source_id: corpus.regions[source_id]},
            articles=articles[source_id],
            claims=claims[source_id],
        )
        for source_id, source in corpus.sources.items()
    }


@pytest.mark.parametrize("project", [HARBOUR, ROOT], ids=["harbour", "this repository"])
def test_a_page_at_a_time_gives_the_same_tables(project: Path) -> None:
    corpus = check_project(project).corpus
    about = {"name": "a", "version": "0.1.0", "licence": "b"}
    registries = tabulate_registries(corpus, SCHEMAS, SOURCES)
    whole = tabulate_pages(corpus, SCHEMAS, SOURCES)
    pages = {name: tabulate_pages(one, SCHEMAS, SOURCES) for name, one in pages_of(corpus).items()}
    once = assemble(SCHEMAS, SOURCES, registries, ("",), lambda _: whole, **about)
    paged = assemble(SCHEMAS, SOURCES, registries, tuple(pages), pages.__getitem__, **about)
    for schema in SCHEMAS:
        texts = ["".join(package.text(schema.name)) for package in (once, paged, paged)]
        assert texts[0] == texts[1] == texts[2], schema.name
