"""A part depends on what its name says and on nothing else, and says the same after it was stored."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimpack.check.packing import packed, unpacked
from claimpack.check.runner import Ran, run_page
from claimpack.model.error import ClaimpackError
from claimpack.model.linked_claim import LinkedClaim
from claimpack.pipeline import check_project
from claimpack.pipeline import page as part_module
from claimpack.pipeline.page import PageContext, base_of, made
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.folder import Folder
from tests.cases.case import files_of, write
from tests.conftest import HARBOUR, ROOT
from tests.pipeline.edits import CASES
from tests.properties.mutations import mutant

# One of so many; CLAIMPACK_WALKS tries them all.
STEP = 1 if "CLAIMPACK_WALKS" in os.environ else 8


def parts_of(root: Path) -> dict[str, list[object]]:
    """Make every part, each behind its name."""
    texts = root / "texts"
    folder = Folder(root, [texts] if texts.exists() else [])
    base = _base(folder)
    parts = {one: made(one, folder, base, rows=True) for one in folder.sheaves}
    return {one: [base.answers.named(grounds, part.asked), part] for one, (grounds, part) in parts.items()}


def _base(folder: Folder) -> PageContext:
    return base_of(map(folder.read, folder.base), read_contracts(), "own")


def test_a_part_is_the_same_whatever_was_made_before_it(made: Path) -> None:
    folder = Folder(made)
    alone = {
        one: part_module.made(one, folder, _base(folder), rows=True) for one in list(folder.sheaves)[:9]
    }
    for seed in range(3):
        order = sorted(folder.sheaves)
        random.Random(seed).shuffle(order)
        base = _base(folder)
        again = {one: part_module.made(one, folder, base, rows=True) for one in order}
        assert {one: again[one] for one in alone} == alone


_PRINTED = """
import json, sys
from pathlib import Path
from tests.pipeline.test_parts import parts_of
print(json.dumps({root: parts_of(Path(root)) for root in sys.argv[1:]}))
"""


def test_a_part_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Python's hash seed, the locale, the time zone and the folder that a run is started in change nothing."""
    environments: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "0"},
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
    (only,) = printed
    assert json.loads(only)[str(HARBOUR)] == json.loads(json.dumps(parts_of(HARBOUR)))


def test_a_name_is_that_of_what_was_read(harbour: Path) -> None:
    """Whatever belongs to a page is in its name; whatever does not is not."""
    names: dict[str, str] = {}

    def renamed() -> set[str]:
        nonlocal names
        old, names = names, {one: str(part[0]) for one, part in parts_of(harbour).items()}
        return {one for one in names if old.get(one) != names[one]}

    def edit(path: str, old: str, new: str) -> set[str]:
        file = harbour / path
        content = file.read_text("utf-8")
        assert old in content
        file.write_text(content.replace(old, new, 1), "utf-8")
        return renamed()

    every = {"harbour-talks", "quay-report"}
    assert renamed() == every
    assert edit("annotations/quay-report/main.yaml", "600 tonnes", "601 tonnes") == {"quay-report"}
    assert edit("sources/quay-report.yaml", "note: The", "note: That") == {"quay-report"}
    assert edit("sources/quay-report.mask", "\n", "\n\n") == {"quay-report"}
    assert edit("texts/quay-report.txt", "\n", "\n\n") == {"quay-report"}
    assert edit("annotations/registry/actors.yaml", "Salem", "Salim") == {"harbour-talks"}
    assert edit("annotations/registry/units.yaml", "vessel:", "vessels:") == every
    assert edit("annotations/retired.yaml", "{}", "") == every
    (harbour / "annotations/baseline.yaml").write_text("{}\n")
    assert renamed() == every
    assert edit("datapackage.json", "0.1.0", "0.2.0") == set()
    (harbour / "annotations/quay-report/main.b.yaml").write_text("{}\n")
    assert renamed() == set()
    (harbour / "annotations/quay-report/also.yaml").write_text("{}\n")
    assert renamed() == {"quay-report"}
    (harbour / "annotations/quay-report/also.yaml").rename(harbour / "annotations/harbour-talks/third.yaml")
    assert renamed() == every
    (harbour / "texts/harbour-talks.txt").unlink()
    assert renamed() == {"harbour-talks"}


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Ran]:
    """Everything that the rules made of pages."""
    found: list[Ran] = []

    def watched(*words: Any) -> Ran:
        found.append(run_page(*words))
        return found[-1]

    monkeypatch.setattr(part_module, "run_page", watched)
    return found


def _is_of_json(value: object) -> bool:
    """Tell whether a value is what JSON gives back, but for tuples."""
    if isinstance(value, list | tuple):
        return all(map(_is_of_json, value))
    if isinstance(value, dict):
        return all(type(key) is str and _is_of_json(one) for key, one in value.items())
    return value is None or type(value) in (str, int, bool)


def _astray(ran: Ran) -> list[object]:
    """Give what does not come back from JSON as it went."""
    wrong: list[object] = [fact for fact in ran.facts.items() if not _is_of_json(fact)]
    wrong += [one for one in ran.leaving if not _is_of_json(one)]
    for end in ran.ends:
        back = LinkedClaim.restored(json.loads(json.dumps(end, ensure_ascii=False)))
        if not _is_of_json(end) or json.dumps(back) != json.dumps(end) or back.links != list(end.links):
            wrong.append(end)
        wrong += [link for link in end.links if back.at(link) != end.at(link)]
    for one in ran.findings:
        once = unpacked(json.loads(json.dumps(packed(one), ensure_ascii=False)))
        same = (once.message, once.remarks, once.order, once.fix) == (
            one.message,
            one.remarks,
            one.order,
            one.fix,
        )
        if not same or packed(once) != packed(one):
            wrong.append(one)
    return wrong


def test_what_rules_find_survives_storage(ran: list[Ran], tmp_path: Path) -> None:
    base = files_of(HARBOUR)
    for number, case in enumerate(CASES[::STEP]):
        project = tmp_path / f"{number}"
        shutil.copytree(HARBOUR, project)
        write(project, case.plant(base).contents)
        check_project(project, texts=[project / "texts"] if "with texts" in case.options else [])
        assert [wrong for one in ran for wrong in _astray(one)] == [], case.where
        ran.clear()


def test_what_rules_find_in_mutants_survives_storage(ran: list[Ran]) -> None:
    for seed in range(0, 400, STEP):
        one = mutant(seed)
        check_project(HARBOUR, texts=[HARBOUR / "texts"] if one.with_texts else [], overlay=one.overlay)
        assert [wrong for each in ran for wrong in _astray(each)] == [], f"seed {seed}"
        ran.clear()


def test_a_part_that_was_lost_and_is_another_now_ends_the_run(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimpack.pipeline.pages import Parts

    text, path = Parts.text, harbour / "annotations/quay-report/main.yaml"

    def losing(parts: Parts, kind: Any, source_id: str) -> str:
        if kind == "ends":
            parts._shelf.drop(kind, list(parts._names.values()))
            path.write_text(path.read_text("utf-8").replace("grain-april", "grain-may"), "utf-8")
        return text(parts, kind, source_id)

    monkeypatch.setattr(Parts, "text", losing)
    with pytest.raises(ClaimpackError, match="changed while they were read"):
        check_project(harbour)
