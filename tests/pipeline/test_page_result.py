"""A page result depends on its key and on nothing else, and is the same after it was stored."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimpack.model.error import ClaimpackError
from claimpack.pipeline import check_project
from claimpack.pipeline.page import PageContext, compile_page, make_context
from claimpack.pipeline.page_result import EncodedResult, PageResult, decode, encode
from claimpack.pipeline.pages import PageResults
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace
from tests.cases.case import files_of, write
from tests.conftest import HARBOUR, ROOT
from tests.pipeline.edits import CASES
from tests.properties.mutations import mutant

# One of so many; CLAIMPACK_WALKS tries them all.
STEP = 1 if "CLAIMPACK_WALKS" in os.environ else 25


def opened(root: Path) -> tuple[Workspace, PageContext]:
    texts = root / "texts"
    workspace = Workspace(root, [texts] if texts.exists() else [])
    shared = map(workspace.read, workspace.shared_paths)
    return workspace, make_context(shared, read_contracts(), tool="tool")


def results(root: Path) -> Iterator[tuple[str, PageResult]]:
    workspace, context = opened(root)
    for source_id in workspace.sources:
        yield source_id, compile_page(workspace.source_files(source_id), context, with_rows=True)


def keyed(root: Path) -> dict[str, tuple[str, EncodedResult]]:
    """Compile every page; return the results with their keys."""
    workspace, context = opened(root)
    found = {}
    for source_id, result in results(root):
        files = [(path, workspace.digest(path)) for path in workspace.sources[source_id]]
        key = context.fingerprints.input_key(files, workspace.text_digests(source_id))
        encoded = encode(result, with_rows=True)
        found[source_id] = (context.fingerprints.result_key(key, encoded.reads), encoded)
    return found


def test_a_result_is_the_same_whatever_was_compiled_before(made: Path) -> None:
    workspace, context = opened(made)
    order = list(workspace.sources)
    random.Random(1).shuffle(order)
    alone = {}
    for one in order[:5]:
        alone[one] = encode(
            compile_page(workspace.source_files(one), opened(made)[1], with_rows=True), with_rows=True
        )
    after = {
        one: encode(compile_page(workspace.source_files(one), context, with_rows=True), with_rows=True)
        for one in order
    }
    assert {one: after[one] for one in alone} == alone


_PRINTED = """
import sys
from pathlib import Path
from tests.pipeline.test_page_result import keyed
print([keyed(Path(root)) for root in sys.argv[1:]])
"""


def test_a_result_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Hash seed, locale, time zone and current folder change nothing."""
    environments: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "12345", "LANG": "ar_EG.UTF-8", "PYTHONOPTIMIZE": "1", "COLUMNS": "20"},
    ]
    printed = set()
    for environment in environments:
        done = subprocess.run(
            [sys.executable, "-c", _PRINTED, HARBOUR, ROOT],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
                **environment,
            },
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1


def test_a_key_covers_what_was_read(harbour: Path) -> None:
    """Whatever belongs to a page is in its key; whatever does not is not."""
    keys: dict[str, str] = {}

    def changed() -> set[str]:
        nonlocal keys
        old, keys = keys, {one: key for one, (key, _) in keyed(harbour).items()}
        return {one for one in keys if old.get(one) != keys[one]}

    def edit(path: str, old: str, new: str) -> set[str]:
        file = harbour / path
        content = file.read_text("utf-8")
        assert old in content
        file.write_text(content.replace(old, new, 1), "utf-8")
        return changed()

    every = {"harbour-talks", "quay-report"}
    assert changed() == every
    assert edit("annotations/quay-report/main.yaml", "600 tonnes", "601 tonnes") == {"quay-report"}
    assert edit("sources/quay-report.yaml", "note: The", "note: That") == {"quay-report"}
    assert edit("sources/quay-report.mask", "\n", "\n\n") == {"quay-report"}
    assert edit("texts/quay-report.txt", "\n", "\n\n") == {"quay-report"}
    assert edit("annotations/registry/actors.yaml", "Salem", "Salim") == {"harbour-talks"}
    assert edit("annotations/registry/units.yaml", "vessel:", "vessels:") == every
    assert edit("annotations/retired.yaml", "{}", "") == every
    (harbour / "annotations/baseline.yaml").write_text("{}\n")
    assert changed() == every
    assert edit("datapackage.json", "0.1.0", "0.2.0") == set()
    (harbour / "annotations/quay-report/main.b.yaml").write_text("{}\n")
    assert changed() == set()
    (harbour / "annotations/quay-report/also.yaml").write_text("{}\n")
    assert changed() == {"quay-report"}
    (harbour / "annotations/quay-report/also.yaml").rename(harbour / "annotations/harbour-talks/third.yaml")
    assert changed() == every
    (harbour / "texts/harbour-talks.txt").unlink()
    assert changed() == {"harbour-talks"}


def assert_same_after_storage(result: PageResult) -> None:
    encoded = encode(result, with_rows=True)
    back = decode(encoded.page, reads=encoded.reads, rows=encoded.rows or b"")
    assert encode(back, with_rows=True) == encoded
    assert [(one.message, one.remarks, one.order, one.location, one.fix) for one in back.findings] == [
        (one.message, one.remarks, one.order, one.location, one.fix) for one in result.findings
    ]
    assert replace(back, findings=(), collected={}, linked_claims={}) == replace(
        result, findings=(), collected={}, linked_claims={}
    )
    assert _plain({code: list(facts) for code, facts in back.collected.items()}) == _plain(
        {code: list(facts) for code, facts in result.collected.items()}
    )
    for claim_id, claim in result.linked_claims.items():
        other = back.linked_claims[claim_id]
        assert _plain(other) == _plain(claim)
        assert [other.at(link) for link in other.links] == [claim.at(link) for link in claim.links]


def _plain(value: object) -> object:
    """Return a value as JSON gives it back; types that JSON lacks are an error."""
    return json.loads(json.dumps(value))


def test_results_are_the_same_after_storage(tmp_path: Path) -> None:
    for number, case in enumerate(CASES[::STEP]):
        project = tmp_path / f"{number}"
        shutil.copytree(HARBOUR, project)
        write(project, case.plant(files_of(HARBOUR)).contents)
        for _, result in results(project):
            assert_same_after_storage(result)


def test_results_of_mutants_are_the_same_after_storage() -> None:
    for seed in range(0, 400, STEP):
        overlay = mutant(seed).overlay
        workspace = Workspace(HARBOUR, [HARBOUR / "texts"], overlay=overlay)
        context = make_context(map(workspace.read, workspace.shared_paths), read_contracts())
        for source_id in workspace.sources:
            files = workspace.source_files(source_id)
            assert_same_after_storage(compile_page(files, context, with_rows=True))


def test_a_page_that_changes_during_a_run_ends_it(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = harbour / "annotations/quay-report/main.yaml"
    compile_missing = PageResults.compile

    def compile_later(*words: object, **options: object) -> None:
        path.write_text(path.read_text("utf-8").replace("grain-april", "grain-may"), "utf-8")
        compile_missing(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(PageResults, "compile", compile_later)
    with pytest.raises(ClaimpackError, match="changed while they were read"):
        check_project(harbour)


def test_a_result_that_the_store_has_lost_is_compiled_again(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = check_project(harbour).report.findings
    get = PageResults.__getitem__

    def lose(self: PageResults, source_id: str) -> PageResult:
        self._store.delete("page", self._keys.values())
        return get(self, source_id)

    monkeypatch.setattr(PageResults, "__getitem__", lose)
    assert check_project(harbour).report.findings == right
