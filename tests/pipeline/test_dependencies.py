"""The reads of a page are all that it depends on: with the same answers its result is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.cache.dependencies import RECORDED, RecordingMapping, RegistryFingerprints
from claimpack.pipeline import check_project, workers
from claimpack.pipeline.page import PageContext, compile_page, make_context
from claimpack.pipeline.page_result import EncodedResult, encode
from claimpack.resolve.chains import chain_defaults
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace
from tests.conftest import HARBOUR, ROOT

# One of so many changes; CLAIMPACK_WALKS tries them all.
STEP = 1 if "CLAIMPACK_WALKS" in os.environ else 23


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


def changed_context(context: PageContext, registry: str, entries: dict[str, Any]) -> PageContext:
    changes: dict[str, Any] = {registry: entries}
    corpus = replace(context.registries.corpus, **changes)
    defaults = chain_defaults(corpus.cues, tuple(corpus.actors.values()))
    registries = replace(context.registries, corpus=corpus, defaults=defaults)
    fingerprints = RegistryFingerprints(context.tool, context.files, registries)
    return replace(context, registries=registries, fingerprints=fingerprints)


@pytest.mark.parametrize("root", [HARBOUR, ROOT], ids=["invented", "real"])
@pytest.mark.parametrize("registry", RECORDED)
def test_with_the_same_answers_a_page_is_the_same(root: Path, registry: str) -> None:
    workspace = Workspace(root)
    context = make_context(map(workspace.read, workspace.shared_paths), read_contracts())

    def result(source_id: str, context: PageContext) -> EncodedResult:
        compiled = compile_page(workspace.source_files(source_id), context, with_rows=True)
        return encode(compiled, with_rows=True)

    def key(encoded: EncodedResult, context: PageContext) -> str:
        return context.fingerprints.result_key(context.fingerprints.input_key([], []), encoded.reads)

    results = {one: result(one, context) for one in workspace.sources}
    n_same = n_other = 0
    for number, entries in enumerate(others(getattr(context.registries.corpus, registry))):
        if number % STEP:
            continue
        other = changed_context(context, registry, entries)
        for source_id, encoded in results.items():
            if key(encoded, other) == key(encoded, context):
                assert result(source_id, other) == encoded, source_id
                n_same += 1
            else:
                n_other += 1
    assert n_same
    assert n_other


def test_pages_that_did_not_read_an_entry_are_not_compiled_again(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And their results are found again when the entry is what it was."""
    pages: list[str] = []

    def watched(files: Any, *words: Any, **options: Any) -> Any:
        pages.append(files.source_id)
        return compile_page(files, *words, **options)

    monkeypatch.setattr(workers, "compile_page", watched)
    registry = harbour / "annotations/registry/actors.yaml"
    before = registry.read_text("utf-8")
    for text, compiled in (
        (before, ["harbour-talks", "quay-report"]),
        (before.replace("Salem", "Salim"), ["harbour-talks"]),
        (before, []),
        (before.replace("kind: media", "kind: agency", 1), ["harbour-talks", "quay-report"]),
    ):
        registry.write_text(text, "utf-8")
        pages.clear()
        warm = check_project(harbour, cache=tmp_path / "cache.db").report
        assert pages == compiled
        assert warm.findings == check_project(harbour).report.findings


def test_reads_are_recorded() -> None:
    registry = RecordingMapping({"a": 1, "b": 2, "c": 3})
    assert registry.reads == []
    assert registry["b"] == 2
    assert registry.get("gone") is None
    assert "a" in registry
    with pytest.raises(KeyError):
        registry["nowhere"]
    assert registry.reads == ["a", "b", "gone", "nowhere"]


@pytest.mark.parametrize("look", [list, len, dict, sorted, lambda one: one.items() and list(one.values())])
def test_a_page_that_iterates_depends_on_all_entries(look: Any) -> None:
    registry = RecordingMapping({"a": 1})
    look(registry)
    assert registry.reads is None
