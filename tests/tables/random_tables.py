"""Tables that keep their schemas, made from these alone, and seeded violations of every constraint."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claimpack.model.table import Field, Package, Row, TableSchema
from claimpack.tables.csv_text import csv_text
from claimpack.validate.arrow import constraints_of, topological_levels
from claimpack.workspace.contracts import read_contracts

SCHEMAS = read_contracts().tables
BY_REFERENCE = [schema for level in topological_levels(SCHEMAS) for schema in level]
NAMES = [schema.name for schema in SCHEMAS]
Rows = dict[str, list[Row]]

HEX = "0123456789abcdef"
NASTY = (
    "",
    " ",
    "a",
    "A",
    "a\n",
    "a,b",
    'a "b"',
    "a\r\nb",
    "قال",
    "a" * 41,
    "a" * 161,
    "-",
    "a--b",
    "0",
    "NA",
    "null",
)


def slug(draw: random.Random) -> str:
    word = "".join(draw.choices("abz019", k=draw.randint(0, 3)))
    return draw.choice("abz") + word + draw.choice(("", "-0", "-b", "-1-a"))


def digits(draw: random.Random, least: int, most: int) -> str:
    return "".join(draw.choices(HEX, k=draw.randint(least, most)))


SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
SAMPLES: dict[str, Callable[[random.Random], str]] = {
    SLUG: slug,
    f"{SLUG}/{SLUG}": lambda draw: f"{slug(draw)}/{slug(draw)}",
    f"{SLUG}/{SLUG}/{SLUG}": lambda draw: f"{slug(draw)}/{slug(draw)}/{slug(draw)}",
    rf"{SLUG}@[0-9]+\+[0-9]+": lambda draw: f"{slug(draw)}@{draw.randint(0, 99)}+{draw.randint(0, 9)}",
    "sha256:[0-9a-f]{64}": lambda draw: f"sha256:{digits(draw, 64, 64)}",
    "sha256:[0-9a-f]{6,64}": lambda draw: f"sha256:{digits(draw, 6, 64)}",
    "Q[1-9][0-9]*": lambda draw: f"Q{draw.randint(1, 9999)}",
    r"[0-9]+\.[0-9]+\.[0-9]+": lambda draw: f"{draw.randint(0, 9)}.{draw.randint(0, 99)}.0",
    rf"{SLUG}(\|{SLUG})*": lambda draw: "|".join(slug(draw) for _ in range(draw.randint(1, 3))),
    rf"{SLUG}(\+{SLUG})*(\|{SLUG}(\+{SLUG})*)*": lambda draw: f"{slug(draw)}|{slug(draw)}+{slug(draw)}",
    r"[a-z]+(-[a-z]+)*(\|[a-z]+(-[a-z]+)*)*": lambda draw: draw.choice(("typo", "glued|mt-artefact")),
}


def constraints(schema: TableSchema, field: Field) -> dict[str, Any]:
    fields: Any = schema.descriptor["fields"]
    return constraints_of(next(one for one in fields if one["name"] == field.name))


def value(schema: TableSchema, field: Field, draw: random.Random) -> Any:
    asked = constraints(schema, field)
    if field.type == "integer":
        return draw.randint(max(asked.get("minimum", -3), -3), 40)
    if field.type == "number":
        return Decimal(draw.randint(-(10**9), 10**9)).scaleb(-draw.randint(0, 6))
    if field.type == "boolean":
        return draw.random() < 0.5
    if field.type == "date":
        return date(1990, 1, 1) + timedelta(draw.randint(0, 20000))
    if "enum" in asked:
        return draw.choice(asked["enum"])
    if "pattern" in asked:
        return SAMPLES[asked["pattern"]](draw)
    words = draw.choices(("قال", 'a "quoted" word', "one, two", "a\nb", "x", " y "), k=draw.randint(1, 3))
    return " ".join(words)[: asked.get("maxLength", 999)]


def random_rows(draw: random.Random, most: int = 6) -> Rows:
    """Fill every table with rows that keep its schema."""
    made: Rows = {}
    for schema in BY_REFERENCE:
        rows = made[schema.name] = []
        keys, unique = set(), set()
        for _ in range(draw.randint(2, most)):
            row: Row = {field.name: value(schema, field, draw) for field in schema.fields}
            for key in schema.foreign_keys:
                known = made[key.table] if key.table != schema.name else [*rows, row]
                row[key.columns[0]] = draw.choice(known)[key.references[0]] if known else None
            for field in schema.fields:
                if not field.required and draw.random() < 0.3:
                    row[field.name] = None
            own = tuple(row[name] for name in schema.primary_key)
            if own not in keys and row.get("sha256") not in unique:
                keys.add(own)
                unique |= {row["sha256"]} if schema.name == "sources" else set()
                rows.append(row)
    return made


def with_references(name: str) -> set[str]:
    """Name a table and all that it leads to."""
    found: set[str] = set()
    left = {name}
    while left:
        found |= left
        keys = (key for schema in SCHEMAS if schema.name in left for key in schema.foreign_keys)
        left = {key.table for key in keys} - found
    return found


def package_of(made: Rows, names: Collection[str] = NAMES) -> Package:
    schemas = tuple(schema for schema in SCHEMAS if schema.name in names)
    return package(schemas, {one.name: csv_text(one, made[one.name], "tests") for one in schemas})


def package(schemas: tuple[TableSchema, ...], texts: dict[str, str], version: str = "0.1.0") -> Package:
    """Make a package of the CSV texts of its tables."""
    return Package(
        name="random",
        version=version,
        licence="CC0-1.0",
        schemas=schemas,
        pieces=lambda: iter(texts.items()),
    )


@dataclass(frozen=True)
class Violation:
    """One cell of a table that breaks one constraint; `kind` may be `primary key` or `foreign key` too."""

    table: str
    column: str
    kind: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column} {self.kind}"

    def seed(self, made: Rows, draw: random.Random) -> None:
        rows = made[self.table]
        row = draw.choice(rows)
        if self.kind in ("primary key", "unique"):
            other = draw.choice(rows)
            schema = next(one for one in SCHEMAS if one.name == self.table)
            names = schema.primary_key if self.kind == "primary key" else (self.column,)
            new = row | {"source_id": f"{row.get('source_id')}-new"} if self.kind == "unique" else dict(row)
            rows.append(new | {name: other[name] for name in names})
            row = other
        else:
            row[self.column] = self._broken(draw)

    def _broken(self, draw: random.Random) -> Any:
        bad: dict[str, tuple[Any, ...]] = {
            "required": (None, ""),
            "enum": ("nothing-of-the-kind", "Event", " "),
            "pattern": ("Not A Slug", "-", "a--b", "/", "é", "x y"),
            "minimum": (-2, -100),
            "maxLength": ("x" * 161, "قول " * 60),
            "foreign key": ("no-such-thing",),
            "type": _BAD_TYPE.get(self._type(), ("x",)),
        }
        return draw.choice(bad[self.kind])

    def _type(self) -> str:
        schema = next(one for one in SCHEMAS if one.name == self.table)
        return next(field.type for field in schema.fields if field.name == self.column)


_BAD_TYPE: dict[str, tuple[Any, ...]] = {
    "integer": ("x", 2**31, "1.5"),
    "number": ("x", Decimal(10) ** 14, "1,5"),
    "boolean": ("yes", 7),
    "date": ("2024-02-30", "yesterday", "20240131"),
}


def violations(name: str) -> Iterator[Violation]:
    """Give one of every constraint of a table."""
    for schema in (one for one in SCHEMAS if one.name == name):
        yield Violation(schema.name, schema.primary_key[0], "primary key")
        for key in schema.foreign_keys:
            yield Violation(schema.name, key.columns[0], "foreign key")
        for field in schema.fields:
            for kind in constraints(schema, field):
                yield Violation(schema.name, field.name, kind)
            if field.type in _BAD_TYPE:
                yield Violation(schema.name, field.name, "type")


def disturb(made: Rows, draw: random.Random) -> None:
    """Change a cell, a row or two in any way."""
    for _ in range(draw.randint(1, 3)):
        schema = draw.choice(SCHEMAS)
        rows = made[schema.name]
        field = draw.choice(schema.fields)
        act = draw.choice(("gap", "text", "fresh", "swap", "repeat", "drop"))
        if not rows:
            continue
        row = draw.choice(rows)
        if act == "gap":
            row[field.name] = None
        elif act == "text" and field.type == "string":
            row[field.name] = draw.choice(NASTY)
        elif act == "fresh":
            row[field.name] = value(schema, field, draw)
        elif act == "swap":
            row[field.name] = draw.choice(rows)[field.name]
        elif act == "repeat":
            rows.append(dict(row))
        elif act == "drop":
            rows.remove(row)
