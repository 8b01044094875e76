"""Convert records to Markdown tables: one size, all sizes side by side, the goals, the growth."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from bench_goals import COMPILED, Verdict, growth, verdicts, yardstick
from bench_process import Run
from bench_record import LABELS, PARSERS, Editor, Profile, Record, exponent, points

COLD = ("check", "build", "build-1", "peer", "peer+", "read", *PARSERS, "write")
WARM = ("git", "python", "build-same", "check-same", "build-file", "check-file", "build-entry")
STARTS = ("typer", "help", "real-cold", "real")
SIDE = (*COMPILED, "peer", "peer+", *WARM)
YARDSTICK = "the yardstick: 2 × `git status` + start of the interpreter"


def one_size(record: Record) -> list[str]:
    """Yield the lines of everything that was measured at one size."""
    times = "one run each" if record.n_runs == 1 else f"medians of {record.n_runs} runs"
    lines = [
        f"{record.claims:,} claims in {record.files:,} files, {record.bytes / 1e6:.1f} MB of YAML; {times};",
        f"{record.machine}; load before the first run: {record.load:.1f}.",
        "",
        *_tasks(record, COLD, LABELS["peer"], record.median("peer")),
    ]
    measure = yardstick(record)
    lines += ["", *_tasks(record, WARM, "the yardstick", measure)]
    if measure is not None:
        lines.append(_row(YARDSTICK, measure, measure))
    return [*lines, "", *_tasks(record, STARTS, LABELS["typer"], record.median("typer"))]


def _tasks(record: Record, keys: Sequence[str], name: str, base: Run | None) -> Iterator[str]:
    yield f"| task | wall s | CPU s | peak MB | against {name} |"
    yield "|---|---:|---:|---:|---:|"
    for key in keys:
        task = record.tasks.get(key)
        if task is not None and task.skipped:
            yield f"| {LABELS[key]} | | | | skipped: {task.skipped} |"
        elif (run := record.median(key)) is not None:
            yield _row(LABELS[key], run, base)


def _row(label: str, run: Run, base: Run | None) -> str:
    against = "" if base is None else f"{shown(run.wall / base.wall)} ×"
    memory = f"{run.memory:.0f}" if run.memory else ""
    return f"| {label} | {run.wall:.3f} | {run.cpu:.3f} | {memory} | {against} |"


def side_by_side(recorded: Sequence[Record]) -> Iterator[str]:
    """Yield a table of the seconds of each task at each size."""
    yield "".join(("| seconds |", *(f" {one.claims:,} |" for one in recorded)))
    yield "".join(("|---|", *("---:|" for _ in recorded)))
    for key in SIDE:
        runs = [one.median(key) for one in recorded]
        if any(runs):
            cells = (f" {run.wall:.3f} |" if run is not None else " |" for run in runs)
            yield "".join((f"| {LABELS[key]} |", *cells))


def goals(recorded: Sequence[Record]) -> Iterator[str]:
    """Yield a table of the goals and whether they are met."""
    found = verdicts(recorded)
    held = [one for one in found if not one.goal.given_up]
    n_met, n_up = sum(one.met for one in held), len(found) - len(held)
    yield f"**{n_met} of the {len(held)} goals are met.** Dropped by decisions 012 and 016: {n_up}."
    if any(one.claims != one.goal.size for one in found):
        yield "Goals that were not measured at their size are compared with the largest measured size."
    yield ""
    yield from goal_rows(found)


def goal_rows(found: Sequence[Verdict]) -> Iterator[str]:
    yield "| goal | limit | wall time | CPU time | claims | |"
    yield "|---|---:|---:|---:|---:|---|"
    for one in found:
        goal, value = one.goal, one.value
        wanted = f"{'≥' if goal.least else '≤'} {goal.limit:g}{goal.unit}"
        cpu = "" if value.cpu is None else shown(value.cpu)
        size = f"{one.claims:,}" + ("" if one.claims == goal.size else f", not {goal.size:,}")
        missed = f"missed by a factor of {shown(one.away)}"
        verdict = "met" if one.met else f"dropped, {missed}" if goal.given_up else f"**{missed}**"
        yield f"| {goal.name} | {wanted} | {shown(value.wall)}{goal.unit} | {cpu} | {size} | {verdict} |"


def growths(recorded: Sequence[Record]) -> Iterator[str]:
    """Yield a table of the growth of time with claims: over all sizes, and between the two largest."""
    yield "| task | wall time | CPU time | CPU time between the two largest sizes |"
    yield "|---|---:|---:|---:|"
    for key in SIDE:
        value = growth(recorded, key)
        last = exponent(points(recorded, key, "cpu")[-2:])
        if value is not None and value.cpu is not None and last is not None and key != "python":
            yield f"| {LABELS[key]} | {value.wall:.2f} | {value.cpu:.2f} | {last:.2f} |"


def editor(record: Editor) -> Iterator[str]:
    median, p95 = statistics.median(record.saves), statistics.quantiles(record.saves, n=20)[-1]
    yield f"Of {len(record.saves)} saves the median took {median * 1000:.0f} ms and the 95th percentile {p95 * 1000:.0f} ms"
    yield f"({record.machine})."


def profile(record: Profile, n_rules: int = 12) -> Iterator[str]:
    """Yield the tables of the profile: the stages, and the slowest rules."""
    total = sum(record.stages.values()) + sum(record.rules.values())
    yield f"{record.claims:,} claims, {total:.0f} µs each, in one process without a cache; {record.machine}."
    yield ""
    yield "| step | µs per claim |"
    yield "|---|---:|"
    steps = {**record.stages, f"the {len(record.rules)} rules": sum(record.rules.values())}
    for name, spent in sorted(steps.items(), key=lambda item: -item[1]):
        yield f"| {name} | {spent:.1f} |"
    longest = sorted(record.rules.items(), key=lambda item: -item[1])[:n_rules]
    yield ""
    yield f"| the {len(longest)} slowest rules | µs per claim |"
    yield "|---|---:|"
    for name, spent in longest:
        yield f"| {name} | {spent:.1f} |"


def shown(value: float) -> str:
    """Format a ratio with three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
