"""A page and a claim of scripts/synth while they are built."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from synth_registry import Measure

ORDER = (
    *("kind", "gloss", "measure", "event", "agent", "target", "place", "figure", "reading", "polarity"),
    *("certainty", "tense", "when", "content", "via", "links", "flags", "note"),
)


class Text:
    """A page while it is built; every addition has an offset in code points."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0

    def say(self, words: str, after: str = " ") -> int:
        start = self.at
        self.parts += (words, after)
        self.at += len(words) + len(after)
        return start

    def __str__(self) -> str:
        return "".join(self.parts)


@dataclass
class Claim:
    slug: str
    kind: str
    origin: str = ""
    own_chain: bool = False
    measure: Measure | None = None
    figure: int | None = None
    said: date | None = None
    fields: dict[str, list[str]] = field(default_factory=dict)

    def put(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).insert(0, f"    {name}: {value}\n")

    def anchor(self, name: str, at: int, words: str) -> None:
        self.fields.setdefault(name, []).append(f"    {name}@{at}: {words}\n")

    def more(self, name: str, *lines: str) -> None:
        lines_of = self.fields.setdefault(name, [f"    {name}:\n"])
        lines_of.extend(lines)

    def __str__(self) -> str:
        return f"  {self.slug}:\n" + "".join(line for name in ORDER for line in self.fields.get(name, ()))
