"""Write docs/performance.md and docs/performance.svg from records. Text between the marked sections is kept.

    python scripts/bench_page.py

writes both again from docs/performance/*.json and measures nothing.
"""

from __future__ import annotations

from pathlib import Path

from bench_plot import plot
from bench_process import ROOT
from bench_record import FOLDER, editor_record, profile_record, records
from bench_tables import editor, goals, growths, one_size, profile, side_by_side

PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "performance.svg"
_END = "<!-- end -->\n"


def sections(folder: Path = FOLDER) -> dict[str, str]:
    """Return the text of each marked section, from the records."""
    recorded = records(folder)
    sizes = [line for one in recorded for line in (f"### {one.claims:,} claims", "", *one_size(one), "")]
    saves, spent = editor_record(folder), profile_record(folder)
    return {
        "goals": "\n".join(goals(recorded)),
        "side by side": "\n".join(side_by_side(recorded)),
        "growth": "\n".join(growths(recorded)),
        "sizes": "\n".join(sizes).rstrip(),
        "editor": "Not measured yet." if saves is None else "\n".join(editor(saves)),
        "profile": "Not measured yet." if spent is None else "\n".join(profile(spent)),
    }


def into_page(page: str, texts: dict[str, str]) -> str:
    """Replace the text of each section; every section must exist."""
    for name, text in texts.items():
        begin = f"<!-- bench: {name} -->\n"
        before, mark, rest = page.partition(begin)
        _, end, after = rest.partition(_END)
        if not mark or not end:
            raise ValueError(f"there is no section `{name}`")
        page = f"{before}{begin}\n{text}\n\n{_END}{after}"
    return page


def write() -> None:
    PAGE.write_text(into_page(PAGE.read_text("utf-8"), sections()), encoding="utf-8")
    PLOT.write_text(plot(records()), encoding="utf-8")


if __name__ == "__main__":
    write()
