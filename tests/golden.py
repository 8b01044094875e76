"""Golden cases: Markdown that holds edits to the invented project and the report that they lead to.

A case begins with a heading of the second level. Its fenced blocks are, in any order:

- `edit PATH`: lines that begin with `-` are replaced by those that begin with `+`; the old lines must
  stand in the file, together and once.
- `file PATH`: the whole content of a file; `hex PATH`: the same in hexadecimal bytes.
- `delete`: paths to delete, one a line.
- `report`: the findings that are expected, without the summary. A case without edits expects none.

A heading that ends with "(with texts)" runs with the texts of the invented pages at hand.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimpack.model.selection import Choice, Selection
from claimpack.pipeline import check_project
from claimpack.reporters import text as text_reporter

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.report import Report

# The day on which the cases are checked: after the invented pages, before the dates of good suppressions.
TODAY = date(2021, 6, 1)

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    page: Path
    title: str
    body: str

    @property
    def with_texts(self) -> bool:
        return self.title.endswith("(with texts)")

    @property
    def of_layout(self) -> bool:
        """The edits of other cases need not be in canonical layout."""
        return self.page.stem == "unformatted"

    @property
    def expected(self) -> str:
        return "".join(body for kind, _, body in _BLOCK.findall(self.body) if kind == "report")

    def apply(self, project: Path) -> None:
        for kind, path, body in _BLOCK.findall(self.body):
            if kind == "file":
                target = project / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(body, encoding="utf-8")
            elif kind == "hex":
                (project / path).write_bytes(bytes.fromhex(body))
            elif kind == "edit":
                _edit(project / path, body)
            elif kind == "delete":
                for name in body.split():
                    (project / name).unlink()
            elif kind != "report":
                raise AssertionError(f"{self.page.name}: unknown block `{kind}`")

    def found(self, project: Path) -> str:
        texts = [project / "texts"] if self.with_texts else []
        chosen = Selection(choices=() if self.of_layout else (Choice("unformatted", "off"),))
        return findings(check_project(project, texts=texts, today=TODAY, selection=chosen).report)


def findings(report: Report) -> str:
    """Render a report without its summary."""
    rendered = text_reporter.render(report)
    return rendered.partition("\n\n")[0] + "\n" if report.findings else ""


def _edit(path: Path, body: str) -> None:
    lines = body.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{path.name} holds these lines {content.count(old)} times:\n{old}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def cases_of(page: Path) -> list[Case]:
    parts = _HEADING.split(page.read_text(encoding="utf-8"))[1:]
    return [Case(page, title, body) for title, body in zip(parts[::2], parts[1::2], strict=True)]


def update(case: Case, found: str) -> None:
    """Write what was found into the page, in place of the expected report."""
    page = case.page.read_text(encoding="utf-8")
    bare = re.sub(r"^```report\n.*?^```\n?", "", case.body, flags=re.MULTILINE | re.DOTALL).rstrip()
    block = f"\n\n```report\n{found}```" if found else ""
    case.page.write_text(
        page.replace(f"## {case.title}{case.body}", f"## {case.title}{bare}{block}\n\n").rstrip() + "\n",
        encoding="utf-8",
    )


def copy_project(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target
