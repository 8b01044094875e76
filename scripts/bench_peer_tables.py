"""The tables of the peer pipeline: plain rows from plain trees, every id looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

ANCHOR = re.compile(r"([a-z]+)@(\d+)(?:\+(\d+))?")
FIGURE = re.compile(r"(about )?(?:(more than|at least|less than|at most) )?([0-9.]+)(?: to ([0-9.]+))?")
ROLES = ("agent", "target", "place")
Row = dict[str, Any]


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def dated(value: Any) -> tuple[str | None, str | None]:
    """Split a written date into the date and the code of its basis."""
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
