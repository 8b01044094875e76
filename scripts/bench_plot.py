"""Plot records: wall seconds against the number of claims, both axes logarithmic.

The SVG has its own background, light and dark, and needs neither a script nor a web font.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench_record import Record, points

WIDTH, HEIGHT = 900, 560
LEFT, RIGHT, TOP, BOTTOM = 84, 640, 56, 496
_LABEL_GAP = 19


class Line(NamedTuple):
    key: str
    label: str
    light: str
    dark: str
    marker: str
    """The marker of each point, drawn around 0,0; it distinguishes lines without colours."""


_DISC = '<circle r="4.2"/>'
_SQUARE = '<rect x="-4" y="-4" width="8" height="8"/>'
_DIAMOND = '<path d="M0,-5.6L5.6,0L0,5.6L-5.6,0Z"/>'
_UP = '<path d="M0,-5.4L5,3.8L-5,3.8Z"/>'
_DOWN = '<path d="M0,5.4L5,-3.8L-5,-3.8Z"/>'
_RING = '<circle r="3.6" class="hollow"/>'
_FRAME = '<rect x="-3.6" y="-3.6" width="7.2" height="7.2" class="hollow"/>'

LINES = (
    Line("peer+", "peer pipeline, with frictionless", "#6a737d", "#9aa5b1", _FRAME),
    Line("peer", "peer pipeline", "#444c56", "#c4ccd4", _SQUARE),
    Line("build-1", "cold build, one process", "#7a3e9d", "#c79bee", _DOWN),
    Line("build", "cold build", "#0a58a8", "#6cb6ff", _DISC),
    Line("build-file", "build, one file changed", "#a85a00", "#f0a860", _DIAMOND),
    Line("check-file", "check, one file changed", "#00705a", "#5fd3b4", _UP),
    Line("build-same", "build, nothing changed", "#b3262e", "#ff938a", _RING),
    Line("git", "git status", "#6a737d", "#9aa5b1", _FRAME),
)


def plot(recorded: Sequence[Record]) -> str:
    found = [(line, there) for line in LINES if (there := points(recorded, line.key))]
    if not found:
        return ""
    x = Scale([claims for _, there in found for claims, _ in there], LEFT, RIGHT)
    y = Scale([seconds for _, there in found for _, seconds in there], BOTTOM, TOP)
    return "".join(f"{line}\n" for line in _drawn(found, x, y))


class Scale:
    """Map values to positions on an axis that begins and ends with a power of ten."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self._low = math.floor(math.log10(min(values)))
        self._high = max(math.ceil(math.log10(max(values))), self._low + 1)
        self._begin, self._step = begin, (end - begin) / (self._high - self._low)

    @property
    def tens(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]

    def at(self, value: float) -> float:
        return round(self._begin + (math.log10(value) - self._low) * self._step, 1)


def _drawn(found: Sequence[tuple[Line, list[tuple[int, float]]]], x: Scale, y: Scale) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" font-family="system-ui, \'DejaVu Sans\', sans-serif" font-size="13">'
    )
    yield "  <title>Seconds that claimpack and a pipeline of the usual packages take, by number of claims</title>"
    yield from _style([line for line, _ in found])
    yield f'  <rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="10"/>'
    yield f'  <text class="head" x="{LEFT}" y="32">Time by the clock, both axes logarithmic</text>'
    yield from _axes(x, y)
    places = _spread([(y.at(there[-1][1]), number) for number, (_, there) in enumerate(found)])
    for number, (line, there) in enumerate(found):
        corners = [(x.at(claims), y.at(seconds)) for claims, seconds in there]
        yield f'  <g class="{_class(line)}">'
        yield f'    <polyline points="{" ".join(f"{a},{b}" for a, b in corners)}"/>'
        for a, b in corners:
            yield f'    <g transform="translate({a},{b})">{line.marker}</g>'
        (a, b), at = corners[-1], places[number]
        yield f'    <path class="lead" d="M{a + 9},{b}L{RIGHT + 28},{at}"/>'
        yield f'    <text x="{RIGHT + 34}" y="{at + 4.5}">{line.label}</text>'
        yield "  </g>"
    yield "</svg>"


def _axes(x: Scale, y: Scale) -> Iterator[str]:
    for claims in x.tens:
        yield f'  <path class="grid" d="M{x.at(claims)},{TOP}V{BOTTOM}"/>'
        yield f'  <text class="tick" x="{x.at(claims)}" y="{BOTTOM + 20}" text-anchor="middle">{claims:,.0f}</text>'
    for seconds in y.tens:
        told = f"{seconds:,.0f} s" if seconds >= 1 else f"{seconds * 1000:g} ms"
        yield f'  <path class="grid" d="M{LEFT},{y.at(seconds)}H{RIGHT}"/>'
        yield f'  <text class="tick" x="{LEFT - 10}" y="{y.at(seconds) + 4.5}" text-anchor="end">{told}</text>'
    middle = (TOP + BOTTOM) // 2
    yield f'  <text class="axis" x="{(LEFT + RIGHT) // 2}" y="{BOTTOM + 44}" text-anchor="middle">claims</text>'
    yield f'  <text class="axis" text-anchor="middle" transform="translate(20,{middle}) rotate(-90)">time</text>'


def _style(lines: Sequence[Line]) -> Iterator[str]:
    yield "  <style>"
    yield "    polyline { fill: none; stroke-width: 2 }"
    yield "    .lead { fill: none; stroke-width: 0.8; stroke-dasharray: 2 3 }"
    yield "    .head { font-size: 15px; font-weight: 600 }"
    yield from _colours(("#f4f7fa", "#d3dce6", "#1f3b57", "#4a5868"), [(one, one.light) for one in lines])
    yield "    @media (prefers-color-scheme: dark) {"
    yield from _colours(("#161b22", "#30363d", "#dbe4ee", "#a5b1bf"), [(one, one.dark) for one in lines])
    yield "    }"
    yield "  </style>"


def _colours(common: tuple[str, str, str, str], lines: Sequence[tuple[Line, str]]) -> Iterator[str]:
    ground, grid, head, words = common
    yield f"    .ground, .hollow {{ fill: {ground} !important }}"
    yield f"    .grid {{ stroke: {grid} }}"
    yield f"    .head {{ fill: {head} }}"
    yield f"    .tick, .axis {{ fill: {words} }}"
    for line, colour in lines:
        yield f"    .{_class(line)} {{ fill: {colour}; stroke: {colour} }}"
        yield f"    .{_class(line)} text {{ stroke: none }}"


def _class(line: Line) -> str:
    return "of-" + line.key.replace("+", "-more")


def _spread(wanted: Sequence[tuple[float, int]]) -> dict[int, float]:
    """Separate overlapping labels: down from the top, then up from the bottom."""
    ordered = sorted(wanted)
    places: list[float] = []
    for at, _ in ordered:
        places.append(max(at, places[-1] + _LABEL_GAP) if places else at)
    limit = float(BOTTOM)
    for number in reversed(range(len(places))):
        places[number] = min(places[number], limit)
        limit = places[number] - _LABEL_GAP
    return {number: round(place, 1) for (_, number), place in zip(ordered, places, strict=True)}
