"""Schemas and rules to the pages of docs/ that nobody writes by hand."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from agreement_page import agreement_page, summary

from claimpack import check_project, plugins
from claimpack.model.agreement import Agreement
from claimpack.model.anchor_use import sites
from claimpack.model.contracts import Contracts
from claimpack.model.table import TableSchema
from claimpack.pipeline import compare_annotators
from claimpack.text.lexicon import CLEAR_LIST_VERSION, MONTHS, NUMBER_WORDS, WEEKDAYS
from claimpack.text.mask import SHADES, compare
from claimpack.text.words import word_spans
from claimpack.workspace.contracts import read_contracts

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- Made by scripts/gen-docs; do not edit. -->"


def pages() -> dict[str, str]:
    """Give every generated page by its path below docs/."""
    contracts = read_contracts()
    made = {
        "tables.md": tables(contracts),
        "vocabularies.md": vocabularies(contracts),
        "rules.md": rules(),
        "clear-words.md": clear_words(),
        "masks.md": masks(),
        "dataset.md": dataset(),
        "agreement.md": agreement_page(compared()),
    }
    return {name: f"{MADE}\n\n{text.rstrip()}\n" for name, text in made.items()}


def tables(contracts: Contracts) -> str:
    lines = [
        "# Tables",
        "",
        "Each table is published as CSV and as Parquet in `build/`. Keys are marked **bold**; an empty cell",
        "means that nothing is stated, never zero and never an empty text. Offsets count Unicode code points",
        "of the page, from 0, the end not included.",
        "",
        *(f"- [{table.name}](#{table.name}): {_lower(table.description)}" for table in contracts.tables),
        "",
    ]
    for table in contracts.tables:
        lines += table_page(table)
    return "\n".join(lines)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def table_page(table: TableSchema) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield table.description
    yield ""
    yield "| column | type | may be empty | description |"
    yield "|---|---|---|---|"
    targets = {column: key.table for key in table.foreign_keys for column in key.columns}
    for field in table.fields:
        name = f"**{field.name}**" if field.name in table.primary_key else field.name
        link = f" → [{targets[field.name]}](#{targets[field.name]})" if field.name in targets else ""
        codes = f" [Codes](vocabularies.md#{field.vocabulary})." if field.vocabulary else ""
        empty = "" if field.required else "yes"
        yield f"| {name} | {field.type} | {empty} | {field.description}{codes}{link} |"
    yield ""


def vocabularies(contracts: Contracts) -> str:
    lines = ["# Vocabularies", "", "The closed lists of codes, as in the table `vocab`.", ""]
    for name, codes in contracts.vocabularies.items():
        description = contracts.shapes["vocabularies"]["$defs"][name]["description"]
        lines += [f"## {name}", "", description, "", "| code | means |", "|---|---|"]
        lines += [f"| `{code}` | {meaning} |" for code, meaning in codes]
        lines.append("")
    return "\n".join(lines)


def rules() -> str:
    loaded = plugins.rules()
    lines = ["# Rules", "", "What the checker finds. `claimpack explain RULE` prints the same.", ""]
    for one in loaded:
        anchor = f"{one.rule.code}-{one.rule.name}".lower()
        lines.append(f"- [{one.rule.code} {one.rule.name}](#{anchor}): {one.manual.splitlines()[0]}")
    for one in loaded:
        manual = one.manual.strip().replace("\n## ", "\n### ")
        lines += [
            "",
            f"## {one.rule.code} {one.rule.name}",
            "",
            f"Severity: {one.rule.severity}.",
            "",
            manual,
        ]
    return "\n".join(lines)


def clear_words() -> str:
    lists = (("Number words", NUMBER_WORDS), ("Months", MONTHS), ("Weekdays", WEEKDAYS))
    lines = [
        "# The words that a mask leaves readable",
        "",
        f"Version {CLEAR_LIST_VERSION} of the list. Words are folded: one spelling for each letter, no vowel marks.",
        "A word is also readable with the particles that are written together with it.",
    ]
    for title, words in lists:
        lines += ["", f"## {title}", "", '<p dir="rtl">', "، ".join(sorted(words)), "</p>"]
    return "\n".join(lines)


MASKS = """# Masked texts

Each page stands in `sources/` as a masked text: as many characters as the page has, in which each word
(a run of letters and marks) is replaced, letter by letter, by one of the four blocks ░ ▒ ▓ █. Which one
is chosen by two bits of the SHA-256 of the page's digest and the word. Digits, punctuation, spaces and
line breaks stay, and so do number words, months and weekdays ([the list](clear-words.md)).

So whoever has words can see whether they may stand at a place: their lengths, digits and punctuation
must agree, and two bits of each word. Whoever has only the mask learns the lengths of words, which of
them may be equal (one in four of equal length is, by chance), and the numbers and dates of the page.

## How often words pass at a wrong place

Every anchor of the dataset that has words, tried at the beginning of every other word of its page:

| words | anchors | places tried | passed | share |
|---|---|---|---|---|
{chances}

An anchor that begins or ends inside a word is compared by length there; the summary of `claimpack check`
counts these apart.

## How much of each page is shaded

