"""What an addition takes: each is made on a copy of the compiler, with its files counted.

A new place that has to be edited by hand makes the edits here incomplete, and the test fails.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import HARBOUR, ROOT
from tests.contract.fields import unread_properties
from tests.lsp.editor import Editor

Edit = Callable[[str], str]

ALSO = "annotations/harbour-talks/also.yaml"
DOCKERS = "    gloss: Tens of workers were aboard.\n"


def in_json(change: Callable[[Any], None]) -> Edit:
    def edit(text: str) -> str:
        content = json.loads(text)
        change(content)
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    return edit


def after(line: str, new: str) -> Edit:
    """Add a line after one that is there once, with its indentation."""

    def edit(text: str) -> str:
        (old,) = (one for one in text.splitlines() if one.strip() == line)
        indentation = old[: len(old) - len(old.lstrip())]
        return text.replace(f"{old}\n", f"{old}\n{indentation}{new}\n")

    return edit


def claim_property(name: str, schema: dict[str, Any]) -> Edit:
    def change(content: Any) -> None:
        claim = content["$defs"]["claim"]
        claim["properties"][name] = schema
        claim["claimpack:order"].insert(2, name)

    return in_json(change)


def vocabulary(content: Any) -> None:
    content["$defs"]["channel"] = {
        "title": "Channel",
        "description": "Where the origin spoke.",
        "type": "string",
        "enum": ["press", "radio"],
        "enumDescriptions": ["In print.", "On the radio."],
        "claimpack:labels": ["Press", "Radio"],
    }


def column(content: Any) -> None:
    content["fields"].append(
        {
            "name": "channel",
            "type": "string",
            "description": "Where the origin spoke.",
            "constraints": {"enum": ["press", "radio"]},
            "categories": [{"value": "press", "label": "Press"}, {"value": "radio", "label": "Radio"}],
            "claimpack:vocabulary": "channel",
        }
    )


# A field of a claim, with codes. Its three places: schemas, record, and column with its value.
FIELD_SCHEMA: dict[str, Edit] = {
    "schemas/vocabularies.schema.json": in_json(vocabulary),
    "schemas/annotations.schema.json": claim_property(
        "channel", {"$ref": "vocabularies.schema.json#/$defs/channel"}
    ),
}
FIELD_RECORD: dict[str, Edit] = {
    "src/claimpack/model/annotation.py": after("gloss: str", "channel: str | None"),
}
COLUMN: dict[str, Edit] = {"schemas/tables/claims.json": in_json(column)}
COLUMN_VALUE: dict[str, Edit] = {
    "src/claimpack/tables/claims.py": after('"note": claim.note,', '"channel": claim.channel,'),
}

# A field that refers to an actor.
REFERENCE: dict[str, Edit] = {
    "schemas/annotations.schema.json": claim_property(
        "venue",
        {"title": "Venue", "type": "string", "description": "Where the origin spoke: an actor's id."},
    ),
    "src/claimpack/model/annotation.py": after("gloss: str", "venue: str | None"),
    "src/claimpack/model/id_fields.py": after(
        '"claims/*/event": IdField(kind="event"),', '"claims/*/venue": ACTOR,'
    ),
}

TABLE: dict[str, Edit] = {
    "schemas/tables/notes.json": lambda _: json.dumps(
        {
            "title": "Notes",
            "description": "One row is the note of one claim.",
            "fields": [
                {
                    "name": "claim_id",
                    "type": "string",
                    "description": "The claim.",
                    "constraints": {"required": True},
                },
                {"name": "note", "type": "string", "description": "The note."},
            ],
            "primaryKey": ["claim_id"],
            "foreignKeys": [
                {"fields": ["claim_id"], "reference": {"resource": "claims", "fields": ["claim_id"]}}
            ],
        }
    ),
    "src/claimpack/tables/claims.py": lambda text: (
        text
        + '''

@table("notes", of="pages")
def notes(corpus: Corpus) -> Iterator[Row]:
    """One row per claim with a note."""
    for claim in corpus.claims.values():
        if claim.note is not None:
            yield {"claim_id": claim.claim_id, "note": claim.note}
'''
    ),
}


def resources(content: Any) -> None:
    """Add the resources of the table to a manifest."""
    for resource in [one for one in content["resources"] if one["name"].startswith("posts")]:
        text = json.dumps(resource).replace("posts", "notes")
        content["resources"].append(json.loads(text))


class Copy:
    """A copy of the compiler and a project to compile with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "project"
        for name in ("src", "schemas"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(HARBOUR, self.project)

    def add(self, *additions: dict[str, Edit]) -> None:
        for path, edit in (item for addition in additions for item in addition.items()):
            file = self.folder / path
            old = file.read_text("utf-8") if file.exists() else ""
            file.write_text(edit(old), "utf-8")

    def annotate(self, line: str) -> None:
        """Add a line to a claim of the project."""
        file = self.project / ALSO
        text = file.read_text("utf-8")
        assert DOCKERS in text
        file.write_text(text.replace(DOCKERS, f"{DOCKERS}    {line}\n"), "utf-8")

    def run(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "claimpack", *words, "--no-cache", "--format", "concise"],
            cwd=self.project,
            env=os.environ | {"PYTHONPATH": str(self.folder / "src"), "NO_COLOR": "1"},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr

    def rows(self, table: str) -> dict[str, dict[str, str]]:
        with (self.project / "build" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return {row["claim_id"]: row for row in csv.DictReader(file)}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_field_with_codes_is_three_places(copy: Copy) -> None:
    copy.add(FIELD_SCHEMA, FIELD_RECORD, COLUMN, COLUMN_VALUE)
    copy.annotate("channel: telegraph")
    status, output = copy.run("check")
    assert (status, output.count("telegraph")) == (1, 1), output
    file = copy.project / ALSO
    file.write_text(file.read_text("utf-8").replace("channel: telegraph", "channel: radio"), "utf-8")
    status, output = copy.run("check", "--strict")
    assert status == 0, output
    status, output = copy.run("build")
    assert status == 0, output
    channels = {claim: row["channel"] for claim, row in copy.rows("claims").items()}
    assert channels.pop("harbour-talks/also/dockers") == "radio"
    assert set(channels.values()) == {""}


def test_a_field_without_its_record_fails_the_contract(copy: Copy) -> None:
    copy.add(FIELD_SCHEMA)
    folder = copy.folder / "schemas"
    schemas = {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
        for path in folder.glob("*.schema.json")
    }
    assert "annotations: claims/*/channel" in unread_properties(schemas)


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        (
            COLUMN,
            "schemas/tables/claims.json declares the column `channel` of the table `claims`, which has no value: "
            "add it to the rows in claimpack/tables/claims.py",
        ),
        (
            {"src/claimpack/tables/claims.py": after('"note": claim.note,', '"channel": "radio",')},
            "claimpack/tables/claims.py gives the table `claims` a value `channel`, which is no column: "
            "declare it in schemas/tables/claims.json",
        ),
    ],
    ids=["column without value", "value without column"],
)
def test_half_a_column_is_an_error_with_its_name(
    copy: Copy, addition: dict[str, Edit], message: str
) -> None:
    copy.add(addition)
    status, output = copy.run("build")
    assert status == 2
    assert message in output
    assert "Traceback" not in output
    assert not (copy.project / "build").exists()


