"""The schemas are the one truth: vocabularies, tables, models and the manifest agree with them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

import jsonschema
import pytest

from claimpack import plugins
from claimpack.model.figure import ORDERS, read_figure
from claimpack.model.source import ARTICLE_ROLES
from claimpack.tables.links import SYMMETRIC
from claimpack.workspace.contracts import read_contracts
from tests.conftest import ROOT

CONTRACTS = read_contracts()
TABLES = {table.name: table for table in CONTRACTS.tables}

# The columns are a contract with the users of the tables; a change of name breaks their queries.
PROMISED = {
    "sources": "source_id sha256 mask_sha256 n_bytes n_chars lang url url_missing archive_url archive_url_missing "
    "captured_on captured_on_missing",
    "articles": "article_id source_id publisher_id publisher_name headline headline_missing published_edtf "
    "published_start published_end published_basis published_missing published_mention_id translation same_text_as annotator guidelines numbers_found numbers_covered",
    "regions": "source_id char_start char_end role article_id",
    "actors": "actor_id kind name part_of root_id wikidata",
    "actor_names": "actor_id name article_id",
    "posts": "actor_id org_id title from_edtf to_edtf",
    "units": "unit_id dimension ucum factor",
    "measures": "measure_id unit_id nature definition exclusions agent_id place_id",
    "events": "event_id definition when_edtf when_start when_end place_id",
    "claims": "claim_id article_id kind gloss measure_id event_id polarity certainty tense when_edtf when_start "
    "when_end when_precision when_basis when_rel char_start char_end note",
    "figures": "claim_id figure bound approx value low high magnitude reading unit_id",
    "attributions": "claim_id depth actor_id is_origin mode tone basis said_edtf said_start said_end said_basis",
    "participants": "claim_id role actor_id basis",
    "claim_flags": "claim_id flag",
    "links": "from_claim relation to_claim outcome why",
    "mentions": "mention_id source_id char_start char_end words digest",
    "evidence": "claim_id field depth mention_id",
    "excused": "source_id char_start char_end why",
    "vocab": "vocabulary code label definition",
    "retired": "claim_id since_version reason replaced_by",
    "claims_wide": "claim_id article_id source_id publisher_id publisher_name headline published_edtf "
    "published_start published_end sha256 char_start char_end kind gloss event_id measure_id figure "
    "bound approx value low high magnitude reading unit_id agent_ids agent_names target_ids "
    "target_names place_ids place_names polarity certainty tense when_edtf when_start when_end "
    "when_basis when_earliest when_earliest_basis when_latest when_latest_basis said_edtf said_start "
    "said_end mode tone origin_ids origin_names origin_root_ids chain_ids chain_names hops flags "
    "links note",
}


def test_every_promised_table_has_its_columns_in_order() -> None:
    assert set(TABLES) == set(PROMISED)
    for name, columns in PROMISED.items():
        mine = [field.name for field in TABLES[name].fields]
        assert [column for column in mine if column in columns.split()] == columns.split(), name


def test_every_table_has_a_row_function_and_every_row_function_a_table() -> None:
    assert {source.table for source in plugins.tables()} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_table_schema(name: str) -> None:
    table = TABLES[name]
    columns = {field.name: field for field in table.fields}
    descriptors: Any = {one["name"]: one for one in cast("Any", table.descriptor["fields"])}
    assert set(table.primary_key) <= set(columns)
    assert all(columns[column].required for column in table.primary_key)
    for field in table.fields:
        assert field.description.endswith("."), field.name
        if field.vocabulary is not None:
            codes = [code.code for code in CONTRACTS.vocabularies[field.vocabulary]]
            assert list(field.enum) == codes, field.name
            labelled = tuple(code[:2] for code in CONTRACTS.vocabularies[field.vocabulary])
            assert field.categories == labelled, field.name
        assert field.required or "pattern" not in descriptors[field.name].get("constraints", {}), field.name
    for key in table.foreign_keys:
        assert TABLES[key.table].primary_key == key.references or key.references == ("sha256",)


@pytest.mark.parametrize("name", TABLES)
def test_table_schema_keeps_the_profile_of_data_package_2(name: str) -> None:
    jsonschema.validate(TABLES[name].descriptor, profile("tableschema"))


def test_manifest_keeps_the_profile_of_data_package_2() -> None:
    manifest = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    for resource in manifest["resources"]:  # the profile takes a path to a schema; we check what it names
        resource["schema"] = json.loads((ROOT / resource["schema"]).read_text("utf-8"))
    jsonschema.validate(manifest, profile("datapackage"))


def profile(name: str) -> Any:
    found = files("dplib").joinpath(f"profiles/2.0/{name}.json").read_text("utf-8")
    return json.loads(found)


@pytest.mark.parametrize("name", CONTRACTS.shapes)
def test_json_schema_is_valid_and_describes_every_property(name: str) -> None:
    shape = CONTRACTS.shapes[name]
    jsonschema.Draft202012Validator.check_schema(dict(shape))
    for path, node in nodes(shape, name):
        assert "$ref" in node or node.get("description") or "const" in node, path


def nodes(shape: Any, path: str) -> Any:
    """Give every schema that an editor may show, with its path."""
    for word in ("properties", "patternProperties", "$defs"):
        for key, node in shape.get(word, {}).items():
            yield f"{path}/{key}", node
            yield from nodes(node, f"{path}/{key}")
    for word in ("items", "additionalProperties"):
        if isinstance(shape.get(word), dict):
            yield f"{path}/{word}", shape[word]
            yield from nodes(shape[word], f"{path}/{word}")


def test_every_code_has_one_definition() -> None:
    for entry in CONTRACTS.shapes["vocabularies"]["$defs"].values():
        assert len(entry["enum"]) == len(set(entry["enum"])) == len(entry["enumDescriptions"])
        assert len(entry["enum"]) == len(set(entry["claimpack:labels"]))


def codes_of(vocabulary: str) -> set[str]:
    return {code.code for code in CONTRACTS.vocabularies[vocabulary]}


def test_code_agrees_with_the_vocabularies() -> None:
    annotations = CONTRACTS.shapes["annotations"]["$defs"]
    assert set(annotations["link"]["properties"]) - {"outcome", "why", "note"} == codes_of("link-relation")
    assert set(SYMMETRIC) < codes_of("link-relation")
    assert set(ARTICLE_ROLES) < codes_of("region-role")
    written = ["3", "3 to 4", "more than 3", "at least 3", "less than 3", "at most 3", "tens", "many"]
    bounds = [figure.bound for text in written if (figure := read_figure(text)) is not None]
    assert set(bounds) == codes_of("bound")


def test_the_figure_pattern_is_the_figure_grammar() -> None:
    import re

    pattern = re.compile(
        CONTRACTS.shapes["annotations"]["$defs"]["claim"]["properties"]["figure"]["pattern"]
    )
    good = [
        *ORDERS,
        "several",
        "many",
        "0",
        "2.5",
        "about 3",
        "about more than 3",
        "3 to 4",
        "about 3 to 4",
    ]
    bad = ["", "3,000", "more than 3 to 4", "about", "3 4", "-3", "3.", ".5", "about tens", "1e3", "٣"]
    for text in good:
        assert pattern.search(text), text
        assert read_figure(text) is not None, text
    for text in bad:
        assert not pattern.search(text), text
        assert read_figure(text) is None, text


def editors_view(node: Any) -> Any:
    """Read a YAML node as a language server does: plain scalars by the core schema of YAML 1.2 (§10.3.2)."""
    import re

    import yaml

    if isinstance(node, yaml.MappingNode):
        return {key.value: editors_view(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [editors_view(item) for item in node.value]
    text = node.value
    if node.style is not None:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    return (
        float(text) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text) else text
    )


YAML_FILES = [
    (path, kind)
    for project in (ROOT, ROOT / "tests/projects/harbour")
    for pattern, kind in [
        ("sources/*.yaml", "source"),
        ("annotations/[!r]*/*.yaml", "annotations"),
        ("annotations/registry/*.yaml", None),
        ("annotations/retired.yaml", "retired"),
    ]
    for path in sorted(project.glob(pattern))
]


@pytest.mark.parametrize(("path", "kind"), YAML_FILES, ids=lambda value: getattr(value, "stem", value))
def test_an_editor_accepts_what_the_compiler_accepts(path: Any, kind: str | None) -> None:
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    import yaml

    resources = [
        (f"{name}.schema.json", DRAFT202012.create_resource(dict(shape)))
        for name, shape in CONTRACTS.shapes.items()
    ]
    registry: Any = Registry().with_resources(resources)
    shape = CONTRACTS.shapes[kind or path.stem]
    document = editors_view(yaml.compose(path.read_text("utf-8"), Loader=yaml.BaseLoader))
    jsonschema.Draft202012Validator(shape, registry=registry).validate(document)
