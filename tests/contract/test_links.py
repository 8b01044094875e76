"""Every relative link of a Markdown page resolves, and the index of docs/ links to every page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", ".github/**/*.md", "src/**/*.md")
    for path in ROOT.glob(pattern)
)
FENCED = re.compile(r"^( *)(```|~~~).*?^\1\2", re.MULTILINE | re.DOTALL)


def links(text: str) -> list[str]:
    """Return the targets of the relative links and images of a page, without those in code."""
    without = re.sub(r"`[^`\n]*`", "", FENCED.sub("", text))
    return [one for one in re.findall(r"\]\(([^)\s]+)\)", without) if "://" not in one]


def headings(path: Path) -> set[str]:
    """Return the fragments of the headings of a page, made as GitHub makes them."""
    seen: Counter[str] = Counter()
    found = set()
    for title in re.findall(r"^#+ (.+)$", FENCED.sub("", path.read_text("utf-8")), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_link_resolves(name: str) -> None:
    page = ROOT / name
    for link in links(page.read_text("utf-8")):
        target, _, fragment = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), f"{name}: {link}"
        if fragment:
            assert fragment in headings(path), f"{name}: {link}"


def test_links_are_found() -> None:
    assert links("[a](b.md#c) and `[no](no.md)`\n```\n[no](no.md)\n```\n![d](e.svg) <https://f>") == [
        "b.md#c",
        "e.svg",
    ]


def test_the_index_links_to_every_page() -> None:
    linked = {
        link.partition("#")[0].removesuffix("/")
        for link in links((ROOT / "docs/README.md").read_text("utf-8"))
    }
    there = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert there - linked == set()
