"""The six stages in order: read → parse → resolve → check → tabulate → write.

A table of contents: every stage is a function from one frozen value to the next, and all of them
return diagnostics. Texts reach the checks and nothing else; tables are made from the corpus alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.check.places import locate
from claimpack.check.runner import run
from claimpack.check.tally import tally
from claimpack.model.manifest import BUILD, Manifest
from claimpack.model.report import Report
from claimpack.parse.manifest import parse_manifest
from claimpack.parse.records import parse
from claimpack.read.contracts import read_contracts
from claimpack.read.project import read_project
from claimpack.resolve.corpus import resolve
from claimpack.resolve.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimpack.model.agreement import Agreement
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.input_file import Project
    from claimpack.model.pages import Pages
    from claimpack.model.table import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project after the check stage."""

    report: Report
    corpus: Corpus
    pages: Pages
    documents: Mapping[str, Document]
    manifest: Manifest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A project after the tabulate stage; no package where there are errors."""

    report: Report
    package: Package | None
    manifest: Manifest | None


def check_project(
    root: Path, *, texts: Iterable[Path] = (), overlay: Mapping[str, bytes] | None = None
) -> Checked:
    """Read, parse, resolve and check a project. Raises ClaimpackError where there is none.

    `overlay` holds contents that stand before those on disk, by path relative to the root.
    """
    return check_files(read_project(root, texts, overlay))


def check_files(project: Project) -> Checked:
    """Parse, resolve and check what has been read."""
    contracts = read_contracts()
    manifest, manifest_tree, in_manifest = parse_manifest(
        project.manifest, contracts.shapes, contracts.tables
    )
    parsed = parse(project.files, contracts.shapes)
    corpus, unresolved = resolve(parsed.records, contracts.vocabularies)
    pages = pages_of(corpus.sources.values(), project.masks, project.texts)
    broken = run(plugins.rules(), corpus, pages)
    documents = dict(parsed.documents)
    if manifest_tree is not None:
        documents[manifest_tree.path] = manifest_tree
    found = (*in_manifest, *parsed.diagnostics, *unresolved, *broken)
    report = Report(diagnostics=locate(found, documents), tally=tally(corpus, pages))
    return Checked(report=report, corpus=corpus, pages=pages, documents=documents, manifest=manifest)


def check_seconds(project: Project) -> tuple[Diagnostic, ...]:
    """Find what keeps files of second annotators from being read; `compare_annotators` says the same."""
    contracts = read_contracts()
    parsed = parse(project.seconds, contracts.shapes)
    _, unresolved = resolve(parsed.records, contracts.vocabularies)
    return locate((*parsed.diagnostics, *unresolved), parsed.documents)


def compile_project(root: Path, *, texts: Iterable[Path] = ()) -> Compiled:
    """Check a project and, where there are no errors, make its tables and check these too."""
    from claimpack.check.gate import check_package
    from claimpack.tabulate.package import tabulate

    checked = check_project(root, texts=texts)
    manifest = checked.manifest
    if checked.report.n_errors or manifest is None:
        return Compiled(report=checked.report, package=None, manifest=manifest)
    package = tabulate(
        checked.corpus,
        read_contracts().tables,
        {name: module.rows for name, module in plugins.tables().items()},
        name=manifest.name,
        version=manifest.version,
        licence=manifest.licence,
    )
    broken = locate(check_package(package, checked.corpus), checked.documents)
    report = replace(checked.report, diagnostics=(*checked.report.diagnostics, *broken))
    return Compiled(report=report, package=None if broken else package, manifest=manifest)


def build_project(
    root: Path, *, out: Path | None = None, texts: Iterable[Path] = (), only_check: bool = False
) -> Report:
    """Compile a project and publish its tables in `out` (default: `build/` of the project).

    A default build refreshes the manifest too. With `only_check` nothing is written, and whatever a
    build would write otherwise is a finding (B01).
    """
    from claimpack.write.publish import compare, publish

    compiled = compile_project(root, texts=texts)
    if compiled.package is None or compiled.manifest is None:
        return compiled.report
    act = compare if only_check else publish
    folder = root / BUILD if out is None else out
    found = act(root, folder, compiled.package, compiled.manifest if out is None else None)
    return replace(compiled.report, diagnostics=(*compiled.report.diagnostics, *found))


def compare_annotators(root: Path) -> tuple[Agreement | None, Report]:
    """Compare the annotations with those of second annotators, as far as both can be read.

    The report holds what is wrong with the second annotators' files; with errors there is no agreement.
    """
    from claimpack.agree.compare import compare

    contracts = read_contracts()
    project = read_project(root)
    registries = [file for file in project.files if file.kind != "annotations"]
    corpora, found = [], []
    documents: dict[str, Document] = {}
    for files in ([file for file in project.files if file.kind == "annotations"], list(project.seconds)):
        parsed = parse([*registries, *files], contracts.shapes)
        corpus, unresolved = resolve(parsed.records, contracts.vocabularies)
        corpora.append(corpus)
        documents |= parsed.documents
        found += [*parsed.diagnostics, *unresolved]
    pages = pages_of(corpora[0].sources.values(), project.masks, {})
    report = Report(diagnostics=locate(found, documents), tally=tally(corpora[0], pages))
    return (None if report.n_errors else compare(corpora[0], corpora[1])), report
