"""One page through the stages: its files and what every page depends on, to its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.cache.dependencies import RegistryFingerprints, recording
from claimpack.check.counts import count_verified
from claimpack.check.formatting import check_formatting
from claimpack.check.runner import run_page
from claimpack.check.suppressions import MARK
from claimpack.parse.records import Parser, parse
from claimpack.pipeline.page_result import PageResult
from claimpack.resolve.corpus import resolve_pages, resolve_registries
from claimpack.resolve.pages import pages_of
from claimpack.tables.assemble import tabulate_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.contracts import Contracts
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile, SourceFiles
    from claimpack.plugins import LoadedRule
    from claimpack.resolve.corpus import ResolvedRegistries


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageContext:
    """What every page is compiled with: contracts, rules, and the registries of the project."""

    contracts: Contracts
    parser: Parser
    rules: tuple[LoadedRule, ...]
    registries: ResolvedRegistries
    findings: tuple[Finding, ...]
    """What is wrong with the registries, each by itself."""
    fingerprints: RegistryFingerprints
    files: tuple[InputFile, ...]
    """The files of the registries, and all others that belong to no page."""
    tool: str
    """Stands for the compiler in the keys of the cache."""
    rules_folder: str
    """A folder with rules of the caller's own; empty where there is none."""


def make_context(
    files: Iterable[InputFile], contracts: Contracts, *, tool: str = "", rules_folder: str = ""
) -> PageContext:
    """Parse and resolve the files that belong to no page."""
    files = tuple(files)
    parser = Parser(contracts.shapes)
    parsed = parse(files, parser)
    registries, unresolved = resolve_registries(parsed.records, contracts.vocabularies)
    unformatted = check_formatting(files, parsed.documents, contracts.shapes, _broken(parsed.findings))
    parts = f"{plugins.rules_digest(rules_folder)} {plugins.languages_digest()}" if tool else ""
    fingerprinted = f"{tool} {parts}" if tool else ""
    return PageContext(
        contracts=contracts,
        parser=parser,
        rules=plugins.rules(rules_folder),
        registries=registries,
        findings=(*parsed.findings, *unformatted, *unresolved),
        fingerprints=RegistryFingerprints(fingerprinted, files, registries),
        files=files,
        tool=tool,
        rules_folder=rules_folder,
    )


def compile_page(source_files: SourceFiles, context: PageContext, *, with_rows: bool) -> PageResult:
    """Parse, resolve, check and, if `with_rows`, tabulate one page."""
    parsed = parse(source_files.files, context.parser)
    registries, recorded = recording(context.registries)
    corpus, unresolved = resolve_pages(parsed.records, registries)
    masks = {} if source_files.mask is None else {source_files.source_id: source_files.mask}
    pages = pages_of(corpus.sources.values(), masks, source_files.texts)
    checked = run_page(context.rules, corpus, pages)
    unformatted = check_formatting(
        source_files.files, parsed.documents, context.contracts.shapes, _broken(parsed.findings)
    )
    # The articles of claims without a source record are unknown, and so are their rows.
    is_complete = corpus.articles.keys() >= corpus.by_article.keys()
    rows = (
        tabulate_pages(corpus, context.contracts.tables, plugins.tables())
        if with_rows and is_complete
        else {}
    )
    return PageResult(
        findings=(*parsed.findings, *unformatted, *unresolved, *checked.findings),
        counts=count_verified(corpus, pages),
        rejected=tuple(sorted(parsed.records.rejected)),
        collected=checked.collected,
        linked_claims=checked.linked_claims,
        links_out=checked.links_out,
        suppressing=tuple(file.path for file in source_files.files if MARK in file.content),
        headlines=tuple(one.headline for one in corpus.articles.values() if one.headline is not None),
        reads={name: one.reads for name, one in recorded.items()},
        rows=rows,
    )


def _broken(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the files with errors, which cannot be formatted."""
    return frozenset(one.location.path for one in findings if one.severity == "error")
