"""A stock of files to a report: the base, the pages one by one, and then the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.check.borrowed import check_borrowed
from claimpack.check.places import locate
from claimpack.check.report import finish_report
from claimpack.check.schemas import compare_schemas
from claimpack.check.selection import merged, misnamed
from claimpack.parse.manifest import parse_manifest
from claimpack.parse.records import parse, parse_file
from claimpack.pipeline.cache import Memory
from claimpack.pipeline.combine import combine_pages
from claimpack.pipeline.page import base_of
from claimpack.pipeline.pages import Parts
from claimpack.pipeline.places import Places
from claimpack.pipeline.visible import lines_of, texts_of
from claimpack.resolve.corpus import resolve_pages
from claimpack.resolve.pages import pages_of
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.listing import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from claimpack.check.lines import Lines
    from claimpack.model.corpus import Corpus
    from claimpack.model.input_file import InputFile
    from claimpack.model.manifest import Manifest
    from claimpack.model.pages import Pages
    from claimpack.model.report import Report
    from claimpack.model.selection import Selection
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.stock import Stock
    from claimpack.yaml.document import Document


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A project after the check stage. Its records and trees are read when somebody asks for them."""

    report: Report
    manifest: Manifest | None
    base: PageContext
    stock: Stock
    parts: Parts
    documents: Mapping[str, Document]
    lines: Lines

    @cached_property
    def corpus(self) -> Corpus:
        """All records of the project at once."""
        files = [file for source_id in self.stock.sheaves for file in self.stock.sheaf(source_id).files]
        parsed = parse(files, self.base.parser)
        corpus, _ = resolve_pages(parsed.records, self.base.ground)
        return corpus

    @cached_property
    def pages(self) -> Pages:
        """The page of every source."""
        sheaves = (self.stock.sheaf(source_id) for source_id in self.stock.sheaves)
        masks = {sheaf.source_id: sheaf.mask for sheaf in sheaves if sheaf.mask is not None}
        return pages_of(self.corpus.sources.values(), masks, self.stock.texts)


class Trees(Mapping[str, "Document"]):
    """The trees of the files of a project, each parsed when it is asked for."""

    def __init__(self, stock: Stock, manifest: Document | None) -> None:
        """Take the files; the manifest has its tree already, if it has one."""
        self._stock = stock
        self._known: dict[str, Document | None] = {}
        if manifest is not None:
            self._known[manifest.path] = manifest

    def __getitem__(self, path: str) -> Document:
        """Parse a file; KeyError where there is none, or it has no tree."""
        if path not in self._known:
            is_yaml = path.endswith(".yaml")
            self._known[path] = parse_file(self._stock.read(path))[0] if is_yaml else None
        document = self._known[path]
        if document is None:
            raise KeyError(path)
        return document

    def __iter__(self) -> Iterator[str]:
        """Give the paths of the files that have a tree."""
        return (path for path in self._stock.paths if path in self)

    def __len__(self) -> int:
        """Count them."""
        return sum(1 for _ in self)

    def __contains__(self, path: object) -> bool:
        """Tell whether a file has a tree."""
        return isinstance(path, str) and self.get(path) is not None


def check_stock(
    stock: Stock,
    others: Iterable[InputFile] = (),
    *,
    selection: Selection | None = None,
    today: date | None = None,
    memory: Memory | None = None,
    jobs: int = 1,
    rows: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check what a stock holds. `others` are searched for passages of the pages."""
    contracts = read_contracts()
    manifest, manifest_tree, in_manifest = parse_manifest(
        stock.read(MANIFEST), contracts.shapes, contracts.tables
    )
    memory = memory or Memory()
    base = base_of(map(stock.read, stock.base), contracts, memory.own)
    parts = Parts(stock, base, memory.shelf)
    parts.make("rows" if rows else "head", jobs, tell)
    whole = combine_pages(parts, base)
    rules = {loaded.rule.code: loaded.rule for loaded in plugins.rules()}
    others = tuple(others)
    borrowed = check_borrowed(others, texts_of(stock)) if others else ()
    foreign = compare_schemas(stock.schemas, contracts.files)
    in_choices = misnamed(manifest, rules.values())
    documents = Trees(stock, manifest_tree)
    wrong = (*in_manifest, *in_choices, *base.findings, *borrowed, *foreign, *whole.findings)
    places = Places(stock, manifest_tree, base.parser, memory)
    found = locate(wrong, places)
    places.keep()
    memory.keep()
    lines = lines_of(stock, others, whole.commented)
    report = finish_report(
        found,
        documents,
        lines,
        rules=rules,
        selection=merged(manifest, selection),
        today=today,
        tally=whole.tally,
    )
    return Checked(
        report=report,
        manifest=manifest,
        base=base,
        stock=stock,
        documents=documents,
        parts=parts,
        lines=lines,
    )
