"""The peer pipeline: the same work in a competent script with the usual packages.

It reads every YAML file with PyYAML's C loader, validates it with one compiled JSON Schema validator for each kind,
looks up every id, creates the same tables except `claims_wide` and `vocab`, validates them with pandera, and writes
CSV and Parquet. With --frictionless it validates the CSV and its keys. It does less than claimpack: it reads neither
masks nor Arabic, computes no dates, finds nothing beyond its schemas, and knows no lines.

    python scripts/bench_peer.py PROJECT OUT [--frictionless]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pandas
import yaml
from bench_peer_tables import Row, Tables, listed
from jsonschema import Draft202012Validator
from pandera.io.pandas_io import from_frictionless_schema
from referencing import Registry, Resource

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


class Loader(yaml.CSafeLoader):
    """PyYAML's C loader, without conversion of dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def validators() -> dict[str, Draft202012Validator]:
    schemas = {path.name: json.loads(path.read_bytes()) for path in SCHEMAS.glob("*.schema.json")}
    registry = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    return {
        name.removesuffix(".schema.json"): Draft202012Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


def load(path: Path, validator: Draft202012Validator) -> Any:
    tree = yaml.load(path.read_bytes(), Loader)  # a safe one
    if isinstance(tree, dict) and "regions" in tree:
        tree["regions"] = {str(start): role for start, role in tree["regions"].items()}
    for error in validator.iter_errors(tree):
        raise SystemExit(f"{path}: {error.json_path}: {error.message}")
    return tree


DTYPES = {"integer": "Int64", "boolean": "boolean", "number": "float64"}


def _frame(table: str, rows: list[Row]) -> tuple[pandas.DataFrame, Row]:
    """Return a frame of the columns that both the rows and the table schema have, and that schema."""
    schema = json.loads((SCHEMAS / "tables" / f"{table}.json").read_bytes())
    columns = [one for one in schema["fields"] if one["name"] in rows[0]]
    types = {one["name"]: DTYPES.get(one["type"], "str") for one in columns}
    frame = pandas.DataFrame.from_records(rows, columns=list(types)).astype(types)
    kept = {"name": table, "fields": columns}
    key = [name for name in listed(schema.get("primaryKey", [])) if name in types]
    return frame, kept | ({"primaryKey": key} if key and key == listed(schema["primaryKey"]) else {})


def validate(frame: pandas.DataFrame, schema: Row) -> None:
    checks = from_frictionless_schema(schema)
    nullable = {
        one["name"]: {"dtype": DTYPES[one["type"]]} for one in schema["fields"] if one["type"] in DTYPES
    }
    checks.update_columns(nullable).validate(frame, lazy=True)


def referee(out: Path, schemas: dict[str, Row]) -> None:
    import frictionless

    resources = [
        {"name": name, "path": f"{name}.csv", "schema": schema} for name, schema in schemas.items()
    ]
    package = frictionless.Package.from_descriptor(
        {"name": "peer", "resources": resources}, basepath=str(out)
    )
    report = package.validate()
    if not report.valid:
        raise SystemExit(str(report.flatten(["name", "rowNumber", "message"])[:5]))


def main(project: Path, out: Path, *, frictionless: bool) -> None:
    checks, tables = validators(), Tables()
    registry = sorted((project / "annotations" / "registry").glob("*.yaml"))
    tables.registries({path.stem: load(path, checks[path.stem]) for path in registry})
    for path in sorted((project / "sources").glob("*.yaml")):
        tables.source(load(path, checks["source"]))
    for path in sorted((project / "annotations").glob("*/*.yaml")):
        if path.parent.name != "registry" and not path.name.endswith(".b.yaml"):
            tables.annotations(load(path, checks["annotations"]))
    tables.check_ids()
    out.mkdir(parents=True, exist_ok=True)
    schemas = {}
    for name, frame, schema in ((table, *_frame(table, rows)) for table, rows in tables.rows.items()):
        validate(frame, schema)
        frame.to_csv(out / f"{name}.csv", index=False)
        frame.to_parquet(out / f"{name}.parquet", compression="zstd", index=False)
        schemas[name] = schema
    if frictionless:
        referee(out, schemas)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), frictionless="--frictionless" in sys.argv)
