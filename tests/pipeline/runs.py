"""What a run gives, as far as a caller can see it: the report in every detail, and every byte on disk."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from claimpack.cache.cache import Cache
from claimpack.model.error import ClaimpackError
from claimpack.model.selection import Selection
from claimpack.pipeline import Checked, build_workspace, check_project
from claimpack.plugins import reporter
from claimpack.workspace.workspace import Workspace


@dataclass(frozen=True)
class Run:
    """What is run on a project. Paths are relative to it."""

    command: str = "check"
    selection: Selection = field(default_factory=Selection)
    today: date | None = None
    texts: bool = False
    out: str | None = None
    jobs: int = 1

    def of(self, root: Path, cache: Path | None) -> dict[str, Any]:
        """Run, and return everything that came of it."""
        try:
            return seen(self._checked(root, cache))
        except ClaimpackError as error:
            return {"error": str(error).replace(str(root), "ROOT")}

    def _checked(self, root: Path, cache: Path | None) -> Checked:
        texts = [root / "texts"] if self.texts else []
        if self.command == "check":
            return check_project(
                root, texts=texts, selection=self.selection, today=self.today, cache=cache, jobs=self.jobs
            )
        kept = Cache(cache)
        return build_workspace(
            Workspace(root, texts, digest_of=kept.digest_of),
            kept,
            out=None if self.out is None else root / self.out,
            only_check=self.command == "build --check",
            jobs=self.jobs,
        )


def seen(checked: Checked) -> dict[str, Any]:
    """Return what a report holds, and how it is printed."""
    report = checked.report
    return {
        "findings": [(one.message, one.location) for one in report.findings],
        "verification": asdict(report.verification),
        "files": report.files,
        "partly read": report.partly_read,
        "lines": dict(report.lines),
        "suppressed": report.n_suppressed,
        "known": report.n_known,
        "counts": [report.count(severity) for severity in ("error", "warning", "note")],
        "text": reporter("text").render(checked.shown(notes=False, max_per_rule=20)),
        "json": reporter("json").render(report),
    }


def on_disk(root: Path) -> dict[str, bytes | str]:
    """Return every file of a folder; for links and folders, what they are."""
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
    """Return in few words where two runs differ."""
    return [
        f"{key}: {_shown(one.get(key))} / {_shown(other.get(key))}"
        for key in sorted({*one, *other})
        if one.get(key) != other.get(key)
    ]


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) < 400 else f"{words[:300]}... ({len(words)})"
