"""Draws the layers of the source: the import contract of pyproject.toml, with the first line of each package.

A package imports from the layers below it and never from those above; packages side by side do not import one
another. `lint-imports` holds the code to the same contract.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
WIDTH, MARGIN, GAP, LINE, TITLE = 1000, 16, 10, 15, 20
# About how many characters of 12 px fit into a pixel of width.
_PER_PIXEL = 1 / 6.1

STYLE = """    .ground { fill: #f4f7fa } .box { fill: #ffffff; stroke: #8aa0b8 } .name { fill: #1f3b57; font-weight: 600 }
    .text { fill: #5b6b7b }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #161b22 } .box { fill: #0d1117; stroke: #57606a } .name { fill: #c9d7e6 } .text { fill: #9aa5b1 }
    }"""


def layers() -> list[list[str]]:
    """Return the packages of each layer, from the top one down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]


def first_line(package: str) -> str:
    """Return the first line of the docstring of a package or module of claimpack."""
    folder = ROOT / "src/claimpack"
    path = folder / package / "__init__.py"
    path = path if path.is_file() else folder / f"{package}.py"
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not text:
        raise SystemExit(f"{path.relative_to(ROOT)} has no docstring: the picture shows its first line")
    return text.splitlines()[0]


def picture() -> str:
    """Return the SVG."""
    boxes, bottom = [], MARGIN
    for layer in layers():
        width = (WIDTH - 2 * MARGIN - GAP * (len(layer) - 1)) / len(layer)
        texts = [wrap(first_line(name), int((width - 16) * _PER_PIXEL)) for name in layer]
        height = TITLE + LINE * max(map(len, texts)) + 10
        for at, (name, lines) in enumerate(zip(layer, texts, strict=True)):
            boxes += list(_box(MARGIN + at * (width + GAP), bottom, width, height, name, lines))
        bottom += height + GAP
    height = bottom - GAP + MARGIN
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                f'height="{height}" role="img" font-family="system-ui, \'DejaVu Sans\', sans-serif" font-size="12">'
            ),
            "  <title>The layers of claimpack: a package imports only from layers below it</title>",
            f"  <style>\n{STYLE}\n  </style>",
            f'  <rect class="ground" width="{WIDTH}" height="{height}" rx="10"/>',
            *boxes,
            "</svg>",
            "",
        ]
    )


def _box(x: float, y: float, width: float, height: float, name: str, lines: list[str]) -> Iterator[str]:
    shape = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" rx="6"'
    yield f'  <rect class="box" {shape}/>'
    yield f'  <text class="name" x="{x + 8:.1f}" y="{y + 16}">{escape(name)}</text>'
    for row, line in enumerate(lines):
        yield f'  <text class="text" x="{x + 8:.1f}" y="{y + TITLE + 12 + row * LINE}">{escape(line)}</text>'
