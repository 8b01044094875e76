"""A whole project through the stages: read → parse → resolve → check → tabulate.

`check_workspace` has their order. The last stage, write, is in `build`. Texts reach the checks and nothing
else; tables are made from YAML and masks alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from claimpack.cache.cache import Cache
from claimpack.check.borrowed import check_borrowed
from claimpack.check.counts import NOTHING, total
from claimpack.check.filter import filter_findings
from claimpack.check.lines import FileLines
from claimpack.check.runner import run_project
from claimpack.check.schemas import compare_schemas
from claimpack.check.selection import effective_selection, unknown_selectors
from claimpack.check.suppressions import MARK
from claimpack.model.linked_claim import LinkPair
from claimpack.model.manifest import MANIFEST
from claimpack.model.pages import Pages
from claimpack.parse.manifest import parse_manifest
from claimpack.pipeline.checked import Checked, Documents
from claimpack.pipeline.page import make_context
from claimpack.pipeline.pages import PageResults
from claimpack.text.spelling import nearest
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.files import text_files
from claimpack.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.report import VerificationCounts
    from claimpack.model.selection import Selection
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.page_result import Fact

# Pages whose claims are in memory while links are followed, which come sorted.
_IN_MEMORY = 64


def check_project(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    overlay: Mapping[str, bytes] | None = None,
    cache: Path | None = None,
    jobs: int = 1,
    rules: Path | None = None,
) -> Checked:
    """Read, parse, resolve and check a project. Raises ClaimpackError where there is none.

    The manifest's own selection of rules comes first, `selection` after it. Suppressions expire only where
    a day is given. `overlay` holds contents that replace those on disk, by path relative to the root.
    `cache` is a file that keeps results for later runs; pages are compiled in `jobs` processes. `rules` is
    a folder with rules of the caller's own.
    """
    kept = Cache(cache)
    workspace = Workspace(root, texts, overlay=overlay, digest_of=kept.digest_of)
    return check_workspace(workspace, kept, selection=selection, today=today, jobs=jobs, rules=rules)


def check_workspace(
    workspace: Workspace,
    cache: Cache | None = None,
    *,
    selection: Selection | None = None,
    today: date | None = None,
    jobs: int = 1,
    rules: Path | None = None,
    search_borrowed: bool = True,
    with_rows: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check a project; with `with_rows`, make the lines of its tables too.

    With texts and `search_borrowed`, every text file of the project is searched for passages of pages.
    """
    cache = cache or Cache()
    contracts = read_contracts()
    rules_folder = "" if rules is None else str(rules)

    # The manifest, and the registries: read, parse, resolve.
    manifest, manifest_tree, in_manifest = parse_manifest(
        workspace.read(MANIFEST), contracts.shapes, contracts.tables
    )
    shared = map(workspace.read, workspace.shared_paths)
    context = make_context(shared, contracts, tool=cache.tool, rules_folder=rules_folder)

    # Each page by itself: read, parse, resolve, check, tabulate (see `page.compile_page`).
    results = PageResults(workspace, context, cache.store)
    results.compile(with_rows=with_rows, jobs=jobs, progress=progress)

    # All pages together: the rules about the links between them, the registries and the corpus.
    combined = combine_pages(results, context)
    cache.commit()

    # What is reported. Locations are resolved when it is shown.
    rules_by_code = {one.rule.code: one.rule for one in context.rules}
    findings = (
        *in_manifest,
        *unknown_selectors(manifest, rules_by_code.values()),
        *context.findings,
        *(_borrowed(workspace, combined.headlines) if search_borrowed and workspace.texts else ()),
        *compare_schemas(workspace.schemas, contracts.files),
        *combined.findings,
    )
    documents = Documents(workspace, manifest_tree)
    filtered = filter_findings(
        findings,
        documents,
        FileLines(combined.suppressing, workspace.visible_text),
        rules=rules_by_code,
        selection=effective_selection(manifest, selection),
        today=today,
        counts=combined.verification,
    )
    return Checked(
        workspace=workspace,
        manifest=manifest,
        context=context,
        results=results,
        documents=documents,
        filtered=filtered,
        verification=combined.verification,
    )


class Combined(NamedTuple):
    """What the pages of a project gave together."""

    findings: tuple[Finding, ...]
    verification: VerificationCounts
    suppressing: tuple[str, ...]
    headlines: tuple[str, ...]
    """Files that may hold suppression comments."""


class Facts:
    """What one rule collected from all pages, in their order; may be iterated over more than once."""

    def __init__(self) -> None:
        self._by_page: list[Iterable[Fact]] = []

    def add(self, facts: Iterable[Fact]) -> None:
        """Add what it collected from the next page."""
        self._by_page.append(facts)

    def __iter__(self) -> Iterator[Fact]:
        return chain.from_iterable(self._by_page)


def combine_pages(pages: PageResults, context: PageContext) -> Combined:
    """Collect what the pages gave, and run the rules about all of them together."""
    found: list[Finding] = []
    counts: list[VerificationCounts] = [NOTHING]
    rejected: set[str] = set(context.registries.corpus.rejected)
    collected: dict[str, Facts] = {}
    links_out: list[tuple[str, str]] = []
    headlines: list[str] = []
    suppressing = [file.path for file in context.files if MARK in file.content]
    for page in pages.values():
        found += page.findings
        counts.append(page.counts)
        rejected.update(page.rejected)
        for code, facts in page.collected.items():
            collected.setdefault(code, Facts()).add(facts)
        links_out += page.links_out
        suppressing += page.suppressing
        headlines += page.headlines
    links = list(_link_pairs(links_out, pages))
    corpus = replace(
        context.registries.corpus,
        rejected=frozenset(rejected),
        missing=frozenset(one.link.target for one in links if one.other is None),
    )
    found += run_project(context.rules, collected, links, corpus, Pages(by_source={}))
    return Combined(tuple(found), total(counts), tuple(suppressing), tuple(headlines))


def _link_pairs(links_out: Iterable[tuple[str, str]], pages: PageResults) -> Iterator[LinkPair]:
    """Join links between pages with the claims at both ends."""
    linked_claims = lru_cache(_IN_MEMORY)(
        lambda source_id: pages[source_id].linked_claims if source_id in pages else {}
    )
    for claim_id, target in links_out:
        here, there = claim_id.partition("/")[0], target.partition("/")[0]
        claim, other = linked_claims(here)[claim_id], linked_claims(there).get(target)
        near: tuple[str, ...] = ()
        if other is None:
            meant = there if there in pages else nearest(there, pages)
            near = (*linked_claims(here), *(linked_claims(meant) if meant is not None else ()))
        for link in claim.links:
            if link.target == target:
                yield LinkPair(link, claim, other, near)


def _borrowed(workspace: Workspace, headlines: Iterable[str]) -> Iterator[Finding]:
    texts = ((source_id, workspace.text(source_id)) for source_id in workspace.sources)
    at_hand = {source_id: text for source_id, text in texts if text is not None}
    return check_borrowed(text_files(workspace.root), at_hand, headlines)
