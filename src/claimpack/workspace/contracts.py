"""The schemas that come with the compiler, read and typed."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from claimpack.model.contracts import Contracts
from claimpack.model.table import Field, ForeignKey, TableSchema
from claimpack.workspace.own import own_schemas

if TYPE_CHECKING:
    from pathlib import Path


def schemas_folder() -> Path:
    """Return the folder of the schemas that come with the compiler."""
    return own_schemas().resolve()


@cache
def read_contracts() -> Contracts:
    """Read every schema once."""
    folder = schemas_folder()
    shapes = {
        path.name.removesuffix(".schema.json"): _load(path) for path in sorted(folder.glob("*.schema.json"))
    }
    tables = (_table(path.stem, _load(path)) for path in sorted((folder / "tables").glob("*.json")))
    return Contracts(shapes=shapes, tables=tuple(tables))


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _table(name: str, descriptor: dict[str, Any]) -> TableSchema:
    return TableSchema(
        name=name,
        title=descriptor["title"],
        description=descriptor["description"],
        fields=tuple(_field(field) for field in descriptor["fields"]),
        primary_key=tuple(descriptor["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                columns=tuple(key["fields"]),
                table=key["reference"].get("resource", name),
                references=tuple(key["reference"]["fields"]),
            )
            for key in descriptor.get("foreignKeys", ())
        ),
        descriptor=descriptor,
    )


def _field(field: dict[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    is_list = "claimpack:separator" in field
    return Field(
        name=field["name"],
        type="string" if is_list else field["type"],
        description=field["description"],
        required=bool(constraints.get("required")),
        enum=tuple(constraints.get("enum", ())),
        vocabulary=field.get("claimpack:vocabulary"),
        categories=tuple((one["value"], one["label"]) for one in field.get("categories", ())),
        is_list=is_list,
    )
