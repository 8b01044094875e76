"""Profile one cold build in one process: microseconds for each claim, by stage and by rule.

    scripts/profile [--claims 4000] [--write]
    scripts/profile PROJECT

Functions are wrapped by a clock. Time counts for the innermost wrapped function, so that all lines add up to the
build. The clock adds overhead, most where small functions are called often: compare with another profile, not with
another program. --write writes it to docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import bench_page
from bench_process import ROOT
from bench_record import Profile, store_other, this_machine
from bench_tables import profile as table_of

from claimpack import plugins
from claimpack.check import runner
from claimpack.parse.schema import SchemaChecker
from claimpack.pipeline import build, page, project, workers
from claimpack.pipeline.pages import PageResults
from claimpack.workspace.workspace import Workspace
from claimpack.write import publish
from claimpack.yaml.fast import FastReader

REST = "everything else"
_FEW = 400

STAGES: tuple[tuple[Any, str, str], ...] = (
    (Workspace, "source_files", "read: files"),
    (project, "make_context", "registries: parse and resolve"),
    (FastReader, "read", "parse: YAML"),
    (SchemaChecker, "fits", "parse: schema"),
    (page, "parse", "parse: records"),
    (page, "resolve_pages", "resolve: ids"),
    (page, "pages_of", "resolve: masked pages"),
    (runner, "linked_claims_of", "check: linked claims"),
    (runner, "sites", "check: anchors"),
    (page, "run_page", "check: between the rules"),
    (page, "check_formatting", "check: layout"),
    (page, "count_verified", "check: counts"),
    (page, "tabulate_pages", "tables: pages"),
    (workers, "encode", "encode page results"),
    (PageResults, "_set", "cache: store page results"),
    (project, "combine_pages", "combine pages"),
    (build, "_package", "tables: registries"),
    (publish, "write_tables", "write and validate tables"),
)
"""What is wrapped, and the line that its time goes to."""


class Clock:
    """Measures the seconds that each wrapped function takes without the wrapped functions that it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **options: Any) -> Any:
            begun = time.perf_counter()
            self._inner.append(0.0)
            try:
                result = act(*args, **options)
                # A generator is consumed here, so that its work counts for it and not for its caller.
                return iter(list(result)) if isinstance(result, Iterator) else result
            finally:
                spent = time.perf_counter() - begun
                self.seconds[name] += spent - self._inner.pop()
                self._inner[-1] += spent

        return wrapped


@contextmanager
def wrapped(clock: Clock) -> Iterator[None]:
    """Wrap every stage and every rule with a clock."""
    former = [(where, name, getattr(where, name)) for where, name, _ in STAGES]
    all_rules = plugins.rules
    for where, name, told in STAGES:
        setattr(where, name, clock.timed(told, getattr(where, name)))
    rules = tuple(
        replace(
            one,
            check=one.check and clock.timed(_rule(one), one.check),
            collect=one.collect and clock.timed(_rule(one), one.collect),
        )
        for one in all_rules()
    )
    setattr(plugins, "rules", lambda _="": rules)  # noqa: B010
    try:
        yield
    finally:
        setattr(plugins, "rules", all_rules)  # noqa: B010
        for where, name, act in former:
            setattr(where, name, act)


def _rule(one: plugins.LoadedRule) -> str:
    return f"{one.rule.code} {one.rule.name}"


def profiled(project: Path, other: Path) -> Profile:
    """Build a project into a temporary folder.

    Another project is built before, so that work done once in a process is not counted. It has other words,
    because results about words are cached.
    """
    from claimpack.cache.cache import Cache
    from claimpack.pipeline import build_project, build_workspace

    gc.set_threshold(100_000, 20, 100)  # as the command line does
    clock = Clock()
    with tempfile.TemporaryDirectory() as out:
        build_project(other, out=Path(out) / "other")
        with wrapped(clock):
            workspace = Workspace(project)
            built = clock.timed(REST, build_workspace)(workspace, Cache(), out=Path(out) / "build")
        if built.n_errors:
            raise SystemExit(f"{project} has {built.n_errors} errors; nothing was built")
    claims = built.verification.n_claims
    each = {name: round(seconds * 1e6 / claims, 2) for name, seconds in clock.seconds.items()}
    stages = {name: each.pop(name) for name in dict.fromkeys(told for *_, told in STAGES) if name in each}
    return Profile(claims, this_machine(), {**stages, REST: each.pop(REST)}, each)


def invented(out: Path, claims: int, seed: int) -> Path:
    words = ["--claims", str(claims), "--seed", str(seed), "--out", str(out)]
    subprocess.run([sys.executable, ROOT / "scripts" / "synth.py", *words], check=True)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/profile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path, nargs="?", help="a dataset; by default an invented one")
    parser.add_argument("--claims", type=int, default=4000, help="number of claims of the invented dataset")
    parser.add_argument("--write", action="store_true", help="write it to docs/performance.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        other = invented(Path(name) / "other", _FEW, seed=2)
        found = profiled(args.project or invented(Path(name) / "project", args.claims, seed=1), other)
    print("\n".join(table_of(found, len(found.rules))))
    if args.write:
        store_other("profile", found)
        bench_page.write()


if __name__ == "__main__":
    main()
