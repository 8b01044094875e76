"""Schemas and rules to the pages of docs/ that nobody writes by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from claimpack import plugins
from claimpack.model.contracts import Contracts
from claimpack.model.table import TableSchema
from claimpack.read.contracts import read_contracts
from claimpack.text.lexicon import CLEAR_LIST_VERSION, MONTHS, NUMBER_WORDS, WEEKDAYS

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
        lines += ["", f"## {one.rule.code} {one.rule.name}", "", f"Severity: {one.rule.severity}.", "", manual]
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