def test_a_table_is_a_schema_and_a_function(copy: Copy) -> None:
    copy.add(TABLE)
    copy.annotate("note: They were counted twice.")
    status, output = copy.run("build")
    assert (status, "no resource has the path `build/notes.csv`" in output) == (1, True), output
    manifest = copy.project / "datapackage.json"
    manifest.write_text(in_json(resources)(manifest.read_text("utf-8")), "utf-8")
    status, output = copy.run("build")
    assert status == 0, output
    assert copy.rows("notes")["harbour-talks/also/dockers"]["note"] == "They were counted twice."


def test_a_reference_is_declared_once(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.add(REFERENCE)
    registry = copy.project / "annotations/registry/actors.yaml"
    registry.write_text(
        registry.read_text("utf-8") + "zest-hall:\n  kind: place\n  name: Zest Hall\n", "utf-8"
    )
    assert "unused-id" in copy.run("check")[1]
    copy.annotate("venue: zest-hal")
    status, output = copy.run("check")
    assert (status, "there is no actor `zest-hal`" in output) == (1, True), output
    file = copy.project / ALSO
    file.write_text(file.read_text("utf-8").replace("venue: zest-hal\n", "venue: zest-hall\n"), "utf-8")
    assert copy.run("check", "--strict")[0] == 0

    monkeypatch.setenv("PYTHONPATH", str(copy.folder / "src"))
    with editor_of(copy.project) as editor:
        editor.open(ALSO)
        editor.wait(lambda: editor.rounds.get(ALSO))
        assert "zest-hall" in editor.completion(ALSO, "venue: |zest-hall")
        assert "actors.yaml" in editor.definition(ALSO, "venue: zest-|hall")
        changed = editor.apply(editor.rename(ALSO, "venue: zest-|hall", "lemon-hall"))
        assert changed == {ALSO: 1, "annotations/registry/actors.yaml": 1}
        assert "venue: lemon-hall\n" in editor.texts[ALSO]


@contextmanager
def editor_of(project: Path) -> Iterator[Editor]:
    editor = Editor(project)
    try:
        yield editor
    finally:
        editor.stop()


def test_how_many_files_an_addition_takes() -> None:
    """Besides these: `scripts/build` and `scripts/gen-docs`, and the manifest's resource of a new table."""
    n_files = {
        "field of a claim": len(FIELD_SCHEMA) - 1 + len(FIELD_RECORD),
        "its codes": 1,
        "column": len(COLUMN | COLUMN_VALUE),
        "table": len(TABLE),
        "reference": len(REFERENCE.keys() - FIELD_RECORD.keys() - FIELD_SCHEMA.keys()),
    }
    assert n_files == {"field of a claim": 2, "its codes": 1, "column": 2, "table": 2, "reference": 1}
