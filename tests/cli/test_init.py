"""`claimpack init`: a dataset that is whole at once, and a copy of the schemas that stays current."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimpack.languages.ar import LANGUAGE as AR
from claimpack.model.location import START
from claimpack.pipeline import check_project
from claimpack.text.mask import mask
from claimpack.workspace.contracts import schemas_folder
from claimpack.workspace.starter import schema_files, starter_files
from tests.conftest import HARBOUR, ROOT, claimpack


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new dataset; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("init") / "olive-claims"
    ran = claimpack("init", folder)
    assert (ran.status, ran.err) == (0, ""), ran.out
    assert "5 claims" in ran.out
    return folder


def test_everything_passes_at_once(made: Path) -> None:
    before = bytes_of(made)
    for words in (
        ["check", "--strict"],
        ["build", "--check"],
        ["build"],
        ["coverage", "--texts", made / "texts"],
    ):
        ran = claimpack(*words, "--root", made)
        assert ran.status == 0, ran.out + ran.err
    with_texts = claimpack("check", "--strict", "--texts", made / "texts", cwd=made)
    assert "0 errors, 0 warnings" in with_texts.out
    assert "16 against the text" in with_texts.out
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    for command in ([], ["-m", "pytest", "-q", "-p", "no:cacheprovider"]):
        done = subprocess.run(
            [sys.executable, *command, "tests/test_dataset.py"],
            cwd=made,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert bytes_of(made) == before


def test_the_tests_of_a_dataset_fail_with_what_was_found(made: Path, tmp_path: Path) -> None:
    for name, content in bytes_of(made).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.replace(b"figure: 40\n", b"figure: 4\n"))
    command = [sys.executable, "tests/test_dataset.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "its words say" in done.stderr


def test_the_claims_show_what_claims_can_be(made: Path) -> None:
    checked = check_project(made, texts=[made / "texts"])
    claims = checked.corpus.claims.values()
    assert {claim.figure.bound for claim in claims if claim.figure} == {"point", "more_than"}
    assert max(len(claim.chain) for claim in claims) == 3
    assert any(claim.polarity == "negative" and claim.links for claim in claims)
    assert any(voice.mode == "direct" for claim in claims for voice in claim.chain)
    (page,) = checked.pages.by_source.values()
    assert page.text is not None
    assert page.mask == mask(page.text, page.sha256, AR)


def test_every_yaml_file_names_its_schema(made: Path) -> None:
    paths = sorted((*made.glob("sources/*.yaml"), *made.glob("annotations/**/*.yaml")))
    assert len(paths) == 8
    for path in paths:
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=../")
        schema = path.parent / first.partition("=")[2]
        assert schema.is_file(), path
        wanted = {"olive-bridge": "source", "main": "annotations"}.get(path.stem, path.stem)
        assert schema.name == f"{wanted}.schema.json"


def test_names_are_made_of_the_folder(made: Path) -> None:
    manifest = json.loads((made / "datapackage.json").read_text("utf-8"))
    assert (manifest["name"], manifest["title"]) == ("olive-claims", "Olive claims")
    assert manifest["licenses"][0]["name"] == "CC-BY-4.0"
    assert (made / "README.md").read_text("utf-8").startswith("# Olive claims\n")
    assert "My claims" not in (made / "README.md").read_text("utf-8")
    pinned = (made / "requirements.txt").read_text("utf-8").splitlines()[-1]
    assert pinned == f"claimpack=={claimpack('--version').out.split()[1]}"


def test_names_that_are_given(tmp_path: Path) -> None:
    words = ["--name", "valley.2", "--title", 'Claims "of" a \\ valley', "--licence", "CC0-1.0"]
    ran = claimpack("init", tmp_path / "x" / "y", *words)
    assert ran.status == 0, ran.err
    manifest = json.loads((tmp_path / "x/y/datapackage.json").read_text("utf-8"))
    assert (manifest["name"], manifest["title"]) == ("valley.2", 'Claims "of" a \\ valley')
    assert manifest["licenses"] == [{"name": "CC0-1.0"}]
    assert "licensed under CC0-1.0." in (tmp_path / "x/y/README.md").read_text("utf-8")
    assert claimpack("build", "--check", "--root", tmp_path / "x" / "y").status == 0


@pytest.mark.parametrize("held", [None, ".git/HEAD"])
def test_an_empty_folder_is_filled(tmp_path: Path, held: str | None) -> None:
    folder = tmp_path / "valley"
    folder.mkdir()
    if held is not None:
        (folder / held).parent.mkdir()
        (folder / held).write_text("ref")
    ran = claimpack("init", ".", cwd=folder)
    assert ran.status == 0, ran.err
    assert (folder / "datapackage.json").is_file()
    assert held is None or (folder / held).read_text() == "ref"
    assert [path.name for path in tmp_path.iterdir()] == ["valley"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["full"], "is not empty: it contains thesis.odt"),
        (["full/thesis.odt"], "is not a folder"),
        (["full/thesis.odt/new"], "cannot write"),
        ([], "claimpack init DIR"),
        (["new", "--name", "My Claims"], "try `my-claims`"),
        (["new", "--title", " "], "needs a title"),
        (["new", "--licence", "do what you want"], "SPDX"),
        (["full", "--refresh"], "nothing to refresh"),
        (["--refresh"], "there is no datapackage.json"),
    ],
)
def test_what_cannot_be_made_is_refused(tmp_path: Path, words: list[str], says: str) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.odt").write_text("years of work")
    ran = claimpack("init", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err, ran.err
    assert bytes_of(tmp_path) == {"full/thesis.odt": b"years of work"}
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


def copied(folder: Path) -> Path:
    for name, content in schema_files().items():
        path = folder / "schemas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "schemas"


def test_a_foreign_copy_of_the_schemas_is_told_file_by_file(harbour: Path) -> None:
    schemas = copied(harbour)
    assert "B04" not in claimpack("check", cwd=harbour).out

    (schemas / "tables/claims.json").unlink()
    actors = schemas / "actors.schema.json"
    actors.write_text(actors.read_text("utf-8").replace('"Actors"', '"Actor"'), "utf-8")
    (schemas / "cues.schema.json").write_text("{")
    (schemas / "tables/units.json").write_bytes(b"\xff")
    (schemas / "mine.schema.json").write_text("{}")
    found = check_project(harbour).report.findings
    assert {(one.code, one.severity, one.text_range) for one in found} == {("B04", "warning", START)}
    assert [(one.location.path, one.message) for one in found] == [
        (
            "schemas/actors.schema.json",
            "`schemas/actors.schema.json` is not that of the installed claimpack",
        ),
        ("schemas/cues.schema.json", "`schemas/cues.schema.json` is not that of the installed claimpack"),
        ("schemas/tables/claims.json", "`schemas/tables/claims.json` is missing"),
        ("schemas/tables/units.json", "`schemas/tables/units.json` is not that of the installed claimpack"),
    ]
    assert claimpack("check", cwd=harbour).status == 0
    assert claimpack("check", "--strict", cwd=harbour).status == 1

    ran = claimpack("init", "--refresh", cwd=harbour)
    assert (ran.status, ran.out.count("wrote schemas/")) == (0, 4)
    assert (schemas / "mine.schema.json").read_text() == "{}"
    assert claimpack("check", "--strict", cwd=harbour).status == 0
    assert claimpack("init", "--refresh", harbour).out == "the schemas are up to date\n"


def test_the_layout_of_a_copy_does_not_matter(harbour: Path) -> None:
    for path in copied(harbour).rglob("*.json"):
        tree = json.loads(path.read_text("utf-8"))
        path.write_bytes(json.dumps(tree, indent="\t", sort_keys=True).replace("\n", "\r\n").encode())
    assert claimpack("check", "--strict", cwd=harbour).status == 0


def test_no_copy_is_no_foreign_copy() -> None:
    assert not (HARBOUR / "schemas").exists()
    assert check_project(HARBOUR).report.findings == ()


def test_the_originals_are_not_foreign() -> None:
    assert schemas_folder() == ROOT / "schemas"
    assert "B04" not in {one.code for one in check_project(ROOT).report.findings}
    assert claimpack("init", "--refresh", ROOT).out == "the schemas are up to date\n"


def test_what_python_leaves_is_no_part_of_the_starter() -> None:
    names = starter_files()
    assert "tests/test_dataset.py" in names
    assert ".github/workflows/check.yml" in names
    assert not [name for name in names if "__pycache__" in name]
