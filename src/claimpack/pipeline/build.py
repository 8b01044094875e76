"""A project to its published tables: check, tabulate, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.cache.cache import Cache
from claimpack.model.manifest import BUILD, Manifest
from claimpack.pipeline.project import check_workspace
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.report import Report
    from claimpack.model.table import Package
    from claimpack.pipeline.checked import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A project after the tabulate stage; no package where there are errors."""

    checked: Checked
    package: Package | None

    @property
    def report(self) -> Report:
        """Everything that was found."""
        return self.checked.report

    @property
    def manifest(self) -> Manifest | None:
        """The manifest, if it could be read."""
        return self.checked.manifest

    @property
    def released(self) -> frozenset[str]:
        """The versions that claims were last released in."""
        return frozenset(one.version for one in self.checked.context.registries.corpus.released.values())


def compile_project(
    root: Path, *, texts: Iterable[Path] = (), cache: Path | None = None, jobs: int = 1
) -> Compiled:
    """Check a project and, where there are no errors, tabulate it and validate its tables."""
    from claimpack.write.publish import dry_run

    kept = Cache(cache)
    compiled = _compiled(Workspace(root, texts, digest_of=kept.digest_of), kept, jobs)
    found = dry_run(compiled.package) if compiled.package is not None else ()
    return _with_findings(compiled, found)


def build_project(
    root: Path,
    *,
    out: Path | None = None,
    texts: Iterable[Path] = (),
    only_check: bool = False,
    cache: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Build a project on disk; see `build_workspace`.

    `cache` is a file that keeps results for later runs; pages are compiled in `jobs` processes.
    """
    kept = Cache(cache)
    workspace = Workspace(root, texts, digest_of=kept.digest_of)
    return build_workspace(workspace, kept, out=out, only_check=only_check, jobs=jobs).report


def build_workspace(
    workspace: Workspace,
    cache: Cache,
    *,
    out: Path | None = None,
    only_check: bool = False,
    jobs: int = 1,
    rules: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Compile a project and publish its tables in `out` (default: `build/` of the project).

    A default build refreshes the manifest too. With `only_check` nothing is written, and whatever a
    build would write otherwise is a finding (B01).
    """
    from claimpack.write.publish import compare, publish

    compiled = _compiled(workspace, cache, jobs, rules, progress)
    if compiled.package is None or compiled.manifest is None:
        return compiled.checked
    where = workspace.root / BUILD if out is None else out
    manifest = compiled.manifest if out is None else None
    if only_check:
        found = compare(where, compiled.package, manifest)
    else:
        found, _ = publish(workspace.root, where, compiled.package, manifest)
    return _with_findings(compiled, found).checked


def _compiled(
    workspace: Workspace,
    cache: Cache,
    jobs: int,
    rules: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Compiled:
    from claimpack.check.versions import check_version

    checked = check_workspace(workspace, cache, jobs=jobs, rules=rules, with_rows=True, progress=progress)
    if checked.n_errors or checked.manifest is None:
        return Compiled(checked=checked, package=None)
    package = _package(checked, checked.manifest)
    released = checked.context.registries.corpus.released
    compiled = Compiled(checked=checked, package=package)
    return _with_findings(compiled, check_version(package, released, checked.manifest))


def _package(checked: Checked, manifest: Manifest) -> Package:
    from claimpack.tables.assemble import assemble, tabulate_registries

    schemas, tables = read_contracts().tables, plugins.tables()
    package = assemble(
        schemas,
        tables,
        tabulate_registries(checked.context.registries.corpus, schemas, tables),
        tuple(checked.results),
        checked.results.rows,
        name=manifest.name,
        version=manifest.version,
        licence=manifest.licence,
    )
    return replace(package, databases=manifest.databases, releases=manifest.releases)


def _with_findings(compiled: Compiled, found: Iterable[Finding]) -> Compiled:
    """Add findings to the report; with any there is no package."""
    added = tuple(found)
    if not added:
        return compiled
    checked = replace(compiled.checked, build_findings=(*compiled.checked.build_findings, *added))
    return Compiled(checked=checked, package=None)
