"""The manifest, `datapackage.json`: people write it, so it is checked like the other files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.model.manifest import BUILD, Manifest
from claimpack.parse.decode import decode
from claimpack.parse.schema import SchemaChecker
from claimpack.rules.yaml import schema_mismatch
from claimpack.yaml.json import parse_json
from claimpack.yaml.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile
    from claimpack.model.table import TableSchema
    from claimpack.yaml.document import Document


def parse_manifest(
    file: InputFile, shapes: Mapping[str, Mapping[str, Any]], tables: Iterable[TableSchema]
) -> tuple[Manifest | None, Document | None, list[Finding]]:
    """Parse the manifest; it must name a CSV and a Parquet resource for every table."""
    text, undecoded = decode(file)
    if text is None:
        return None, None, list(undecoded)
    document, found = parse_json(file.path, text)
    if document is None:
        return None, None, found
    found = [*found, *SchemaChecker(shapes).check(document, "datapackage")]
    if found:
        return None, document, found
    descriptor: Any = plain(document.root)
    found = _unlisted(document, descriptor, tables)
    manifest = Manifest(
        name=descriptor["name"],
        version=descriptor["version"],
        licence=descriptor["licenses"][0].get("name", ""),
        path=file.path,
        text=text,
        descriptor=descriptor,
    )
    return manifest, document, found


def _unlisted(
    document: Document, descriptor: Mapping[str, Any], tables: Iterable[TableSchema]
) -> list[Finding]:
    listed = {resource["path"] for resource in descriptor["resources"]}
    wanted = (f"{BUILD}/{table.name}.{ending}" for table in tables for ending in ("csv", "parquet"))
    at = document.location.child("resources").at_key()
    return [
        schema_mismatch.RULE.at(
            at,
            problem=f"no resource has the path `{path}`",
            hint="add one; every table is published",
        )
        for path in wanted
        if path not in listed
    ]
