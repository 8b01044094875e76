"""What a run answers, as far as anybody can see it: the report in every detail, and every byte on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from claimpack.check.packing import packed
from claimpack.compile.again import build_project, check_again
from claimpack.model.error import ClaimpackError
from claimpack.model.report import Report
from claimpack.model.selection import Selection
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

    def cold(self) -> Ask:
        return replace(self, jobs=1)

    def _report(self, root: Path, cache: Path | None) -> Report:
        texts = [root / "texts"] if self.texts else []
        if self.command == "check":
            return check_again(
                root, texts=texts, selection=self.selection, today=self.today, cache=cache, jobs=self.jobs
            )
        return build_project(
            root,
            out=None if self.out is None else root / self.out,
            texts=texts,
            only_check=self.command == "build --check",
            cache=cache,
            jobs=self.jobs,
        )


def seen(report: Report) -> dict[str, Any]:
    """Give what a report says, and how it is printed."""
    return {
        "diagnostics": [(one.message, packed(one)) for one in report.diagnostics],
        "tally": asdict(report.tally),
        "files": report.files,
        "unread": report.unread,
        "lines": dict(report.lines),
        "waived": report.n_waived,
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


Asked = Callable[[Path], dict[str, Any]]
