"""A project to its published tables: the parts of its pages, the gate, and the disk."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.check.places import locate
from claimpack.model.manifest import BUILD, Manifest
from claimpack.pipeline.cache import Memory
from claimpack.pipeline.page import unframed
from claimpack.pipeline.project import check_folder
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from claimpack.check.lines import Lines
    from claimpack.model.finding import Finding
    from claimpack.model.report import Report
    from claimpack.model.table import Package
    from claimpack.pipeline.check import Checked
    from claimpack.write.publish import Published
    from claimpack.yaml.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A project after the tabulate stage; no package where there are errors."""

    report: Report
    package: Package | None
    manifest: Manifest | None
    lines: Lines
    documents: Mapping[str, Document] = field(default_factory=dict)
    released: frozenset[str] = frozenset()
    """The versions that claims were last released in."""


def compile_project(
    root: Path, *, texts: Iterable[Path] = (), cache: Path | None = None, jobs: int = 1
) -> Compiled:
    """Check a project and, where there are no errors, make its tables and put these through the gate."""
    from claimpack.write.publish import dry_run

    memory = Memory(cache)
    compiled = _compiled(Folder(root, texts, memory.digest), memory, jobs)
    found = dry_run(compiled.package) if compiled.package is not None else ()
    return _with(compiled, found)


def build_project(
    root: Path,
    *,
    out: Path | None = None,
    texts: Iterable[Path] = (),
    only_check: bool = False,
    cache: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Build a project on disk; see `build_folder`.

    `cache` is a file that keeps what was found out for later runs; pages are spread over `jobs` processes.
    """
    memory = Memory(cache)
    folder = Folder(root, texts, memory.digest)
    return build_folder(folder, memory, out=out, only_check=only_check, jobs=jobs)[0]


def build_folder(
    folder: Folder,
    memory: Memory,
    *,
    out: Path | None = None,
    only_check: bool = False,
    jobs: int = 1,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[Report, Published | None]:
    """Compile a project and publish its tables in `out` (default: `build/` of the project).

    A default build refreshes the manifest too. With `only_check` nothing is written, and whatever a
    build would write otherwise is a finding (B01). Tells what was written, if anything was.
    """
    from claimpack.write.publish import compare, publish

    compiled = _compiled(folder, memory, jobs, tell)
    if compiled.package is None or compiled.manifest is None:
        return compiled.report, None
    where = folder.root / BUILD if out is None else out
    manifest = compiled.manifest if out is None else None
    if only_check:
        return _with(compiled, compare(where, compiled.package, manifest)).report, None
    found, published = publish(folder.root, where, compiled.package, manifest)
    return _with(compiled, found).report, published


def _compiled(
    folder: Folder, memory: Memory, jobs: int, tell: Callable[[int, int], None] | None = None
) -> Compiled:
    from claimpack.check.versions import check_version

    checked = check_folder(folder, memory, jobs=jobs, rows=True, tell=tell)
    manifest = checked.manifest
    if checked.report.n_errors or manifest is None:
        return Compiled(report=checked.report, package=None, manifest=manifest, lines=checked.lines)
    package = _package(checked, manifest)
    released = checked.base.ground.corpus.released
    compiled = Compiled(
        report=checked.report,
        package=package,
        manifest=manifest,
        lines=checked.lines,
        documents=checked.documents,
        released=frozenset(one.version for one in released.values()),
    )
    return _with(compiled, check_version(package, released, manifest))


def _package(checked: Checked, manifest: Manifest) -> Package:
    from claimpack.tables.assemble import assemble, tabulate_registries

    schemas, sources = read_contracts().tables, plugins.tables()
    return assemble(
        schemas,
        sources,
        tabulate_registries(checked.base.ground.corpus, schemas, sources),
        tuple(checked.parts),
        lambda source_id: dict(unframed(checked.parts.text("rows", source_id))),
        name=manifest.name,
        version=manifest.version,
        licence=manifest.licence,
    )


def _with(compiled: Compiled, found: Iterable[Finding]) -> Compiled:
    """Add findings to the report, located; with any there is no package."""
    broken = locate(found, compiled.documents)
    if not broken:
        return compiled
    findings = (*compiled.report.findings, *broken)
    report = replace(compiled.report, findings=findings, lines=compiled.lines.shown(findings))
    return replace(compiled, report=report, package=None)
