"""A page has asked for all that it depends on: with the same answers it is made the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.pipeline import check_project, workers
from claimpack.pipeline.dependencies import BY_ENTRY, RecordingMapping, RegistryFingerprints
from claimpack.pipeline.page import PageContext, Part, base_of, made
from claimpack.resolve.chains import chain_defaults
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.folder import Folder
from tests.conftest import HARBOUR, ROOT

# One of so many changes; CLAIMPACK_WALKS tries them all.
STEP = 1 if "CLAIMPACK_WALKS" in os.environ else 9


def changed(entry: Any) -> Iterator[Any]:
    """Change one field after the other."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, tuple) and field.name != "location":
            yield replace(entry, **{field.name: value[1:] if value else ("new",)})
        elif field.name in ("kind", "nature"):
            yield replace(entry, **{field.name: "media" if value != "media" else "person"})
        elif isinstance(value, str) or (value is None and field.name != "extent"):
            yield replace(entry, **{field.name: f"{value or ''}x"})
    if getattr(entry, "extent", None) is not None:
        yield replace(entry, extent=None)


def others(entries: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give registries in which one entry is another, or gone, or new, or the last one comes first."""
    for name, entry in entries.items():
        yield {key: one for key, one in entries.items() if key != name}
        for one in changed(entry):
            yield {**entries, name: one}
    last = list(entries)[-1]
    yield {**entries, f"{last}-2": entries[last]}
    yield {last: entries[last], **entries}


def based(base: PageContext, registry: str, entries: dict[str, Any]) -> PageContext:
    changes: dict[str, Any] = {registry: entries}
    corpus = replace(base.ground.corpus, **changes)
    ground = replace(
        base.ground, corpus=corpus, defaults=chain_defaults(corpus.cues, tuple(corpus.actors.values()))
    )
    return replace(base, ground=ground, answers=RegistryFingerprints(base.own, base.files, ground))


@pytest.mark.parametrize("root", [HARBOUR, ROOT], ids=["invented", "real"])
@pytest.mark.parametrize("registry", BY_ENTRY)
def test_with_the_same_answers_a_page_is_the_same(root: Path, registry: str) -> None:
    folder = Folder(root)
    base = base_of(map(folder.read, folder.base), read_contracts(), "own")
    parts = {one: made(one, folder, base, rows=True) for one in folder.sheaves}
    names = {one: base.answers.digest(part.asked) for one, (_, part) in parts.items()}
    n_same = n_other = 0
    for number, entries in enumerate(others(getattr(base.ground.corpus, registry))):
        if number % STEP:
            continue
        other = based(base, registry, entries)
        for source_id, (_, part) in parts.items():
            same = other.answers.common == base.answers.common
            if same and other.answers.digest(part.asked) == names[source_id]:
                assert _content(made(source_id, folder, other, rows=True)[1]) == _content(part), source_id
                n_same += 1
            else:
                n_other += 1
    assert n_same
    assert n_other


def _content(part: Part) -> tuple[str | None, ...]:
    return part.head, part.ends, part.rows, part.asked


def test_pages_that_did_not_ask_for_an_entry_are_left_alone(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And are found again when the entry is what it was."""
    pages: list[str] = []

    def watched(source_id: str, *words: Any, **options: Any) -> Any:
        pages.append(source_id)
        return made(source_id, *words, **options)

    monkeypatch.setattr(workers, "made", watched)
    registry = harbour / "annotations/registry/actors.yaml"
    before = registry.read_text("utf-8")
    for text, redone in (
        (before, ["harbour-talks", "quay-report"]),
        (before.replace("Salem", "Salim"), ["harbour-talks"]),
        (before, []),
        (before.replace("kind: media", "kind: agency", 1), ["harbour-talks", "quay-report"]),
    ):
        registry.write_text(text, "utf-8")
        pages.clear()
        warm = check_project(harbour, cache=tmp_path / "cache.db").report
        assert pages == redone
        assert warm.findings == check_project(harbour).report.findings


def test_what_was_asked_is_remembered() -> None:
    registry = RecordingMapping({"a": 1, "b": 2, "c": 3})
    assert registry.asked == []
    assert registry["b"] == 2
    assert registry.get("gone") is None
    assert "a" in registry
    with pytest.raises(KeyError):
        registry["nowhere"]
    assert registry.asked == ["a", "b", "gone", "nowhere"]


@pytest.mark.parametrize("look", [list, len, dict, sorted, lambda one: one.items() and list(one.values())])
def test_who_looks_at_all_entries_depends_on_all(look: Any) -> None:
    registry = RecordingMapping({"a": 1})
    look(registry)
    assert registry.asked is None
