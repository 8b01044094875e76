"""What a run answers, as far as anybody can see it: the report in every detail, and every byte on disk."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest

from claimpack.check.packing import packed
from claimpack.cli import app, shortcut
from claimpack.model.error import ClaimpackError
from claimpack.model.report import Report
from claimpack.model.selection import Selection
from claimpack.pipeline import build_project, check_project
from claimpack.plugins import reporter


@dataclass(frozen=True)
class Ask:
    """What is asked of a project. Paths are relative to it."""

    command: str = "check"
    selection: Selection = field(default_factory=Selection)
    today: date | None = None
    texts: bool = False
    out: str | None = None
    jobs: int = 1

    def of(self, root: Path, cache: Path | None) -> dict[str, Any]:
        """Ask, and give everything that came of it."""
        try:
            return seen(self._report(root, cache))
        except ClaimpackError as error:
            return {"error": str(error).replace(str(root), "ROOT")}

    def said(self, root: Path, cache: Path | None) -> dict[str, Any]:
        """Ask on the command line, where a plain question may be answered by what was said before."""
        words = [*self.command.split(), "--root", str(root)]
        words += ["--texts", str(root / "texts")] if self.texts else []
        words += ["--out", str(root / self.out)] if self.out is not None else []
        for selector in self.selection.only:
            words += ["--select", selector]
        status, text = spoken(words, "" if cache is None else str(cache))
        return {"status": status, "said": text.replace(str(root), "ROOT")}

    def cold(self) -> Ask:
        return replace(self, jobs=1)

    def _report(self, root: Path, cache: Path | None) -> Report:
        texts = [root / "texts"] if self.texts else []
        if self.command == "check":
            return check_project(
                root, texts=texts, selection=self.selection, today=self.today, cache=cache, jobs=self.jobs
            ).report
        return build_project(
            root,
            out=None if self.out is None else root / self.out,
            texts=texts,
            only_check=self.command == "build --check",
            cache=cache,
            jobs=self.jobs,
        )


class _LeftError(Exception):
    """In place of the end of the process."""


def spoken(words: list[str], cache: str) -> tuple[int, str]:
    """Run the command line in this process: its exit status, and what it prints."""

    def leave(status: int) -> NoReturn:
        raise _LeftError(status)

    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        for module in (app, shortcut):
            patch.setattr(module, "leave", leave)
        patch.setattr(sys, "argv", ["claimpack", *words])
        patch.setenv("CLAIMPACK_CACHE", cache)
        with pytest.raises(_LeftError) as left:
            shortcut.main()
    return int(left.value.args[0]), said.getvalue()


def seen(report: Report) -> dict[str, Any]:
    """Give what a report says, and how it is printed."""
    return {
        "findings": [(one.message, packed(one)) for one in report.findings],
        "tally": asdict(report.tally),
        "files": report.files,
        "unread": report.partly_read,
        "lines": dict(report.lines),
        "suppressed": report.n_suppressed,
        "known": report.n_known,
        "counts": [report.count(severity) for severity in ("error", "warning", "note")],
        "text": reporter("text").render(report.capped(20)),
        "json": reporter("json").render(report),
    }


def on_disk(root: Path) -> dict[str, bytes | str]:
    """Give every file of a folder; of links and folders, what they are."""
    found: dict[str, bytes | str] = {}
    for folder, below, names in os.walk(root):
        for name in (*below, *names):
            path = Path(folder, name)
            known = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[known] = f"to {path.readlink()}"
            else:
                found[known] = "a folder" if path.is_dir() else path.read_bytes()
    return found


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Say where two answers differ, in few words."""
    return [
        f"{key}: {_shown(one.get(key))} / {_shown(other.get(key))}"
        for key in sorted({*one, *other})
        if one.get(key) != other.get(key)
    ]


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) < 400 else f"{words[:300]}... ({len(words)})"
