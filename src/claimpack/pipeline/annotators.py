"""The annotations of second annotators: what is wrong with them, and how far they agree with the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.agree.compare import compare
from claimpack.check.counts import count_verified
from claimpack.check.locate import resolve_locations
from claimpack.model.report import Report
from claimpack.parse.records import Parser, parse
from claimpack.resolve.corpus import resolve
from claimpack.resolve.pages import pages_of
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.agreement import Agreement
    from claimpack.model.finding import Finding
    from claimpack.yaml.document import Document

_NO_RECORDS = ("datapackage", "mask")


def check_second_annotations(workspace: Workspace) -> tuple[Finding, ...]:
    """Find what keeps files of second annotators from being read; `compare_annotators` finds the same."""
    contracts = read_contracts()
    parsed = parse(map(workspace.read, workspace.second_annotations), Parser(contracts.shapes))
    _, unresolved = resolve(parsed.records, contracts.vocabularies)
    return resolve_locations((*parsed.findings, *unresolved), parsed.documents)[0]


def compare_annotators(root: Path) -> tuple[Agreement | None, Report]:
    """Compare the annotations with those of second annotators, as far as both can be read.

    The report holds what is wrong with the files of both; with errors there is no agreement.
    """
    contracts = read_contracts()
    workspace = Workspace(root)
    files = [file for path in workspace.paths if (file := workspace.read(path)).kind not in _NO_RECORDS]
    registries = [file for file in files if file.kind != "annotations"]
    first = [file for file in files if file.kind == "annotations"]
    second = [workspace.read(path) for path in workspace.second_annotations]
    parser = Parser(contracts.shapes)
    corpora, found = [], []
    documents: dict[str, Document] = {}
    for one in (first, second):
        parsed = parse([*registries, *one], parser)
        corpus, unresolved = resolve(parsed.records, contracts.vocabularies)
        corpora.append(corpus)
        documents |= parsed.documents
        found += [*parsed.findings, *unresolved]
    source_files = map(workspace.source_files, workspace.sources)
    masks = {one.source_id: one.mask for one in source_files if one.mask is not None}
    pages = pages_of(corpora[0].sources.values(), masks, {})
    report = Report(
        findings=resolve_locations(found, documents)[0], verification=count_verified(corpora[0], pages)
    )
    return (None if report.n_errors else compare(corpora[0], corpora[1])), report
