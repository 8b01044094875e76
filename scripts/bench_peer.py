"""The same work with the usual packages: what a competent script does that is not claimpack.

Read every YAML file with PyYAML's C loader, validate it with one compiled JSON Schema validator a kind, look up
every id, make the same tables but `claims_wide` and `vocab`, validate them with pandera, write CSV and Parquet,
and, with --frictionless, let frictionless validate the CSV with its keys. It does less than claimpack: it reads
neither masks nor Arabic, reckons no dates, finds nothing that its schemas do not say, and knows no lines.

    python scripts/bench_peer.py PROJECT OUT [--frictionless]
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import yaml
from jsonschema import Draft202012Validator
from pandera.io.pandas_io import from_frictionless_schema
from referencing import Registry, Resource

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
ANCHOR = re.compile(r"([a-z]+)@(\d+)(?:\+(\d+))?")
FIGURE = re.compile(r"(about )?(?:(more than|at least|less than|at most) )?([0-9.]+)(?: to ([0-9.]+))?")
ROLES = ("agent", "target", "place")
Row = dict[str, Any]


class Loader(yaml.CSafeLoader):
    """PyYAML's C loader that leaves dates as they are written."""


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


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def dated(value: Any) -> tuple[str | None, str | None]:
    """Divide a date as it is written into the date and the code of its basis."""
    if value is None:
        return None, None
    edtf, _, basis = str(value).partition(" ")
    code = basis.strip("[]").split(" ")[0] or "stated"
    return edtf, "relative" if "-" in code or "+" in code else code


