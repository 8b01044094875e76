"""What the databases have in common: names, checks, indexes, and the order of their tables."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.table import Field, Package, TableSchema

CREATE_PACKAGE = "CREATE TABLE package (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)"


def package_rows(package: Package) -> list[tuple[str, str]]:
    """Return what the table `package` states: name, version and licence."""
    return [("licence", package.licence), ("name", package.name), ("version", package.version)]


def named(name: str) -> str:
    """Quote an identifier."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def quoted(text: str) -> str:
    """Quote a string literal."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def check_of(field: Field) -> str:
    """Return the CHECK of a column with a vocabulary; empty for others."""
    codes = ", ".join(map(quoted, field.enum))
    return f" CHECK ({named(field.name)} IN ({codes}))" if codes else ""


def keys_of(schema: TableSchema, *, itself: bool = True) -> Iterator[str]:
    """Yield the constraints of a table: primary key, unique columns, and foreign keys.

    Without `itself`, foreign keys of the table to itself are left out.
    """
    yield f"PRIMARY KEY ({_list(schema.primary_key)})"
    fields: list[dict[str, dict[str, object]]] = schema.descriptor["fields"]  # type: ignore[assignment]
    for field in fields:
        if field.get("constraints", {}).get("unique"):
            yield f"UNIQUE ({named(str(field['name']))})"
    for key in schema.foreign_keys:
        if itself or key.table != schema.name:
            references = f"{named(key.table)} ({_list(key.references)})"
            yield f"FOREIGN KEY ({_list(key.columns)}) REFERENCES {references}"


def indexes(schemas: Iterable[TableSchema]) -> Iterator[str]:
    """Yield an index for the columns of every foreign key with which no primary key begins."""
    for schema in schemas:
        columns = {key.columns for key in schema.foreign_keys}
        for names in sorted(columns):
            if schema.primary_key[: len(names)] != names:
                index = named("_".join((schema.name, *names)))
                yield f"CREATE INDEX {index} ON {named(schema.name)} ({_list(names)})"


def in_order(schemas: Iterable[TableSchema]) -> list[TableSchema]:
    """Sort tables so that each comes after those that it refers to; as given where they form a circle."""
    by_name = {schema.name: schema for schema in schemas}
    graph = {name: {key.table for key in one.foreign_keys} - {name} for name, one in by_name.items()}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError:
        return list(by_name.values())


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(named, names))
