"""A project after the check stage, and its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from claimpack.check.lines import FileLines
from claimpack.check.locate import resolve_locations
from claimpack.model.manifest import MANIFEST
from claimpack.model.report import Report
from claimpack.parse.records import parse, parse_file
from claimpack.resolve.corpus import resolve_pages
from claimpack.resolve.pages import pages_of
from claimpack.yaml.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.check.filter import Filtered
    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding, Severity
    from claimpack.model.input_file import InputFile
    from claimpack.model.manifest import Manifest
    from claimpack.model.pages import Pages
    from claimpack.model.report import VerificationCounts
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.pages import PageResults
    from claimpack.workspace.workspace import Workspace

# Trees of files in memory while locations are resolved, which come sorted by file.
_IN_MEMORY = 64


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A project after the check stage. Its records are parsed again where a caller needs all of them."""

    workspace: Workspace
    manifest: Manifest | None
    context: PageContext
    results: PageResults
    documents: Documents
    filtered: Filtered
    verification: VerificationCounts
    build_findings: tuple[Finding, ...] = ()
    """What later stages found, reported after the rest."""

    @property
    def n_errors(self) -> int:
        """The number of errors; without any, tables may be written."""
        return self.count("error")

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return self._by_severity[severity]

    @cached_property
    def report(self) -> Report:
        """Everything that was found."""
        return self.shown()

    def shown(self, *, notes: bool = True, max_per_rule: int = 0) -> Report:
        """Return a report of the first `max_per_rule` findings of each rule (0: all), notes if wanted.

        Those that it leaves out are counted.
        """
        found, hidden = resolve_locations(
            self.filtered.findings, self.documents, notes=notes, max_per_rule=max_per_rule
        )
        found += resolve_locations(self.build_findings, self.documents, notes=notes)[0]
        paths = {at.path for one in found for at in (one.location, *(two.location for two in one.related))}
        return Report(
            findings=found,
            verification=self.verification,
            files=tuple(sorted(self.workspace.paths)),
            partly_read=self.filtered.partly_read,
            lines=FileLines(paths, self.workspace.visible_text),
            hidden=hidden,
            by_severity=self._by_severity,
            n_suppressed=self.filtered.n_suppressed,
            n_known=self.filtered.n_known,
        )

    @cached_property
    def _by_severity(self) -> Counter[str]:
        return Counter(one.severity for one in (*self.filtered.findings, *self.build_findings))

    @cached_property
    def corpus(self) -> Corpus:
        """All records of the project at once."""
        source_files = map(self.workspace.source_files, self.workspace.sources)
        parsed = parse(chain.from_iterable(one.files for one in source_files), self.context.parser)
        return resolve_pages(parsed.records, self.context.registries)[0]

    @cached_property
    def pages(self) -> Pages:
        """The page of every source."""
        source_files = map(self.workspace.source_files, self.workspace.sources)
        masks = {one.source_id: one.mask for one in source_files if one.mask is not None}
        return pages_of(self.corpus.sources.values(), masks, self.workspace.texts)


class Documents(Mapping[str, Document]):
    """The trees of the files of a workspace by path, parsed when they are looked up."""

    def __init__(self, workspace: Workspace, manifest: Document | None) -> None:
        self._workspace = workspace
        self._manifest = manifest

    def __getitem__(self, path: str) -> Document:
        """Return a tree; KeyError where there is no such file, or it has none."""
        document = self._manifest
        if path != MANIFEST:
            document = _parsed(self._workspace.read(path)) if path.endswith(".yaml") else None
        if document is None:
            raise KeyError(path)
        return document

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._workspace.paths if self.get(path) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@lru_cache(_IN_MEMORY)
def _parsed(file: InputFile) -> Document | None:
    """Parse a file; an editor checks the same ones again and again."""
    return parse_file(file)[0]
