"""The six stages in order: read → parse → resolve → check → tabulate → write.

A table of contents. The first four, and the rows of tables, are gone through page by page, and then for
the whole: pages may be worked on at the same time, and need not be worked on again while they stay as they
are. Texts reach the checks and nothing else; tables are made from the corpus alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.check.counts import tally
from claimpack.check.places import locate
from claimpack.model.report import Report
from claimpack.parse.records import Parser, parse, parse_file
from claimpack.pipeline.cache import Memory
from claimpack.pipeline.check import Checked, check_stock
from claimpack.pipeline.stock import Held
from claimpack.resolve.corpus import resolve
from claimpack.resolve.pages import pages_of
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.folder import Folder
from claimpack.workspace.project import read_others, read_project
from claimpack.yaml.format import format_document
from claimpack.yaml.schema_node import SchemaNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from claimpack.model.agreement import Agreement
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile, Project
    from claimpack.model.selection import Selection
    from claimpack.yaml.document import Document

__all__ = [
    "Checked",
    "check_files",
    "check_folder",
    "check_project",
    "check_second_annotations",
    "compare_annotators",
    "fix_project",
    "format_project",
]

# A fix may lay bare another finding with a fix; more rounds than this would be a circle.
_MOST_ROUNDS = 20


def check_project(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    overlay: Mapping[str, bytes] | None = None,
    cache: Path | None = None,
    jobs: int = 1,
) -> Checked:
    """Read, parse, resolve and check a project. Raises ClaimpackError where there is none.

    The manifest's own choice of rules comes first, `selection` after it. Waivers expire only where a
    day is given. `overlay` holds contents that stand before those on disk, by path relative to the root.
    `cache` is a file that keeps what was found out for later runs; pages are spread over `jobs` processes.
    """
    if overlay:
        project = read_project(root, texts, overlay)
        others = tuple(read_others(root)) if project.texts else ()
        return check_files(project, others, selection=selection, today=today)
    memory = Memory(cache)
    folder = Folder(root, texts, memory.digest)
    return check_folder(folder, memory, selection=selection, today=today, jobs=jobs)


def check_folder(
    folder: Folder,
    memory: Memory,
    *,
    selection: Selection | None = None,
    today: date | None = None,
    jobs: int = 1,
    rows: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check a project on disk; what its pages gave is taken from a memory and left there."""
    others = tuple(read_others(folder.root)) if folder.texts else ()
    return check_stock(
        folder, others, selection=selection, today=today, memory=memory, jobs=jobs, rows=rows, tell=tell
    )


def check_files(
    project: Project,
    others: Iterable[InputFile] = (),
    *,
    selection: Selection | None = None,
    today: date | None = None,
    memory: Memory | None = None,
) -> Checked:
    """Parse, resolve and check what has been read. `others` are searched for passages of the pages.

    What the pages gave is taken from a memory, if there is one, and left there.
    """
    return check_stock(Held(project), others, selection=selection, today=today, memory=memory)


def fix_project(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    unsafe: bool = False,
) -> dict[str, tuple[str, str]]:
    """Apply fixes until none is left. Writes nothing; gives old and new text of what would change."""
    from claimpack.write.fixes import fixed

    texts = tuple(texts)
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        overlay = {path: text.encode("utf-8") for path, text in new.items()}
        checked = check_project(root, texts=texts, selection=selection, today=today, overlay=overlay)
        now = {path: document.text for path, document in checked.documents.items()}
        changed, n_applied = fixed(now, checked.documents, checked.report.findings, unsafe=unsafe)
        if not n_applied:
            break
        for path, text in changed.items():
            old.setdefault(path, now[path])
            new[path] = text
    return {path: (old[path], text) for path, text in new.items() if old[path] != text}


def format_project(root: Path) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """Give old and new text of every YAML file that is not in canonical layout, and files left alone."""
    contracts = read_contracts()
    project = read_project(root)
    changes, rejected = {}, []
    for file in sorted((*project.files, *project.seconds), key=lambda one: one.path):
        if file.kind is None:
            continue
        document, found = parse_file(file)
        if document is None or found:
            rejected.append(file.path)
            continue
        new = format_document(document, SchemaNode.root(file.kind, contracts.shapes))
        if new != document.text:
            changes[file.path] = (document.text, new)
    return changes, tuple(rejected)


def check_second_annotations(project: Project) -> tuple[Finding, ...]:
    """Find what keeps files of second annotators from being read; `compare_annotators` says the same."""
    contracts = read_contracts()
    parsed = parse(project.seconds, Parser(contracts.shapes))
    _, unresolved = resolve(parsed.records, contracts.vocabularies)
    return locate((*parsed.findings, *unresolved), parsed.documents)


def compare_annotators(root: Path) -> tuple[Agreement | None, Report]:
    """Compare the annotations with those of second annotators, as far as both can be read.

    The report holds what is wrong with the second annotators' files; with errors there is no agreement.
    """
    from claimpack.agree.compare import compare

    contracts = read_contracts()
    project = read_project(root)
    registries = [file for file in project.files if file.kind != "annotations"]
    parser = Parser(contracts.shapes)
    corpora, found = [], []
    documents: dict[str, Document] = {}
    for files in ([file for file in project.files if file.kind == "annotations"], list(project.seconds)):
        parsed = parse([*registries, *files], parser)
        corpus, unresolved = resolve(parsed.records, contracts.vocabularies)
        corpora.append(corpus)
        documents |= parsed.documents
        found += [*parsed.findings, *unresolved]
    pages = pages_of(corpora[0].sources.values(), project.masks, {})
    report = Report(findings=locate(found, documents), tally=tally(corpora[0], pages))
    return (None if report.n_errors else compare(corpora[0], corpora[1])), report
