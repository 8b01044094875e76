"""The performance goals, and whether the recorded runs meet them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bench_process import Run
from bench_record import PARSERS, Record, exponent, points

# The sizes to which the goals apply.
MANY, MOST = 100_000, 1_000_000

COMPILED = ("build", "build-1", "check")


class Value(NamedTuple):
    """A measured value, by wall time and by CPU time."""

    wall: float
    cpu: float | None = None


@dataclass(frozen=True)
class Goal:
    name: str
    limit: float
    size: int
    measure: Callable[[Record], Value | None] | None = None
    """What is measured at one size; None for what all sizes tell together."""
    least: bool = False
    """Whether the limit is the least that is wanted; else it is the most."""
    unit: str = ""
    given_up: bool = False
    """Whether a decision dropped the goal; it is still measured."""


@dataclass(frozen=True)
class Verdict:
    goal: Goal
    claims: int
    """The size that was looked at: that of the goal, or else the largest there is."""
    value: Value

    @property
    def away(self) -> float:
        """Return the factor by which the goal is missed; at most 1 if it is met.

        Ratios of times are compared by wall time, growth by the worse of both.
        """
        if self.goal.least:
            return self.goal.limit / self.value.wall
        worse = max(self.value.wall, self.value.cpu or 0) if self.goal.measure is None else self.value.wall
        return worse / self.goal.limit

    @property
    def met(self) -> bool:
        return self.away <= 1


def ratio(over: Run | None, under: Run | None) -> Value | None:
    if over is None or under is None:
        return None
    return Value(over.wall / under.wall, over.cpu / max(under.cpu, 1e-6))


def fastest_parser(record: Record) -> str | None:
    found = {key: run.wall for key in PARSERS if (run := record.median(key)) is not None}
    return min(found, key=lambda key: found[key], default=None)


def yardstick(record: Record) -> Run | None:
    """Return the yardstick of a run with nothing to do: two `git status` and a start of the interpreter."""
    git, python = record.median("git"), record.median("python")
    if git is None or python is None:
        return None
    return Run(2 * git.wall + python.wall, 2 * git.cpu + python.cpu, 0)


def _against(over: str, under: str) -> Callable[[Record], Value | None]:
    return lambda record: ratio(record.median(over), record.median(under))


def _against_parser(record: Record) -> Value | None:
    fastest = fastest_parser(record)
    return None if fastest is None else ratio(record.median("build"), record.median(fastest))


def _against_yardstick(key: str) -> Callable[[Record], Value | None]:
    return lambda record: ratio(record.median(key), yardstick(record))


def _peak(record: Record) -> Value | None:
    found = [run.memory for key in COMPILED if (run := record.median(key)) is not None]
    return Value(max(found) / 1024) if found else None


ONE_SIZE = (
    Goal("peer pipeline ÷ cold build", 15, MANY, _against("peer", "build"), least=True, given_up=True),
    Goal(
        "peer pipeline with frictionless ÷ cold build",
        20,
        MANY,
        _against("peer+", "build"),
        least=True,
        given_up=True,
    ),
    Goal("cold build ÷ the fastest parser alone", 4, MANY, _against_parser, given_up=True),
    Goal("build, one file changed ÷ yardstick", 1.5, MANY, _against_yardstick("build-file"), given_up=True),
    Goal("peer pipeline ÷ cold build", 2, MANY, _against("peer", "build"), least=True),
    Goal("build, nothing changed ÷ yardstick", 1, MANY, _against_yardstick("build-same"), given_up=True),
    Goal("build, one file changed ÷ cold build", 0.4, MANY, _against("build-file", "build")),
    Goal("build, one registry entry changed ÷ cold build", 0.4, MANY, _against("build-entry", "build")),
    Goal(
        "check of the real dataset, `--no-cache` ÷ empty typer program",
        2,
        MANY,
        _against("real-cold", "typer"),
    ),
    Goal(
        "check of the real dataset, nothing changed ÷ empty typer program",
        2,
        MANY,
        _against("real", "typer"),
    ),
    Goal("peak memory, cold", 1.5, MOST, _peak, unit=" GB"),
)
ALL_SIZES = Goal("growth of cold runs with the number of claims, as an exponent", 1.1, MOST)


def verdicts(recorded: Sequence[Record]) -> list[Verdict]:
    """Compare each goal with the record of its size, or of the largest smaller size at which it was measured."""
    found = []
    for goal in ONE_SIZE:
        measured = [(one.claims, value) for one in recorded if (value := _measured(goal, one)) is not None]
        meant = [pair for pair in measured if pair[0] <= goal.size] or measured
        if meant:
            found.append(Verdict(goal, *max(meant)))
    return [*found, *_growth(recorded)]


def _measured(goal: Goal, record: Record) -> Value | None:
    return None if goal.measure is None else goal.measure(record)


def _growth(recorded: Sequence[Record]) -> list[Verdict]:
    grown = [value for key in COMPILED if (value := growth(recorded, key)) is not None]
    if not grown:
        return []
    value = Value(max(one.wall for one in grown), max(one.cpu or 0 for one in grown))
    return [Verdict(ALL_SIZES, recorded[-1].claims, value)]


def growth(recorded: Sequence[Record], key: str) -> Value | None:
    """Return the exponents of wall time and of CPU time over all sizes at which a task was measured."""
    wall, cpu = (exponent(points(recorded, key, what)) for what in ("wall", "cpu"))
    return None if wall is None or cpu is None else Value(wall, cpu)