| page | characters | words | shaded words |
|---|---|---|---|
{shares}
"""


def masks() -> str:
    checked = check_project(DOCS.parent)
    tried: Counter[int] = Counter()
    passed: Counter[int] = Counter()
    anchors: Counter[int] = Counter()
    for site in sites(checked.corpus):
        page = checked.pages.by_source[site.source_id]
        words, mask = site.anchor.words, page.mask
        if words is None or mask is None:
            continue
        size = min(len(list(word_spans(words))), 4)
        anchors[size] += 1
        for start in starts(mask):
            if start != site.anchor.start:
                tried[size] += 1
                passed[size] += compare(words, mask, start, page.sha256) == "equal"
    chances = [
        f"| {size if size < 4 else '4 or more'} | {anchors[size]} | {tried[size]} | {passed[size]} | {passed[size] / tried[size]:.2%} |"
        for size in sorted(tried)
    ]
    shares = []
    for source_id, page in checked.pages.by_source.items():
        mask = page.mask or ""
        n_words, clear = len(starts(mask)), len(list(word_spans(mask)))
        shares.append(f"| {source_id} | {len(mask)} | {n_words} | {n_words - clear} |")
    return MASKS.format(chances="\n".join(chances), shares="\n".join(shares))


def starts(mask: str) -> list[int]:
    """Give where words begin on a masked page: a run of one shade, or of letters left readable."""
    return [found.start() for found in re.finditer(rf"[{SHADES}]+|[^\W\d_]+", mask)]


DATASET = """# dprk-russia-claims: data sheet

## What is in it

Every claim that five Arabic news pages of 2023 to 2025 make about North Korea and Russia, and, where two
of the pages hold a second article, the claims of that: each figure, attributed statement, event, denial,
accusation, commitment, prediction and silence in titles, bodies and captions. Each has its figure with
the bounds that were stated, its actors, the chain of voices through which it is heard, its dates, and
the characters of the page that say so. It says what the pages say, not what is true.

| article | published | claims | {kinds} | figures | numbers covered |
|---|---|---|{lines}---|---|
{articles}

The longest chain has {longest} voices behind the publisher; {own} claims are an article's own voice.

## How it was made

By hand, in YAML, after the [guidelines](guidelines/README.md), and every article twice. The compiler
checked every anchor against the text, every figure against its words, and every number, quotation,
weekday, month and known reporting verb for a claim that covers it (`claimpack coverage`). Of {anchors}
anchors {worded} have words and {silent} give a place alone.

## Agreement

Every article was annotated a second time, blind, and labelled anew by the second version of the
guidelines. Before any difference was settled:

{agreement}

[Agreement](agreement.md) has all figures, with what was settled and why.

## Known limits

- Five pages are five pages: they were chosen for their traps, not to stand for anything.
- Dates of {undated} of the articles are not on the page; their basis and a note say how we came by them.
- What an article implies without a word of it is not annotated.
- A silent anchor has no words; who lacks the text can check its place and nothing else.
- Wikidata items are given only where somebody was certain; so far nowhere.

## How to cite

The claimpack maintainers: {title}, version {version}. {licence}.

## How to correct it

Edit the YAML and open a pull request; [CONTRIBUTING](../CONTRIBUTING.md) takes ten minutes. Ids stay:
a claim that goes leaves a tombstone in the table `retired`.
"""


def dataset() -> str:
    checked = check_project(DOCS.parent)
    corpus, manifest = checked.corpus, checked.manifest
    assert manifest is not None
    kinds = [code for code, _ in corpus.vocabularies["claim-kind"]]
    rows = []
    for article in corpus.articles.values():
        claims = corpus.by_article.get(article.article_id, ())
        counts = Counter(claim.kind for claim in claims)
        published = article.published.edtf if article.published else "unknown"
        covered = "/".join(map(str, article.numbers)) if article.numbers else "–"
        cells = [str(counts[kind]) for kind in kinds]
        n_figures = sum(claim.figure is not None for claim in claims)
        rows.append(
            f"| {article.article_id} | {published} | {len(claims)} | {' | '.join(cells)} | {n_figures} | {covered} |"
        )
    anchors = [site.anchor for site in sites(corpus)]
    return DATASET.format(
        kinds=" | ".join(kinds),
        lines="---|" * len(kinds),
        articles="\n".join(rows),
        longest=max(len(claim.chain) - 1 for claim in corpus.claims.values()),
        own=sum(len(claim.chain) == 1 for claim in corpus.claims.values()),
        anchors=len(anchors),
        worded=sum(anchor.words is not None for anchor in anchors),
        silent=sum(anchor.words is None for anchor in anchors),
        agreement=summary(),
        undated=sum(
            one.published is None or one.published.basis != "stated" for one in corpus.articles.values()
        ),
        title=manifest.descriptor["title"],
        version=manifest.version,
        licence=manifest.licence,
    )


def compared() -> Agreement:
    agreement, _ = compare_annotators(DOCS.parent)
    if agreement is None:
        sys.exit("the annotations cannot be compared; run `claimpack check`")
    return agreement


def main() -> None:
    check = "--check" in sys.argv[1:]
    stale = []
    for name, text in pages().items():
        path = DOCS / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, encoding="utf-8")
    print("\n".join(f"{'stale' if check else 'wrote'} docs/{name}" for name in stale) or "docs are current")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
