"""Files rewritten by the fixes of findings, or in canonical format. Nothing is written to disk here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.parse.records import parse_file
from claimpack.pipeline.project import check_project
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace
from claimpack.write.fixes import fixed
from claimpack.yaml.format import format_document
from claimpack.yaml.schema_node import SchemaNode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from claimpack.model.selection import Selection

Changes = dict[str, tuple[str, str]]
"""Old and new text of files that change, by path."""

# A fix may reveal another finding with a fix; more rounds than this would be a circle.
_MAX_ROUNDS = 20


def fix_project(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    unsafe: bool = False,
    rules: Path | None = None,
) -> Changes:
    """Apply fixes until no finding has one, and return what changes."""
    texts = tuple(texts)
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for _ in range(_MAX_ROUNDS):
        overlay = {path: text.encode("utf-8") for path, text in new.items()}
        checked = check_project(
            root, texts=texts, selection=selection, today=today, overlay=overlay, rules=rules
        )
        now = {path: document.text for path, document in checked.documents.items()}
        changed, n_applied = fixed(now, checked.documents, checked.report.findings, unsafe=unsafe)
        if not n_applied:
            break
        for path, text in changed.items():
            old.setdefault(path, now[path])
            new[path] = text
    return {path: (old[path], text) for path, text in new.items() if old[path] != text}


def format_project(root: Path) -> tuple[Changes, tuple[str, ...]]:
    """Return what canonical format changes in YAML files, and the files that cannot be formatted."""
    contracts = read_contracts()
    workspace = Workspace(root)
    changes: Changes = {}
    rejected = []
    for path in sorted((*workspace.paths, *workspace.second_annotations)):
        file = workspace.read(path)
        if not path.endswith(".yaml") or file.kind is None:
            continue
        document, found = parse_file(file)
        if document is None or found:
            rejected.append(path)
            continue
        new = format_document(document, SchemaNode.root(file.kind, contracts.shapes))
        if new != document.text:
            changes[path] = (document.text, new)
    return changes, tuple(rejected)
