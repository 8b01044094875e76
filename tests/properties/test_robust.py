"""Whatever is done to a project's files, checking it gives findings with places, never an exception."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimpack.pipeline import check_project, compile_project
from claimpack.reporters import json as json_reporter
from claimpack.reporters import text as text_reporter
from tests.conftest import HARBOUR

FILES = sorted(
    path.relative_to(HARBOUR).as_posix()
    for path in HARBOUR.rglob("*")
    if path.suffix in (".yaml", ".mask", ".json")
)
SNIPPETS = [
    b"",
    b"\n",
    b":",
    b"  ",
    b"- ",
    b"&a ",
    b"*a",
    b"!!int ",
    b"<<",
    b"{",
    b"]",
    b"'",
    b'"',
    b"\t",
    b"\xff",
    b"\x00",
    b"@?",
    b"+5",
    b"9999999999",
    "٣".encode(),
    "\u200f".encode(),
    "\u2028".encode(),
    b"\r",
    b"null",
    b"[]",
]

change = st.tuples(
    st.sampled_from(FILES),
    st.floats(0, 1),
    st.integers(0, 40),
    st.sampled_from(SNIPPETS) | st.binary(max_size=6),
)


def broken(changes: list[tuple[str, float, int, bytes]], folder: Path) -> Path:
    project = folder / "project"
    shutil.copytree(HARBOUR, project)
    for name, where, length, new in changes:
        path = project / name
        content = path.read_bytes()
        start = int(where * len(content))
        path.write_bytes(content[:start] + new + content[start + length :])
    return project


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(change, min_size=1, max_size=3), st.booleans())
def test_any_damage_gives_findings_with_places(
    changes: list[tuple[str, float, int, bytes]], with_texts: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = broken(changes, Path(folder))
        texts = [HARBOUR / "texts"] if with_texts else []
        report = check_project(project, texts=texts).report
        assert text_reporter.render(report)
        assert json_reporter.render(report)
        for finding in report.findings:
            place, path = finding.text_range, project / finding.location.path
            assert path.exists() or path.suffix == ".mask"
            n_lines = path.read_bytes().count(b"\n") + 1 if path.exists() else 1
            assert 1 <= place.line <= n_lines
            assert place.column >= 1
            assert finding.message


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(change, min_size=1, max_size=1))
def test_what_passes_the_checks_passes_the_gate(changes: list[tuple[str, float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        compiled = compile_project(broken(changes, Path(folder)))
        assert (compiled.package is None) == bool(compiled.report.n_errors or compiled.manifest is None)