class Tables:
    """Rows by table, from trees."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.wanted: list[tuple[str, str]] = []
        self.units: dict[str, str] = {}
        self.publishers: dict[str, str] = {}
        self.mentions: dict[tuple[str, int, int], str] = {}

    def registries(self, trees: dict[str, Any]) -> None:
        for actor_id, actor in trees["actors"].items():
            self.rows["actors"].append(
                {
                    "actor_id": actor_id,
                    "kind": actor["kind"],
                    "name": actor["name"],
                    "part_of": actor.get("part_of"),
                }
            )
            self.rows["actor_names"] += [
                {"actor_id": actor_id, "name": name} for name in actor.get("aliases", ())
            ]
        for measure_id, one in trees["measures"].items():
            row = {
                "measure_id": measure_id,
                "unit_id": one["counts"],
                "nature": one["nature"],
                "definition": one["define"],
            }
            self.units[measure_id] = one["counts"]
            self.rows["measures"].append(row | {"exclusions": one.get("not"), "agent_id": one.get("agent")})
        for unit_id, one in trees["units"].items():
            row = {
                "unit_id": unit_id,
                "dimension": one["dimension"],
                "ucum": one["ucum"],
                "factor": float(one["factor"]),
            }
            self.rows["units"].append(row)
        for event_id, one in trees["events"].items():
            self.rows["events"].append(
                {"event_id": event_id, "when_edtf": one["when"], "definition": one["define"]}
            )
        for kind, tree in trees.items():
            self.ids[kind] |= tree.keys()

    def source(self, one: Row) -> None:
        source = one["source"]
        self.rows["sources"].append(
            {
                "source_id": source,
                "sha256": one["sha256"],
                "n_bytes": one["bytes"],
                "n_chars": one["length"],
                "lang": one["lang"],
            }
        )
        starts = sorted(map(int, one["regions"]))
        for start, end in zip(starts, (*starts[1:], one["length"]), strict=True):
            role, _, article = one["regions"][str(start)].partition(" ")
            self.rows["regions"].append(
                {
                    "source_id": source,
                    "char_start": start,
                    "char_end": end,
                    "role": role,
                    "article_id": f"{source}/{article}" if article else None,
                }
            )
        for slug, article in one["articles"].items():
            self.wanted.append(("actors", article["publisher"]))
            self.publishers[f"{source}/{slug}"] = article["publisher"]
            self.rows["articles"].append(
                {
                    "article_id": f"{source}/{slug}",
                    "source_id": source,
                    "publisher_id": article["publisher"],
                    "translation": article["translation"],
                }
            )

    def annotations(self, tree: Row) -> None:
        article = tree["article"]
        source = article.partition("/")[0]
        for slug, claim in tree["claims"].items():
            claim_id = f"{article}/{slug}"
            self.ids["claims"].add(claim_id)
            self._claim(claim_id, article, claim)
            self._evidence(claim_id, source, -1, claim)
            chain = claim["via"]
            taken = isinstance(chain, str)
            hops = tree["claims"][chain.removeprefix("like ")]["via"] if taken else chain
            self._chain(claim_id, article, hops, taken=taken)
            for link in claim.get("links", ()):
                self._link(claim_id, article, link)

    def _claim(self, claim_id: str, article: str, claim: Row) -> None:
        when, basis = dated(claim.get("when"))
        self.rows["claims"].append(
            {
                "claim_id": claim_id,
                "article_id": article,
                "kind": claim.get("kind", "quantity"),
                "gloss": claim["gloss"],
                "measure_id": claim.get("measure"),
                "event_id": claim.get("event"),
                "polarity": claim.get("polarity", "positive"),
                "certainty": claim.get("certainty", "certain"),
                "tense": claim.get("tense", "past"),
                "when_edtf": when,
                "when_basis": basis,
                "note": claim.get("note"),
            }
        )
        self.wanted += [
            (kind, claim[field])
            for kind, field in (("measures", "measure"), ("events", "event"))
            if field in claim
        ]
        for role in ROLES:
            for actor in listed(claim.get(role, [])):
                self.wanted.append(("actors", actor))
                self.rows["participants"].append({"claim_id": claim_id, "role": role, "actor_id": actor})
        self.rows["claim_flags"] += [
            {"claim_id": claim_id, "flag": flag} for flag in claim.get("flags", ())
        ]
        if "figure" in claim:
            self._figure(claim_id, str(claim["figure"]), claim["reading"], self.units[claim["measure"]])

    def _figure(self, claim_id: str, figure: str, reading: str, unit: str) -> None:
        row: Row = {
            "claim_id": claim_id,
            "unit_id": unit,
            "reading": reading,
            "approx": figure.startswith("about "),
            "value": None,
            "low": None,
            "high": None,
            "bound": "order",
        }
        if found := FIGURE.fullmatch(figure):
            _, bound, low, high = found.groups()
            row["bound"] = bound.replace(" ", "_") if bound else "between" if high else "point"
            if high:
                row |= {"low": float(low), "high": float(high)}
            else:
                row[{"more_than": "low", "at_least": "low", "point": "value"}.get(row["bound"], "high")] = (
                    float(low)
                )
        elif figure in ("several", "many"):
            row["bound"] = "vague"
        self.rows["figures"].append(row)

    def _chain(self, claim_id: str, article: str, hops: list[Row], *, taken: bool) -> None:
        publisher = {"by": self.publishers[article]}
        for depth, hop in enumerate((publisher, *hops)):
            for actor in listed(hop["by"]):
                self.wanted.append(("actors", actor))
                row = {
                    "claim_id": claim_id,
                    "depth": depth,
                    "actor_id": actor,
                    "mode": hop.get("mode", "assert" if depth == len(hops) else "relay"),
                    "tone": hop.get("tone", "neutral"),
                }
                self.rows["attributions"].append(
                    row
                    | {
                        "basis": hop.get("basis", "stated"),
                        "is_origin": depth == len(hops),
                        "said_edtf": dated(hop.get("said"))[0],
                    }
                )
            if not taken:
                self._evidence(claim_id, article.partition("/")[0], depth, hop)

    def _evidence(self, claim_id: str, source: str, depth: int, fields: Row) -> None:
        for key, words in fields.items():
            if found := ANCHOR.fullmatch(key):
                start = int(found[2])
                span = source, start, start + (int(found[3]) if found[3] else len(str(words)))
                mention = self.mentions.get(span)
                if mention is None:
                    mention = self.mentions[span] = f"{source}@{start}+{span[2] - start}"
                    row = {
                        "mention_id": mention,
                        "source_id": source,
                        "char_start": start,
                        "char_end": span[2],
                    }
                    self.rows["mentions"].append(row | {"words": None if found[3] else str(words)})
                evidence = {"claim_id": claim_id, "field": found[1], "depth": depth, "mention_id": mention}
                self.rows["evidence"].append(evidence)

    def _link(self, claim_id: str, article: str, link: Row) -> None:
        relation, target = next(item for item in link.items() if item[0] != "why")
        target = target if "/" in target else f"{article}/{target}"
        self.wanted.append(("claims", target))
        self.rows["links"].append(
            {"from_claim": claim_id, "relation": relation, "to_claim": target, "why": link.get("why")}
        )

    def check_ids(self) -> None:
        for kind, name in self.wanted:
            if name not in self.ids[kind]:
                raise SystemExit(f"no {kind} has {name}")

    def frames(self) -> Iterator[tuple[str, pandas.DataFrame, Row]]:
        for table, rows in self.rows.items():
            yield table, *_frame(table, rows)


DTYPES = {"integer": "Int64", "boolean": "boolean", "number": "float64"}


def _frame(table: str, rows: list[Row]) -> tuple[pandas.DataFrame, Row]:
    """Make a frame of the columns that both the rows and the table's schema have, and that schema."""
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
    for name, frame, schema in tables.frames():
        validate(frame, schema)
        frame.to_csv(out / f"{name}.csv", index=False)
        frame.to_parquet(out / f"{name}.parquet", compression="zstd", index=False)
        schemas[name] = schema
    if frictionless:
        referee(out, schemas)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), frictionless="--frictionless" in sys.argv)
