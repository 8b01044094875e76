"""A field is declared once: what a schema allows is read, and whatever looks like an id is known to be one."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from claimpack.model.id_fields import KEYS, VALUES, id_field_at, references_declared
from claimpack.model.references import _declared
from claimpack.workspace.contracts import read_contracts
from claimpack.yaml.schema_node import SchemaNode
from tests.contract.fields import NO_RECORDS, unread_properties, walk

SCHEMAS = read_contracts().shapes

# Remarks for maintainers, which no table has.
REMARKS = {
    "actors: */note",
    "annotations: note",
    "events: */note",
    "measures: */note",
    "retired: */note",
    "source: note",
    "source: excused/*/note",
    "units: */note",
}


def test_every_property_of_the_schemas_is_read() -> None:
    """Else a value that a contributor writes would vanish without a finding.

    Read it in `claimpack.parse`. A key of a claim that needs no more than its text is one line in
    `ClaimFields` (`claimpack/model/annotation.py`).
    """
    assert set(unread_properties(SCHEMAS)) == REMARKS


def test_a_property_that_nothing_reads_is_found() -> None:
    schemas: Any = copy.deepcopy(SCHEMAS)
    schemas["annotations"]["$defs"]["claim"]["properties"]["channel"] = {"type": "string"}
    schemas["annotations"]["$defs"]["hop"]["properties"]["channel"] = {"type": "string"}
    schemas["source"]["$defs"]["article"]["properties"]["channel"] = {"type": "string"}
    schemas["events"]["additionalProperties"]["properties"]["channel"] = {"type": "string"}
    assert set(unread_properties(schemas)) - REMARKS == {
        "annotations: claims/*/channel",
        "annotations: claims/*/via/*/channel",
        "events: */channel",
        "source: articles/*/channel",
    }


SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
ID = re.compile(rf"\^{re.escape(SLUG)}(/{re.escape(SLUG)}){{0,2}}\$|\^{re.escape(SLUG)}\(/.*\)\?\$")
"""Patterns of ids: a slug, a path of slugs, or either."""


def test_every_value_and_key_with_the_pattern_of_an_id_is_declared() -> None:
    """Else rules, completion and rename would not know it: declare it in `claimpack/model/id_fields.py`."""
    found = set()
    for kind in SCHEMAS.keys() - NO_RECORDS - {"released"}:
        for path, node in walk(SchemaNode.root(kind, SCHEMAS)):
            keys = node.schema.get("propertyNames", {}).get("pattern", "")
            for on, tokens, pattern in (
                ("value", path, node.schema.get("pattern", "")),
                ("key", (*path, "*"), keys),
            ):
                if ID.fullmatch(pattern):
                    found.add((kind, on, tokens))
                    assert id_field_at(kind, tokens, on) is not None, (kind, on, "/".join(tokens))  # type: ignore[arg-type]
    assert len(found) > 30


@pytest.mark.parametrize(("on", "declared"), [("value", VALUES), ("key", KEYS)])
def test_every_declared_id_is_in_its_schema(on: str, declared: Any) -> None:
    for kind, fields in declared.items():
        paths = {path for path, _ in walk(SchemaNode.root(kind, SCHEMAS))}
        for pointer in fields:
            assert tuple(pointer.split("/")) in paths, (kind, on, pointer)


def test_every_declared_reference_has_records_that_are_read() -> None:
    for kind, _, _ in references_declared():
        _declared(kind)
