"""Comments that excuse a finding for a while, with a reason and a name, and what is wrong with them.

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling, asked in issue 12

A waiver covers the entry that begins below it, with all that is indented under that entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimpack.model.locus import Locus, Place
from claimpack.rules.waiver import broken_waiver, expired_waiver, unused_waiver
from claimpack.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.rule import Rule

MARK = b"claimpack:"
"""What every comment for the checker holds."""

_COMMENT = re.compile(r"\s*(?P<comment>#\s*claimpack:\s*(?P<body>.*?))\s*$")
_BODY = re.compile(
    r"allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s+until\s+(?P<until>\S+)\s+by\s+(?P<person>[^\s:]+)\s*:"
    r"\s*(?P<reason>\S.*)"
)
_FORM = "write `# claimpack: allow RULE until YYYY-MM-DD by NAME: REASON`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One rule excused on lines `first` to `last` (1-based, both included)."""

    rule: str
    until: date
    person: str
    first: int
    last: int
    locus: Locus

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether it excuses a finding."""
        return (
            diagnostic.name == self.rule
            and diagnostic.locus.path == self.locus.path
            and self.first <= diagnostic.place.line <= self.last
        )


def waive(
    diagnostics: Sequence[Diagnostic],
    commented: Iterable[tuple[str, Sequence[str]]],
    rules: Iterable[Rule],
    *,
    today: date | None,
    judged: bool = True,
) -> tuple[tuple[Diagnostic, ...], int]:
    """Take excused findings away; add those about the waivers. Gives what stays, and how many went.

    Without `today` no waiver expires. Unused ones are findings only where `judged`: in a run of every
    rule with everything at hand.
    """
    known = {rule.name: rule for rule in rules}
    waivers: list[Waiver] = []
    found: list[Diagnostic] = []
    for path, content in commented:
        for waiver in _read(path, content, known):
            if isinstance(waiver, Waiver):
                waivers.append(waiver)
            else:
                found.append(waiver)
    kept, used = [], set()
    for diagnostic in diagnostics:
        covering = [waiver for waiver in waivers if waiver.covers(diagnostic)]
        used.update(covering)
        if not any(today is None or today <= waiver.until for waiver in covering):
            kept.append(diagnostic)
    for waiver in waivers:
        if today is not None and waiver.until < today:
            found.append(expired_waiver.RULE.at(waiver.locus, rule=waiver.rule, until=waiver.until))
        elif judged and waiver not in used:
            found.append(unused_waiver.RULE.at(waiver.locus, rule=waiver.rule))
    return (*kept, *found), len(diagnostics) - len(kept)


def _read(path: str, lines: Sequence[str], known: Mapping[str, Rule]) -> Iterator[Waiver | Diagnostic]:
    for index, line in enumerate(lines):
        comment = _COMMENT.match(line)
        if comment is None:
            continue
        start, end = comment.span("comment")
        locus = Locus(path, place=Place(index + 1, start + 1, index + 1, end + 1))
        body = _BODY.fullmatch(comment["body"])
        until = _date(body["until"]) if body is not None else None
        if body is None or until is None:
            problem = "a waiver without rule, date, name or reason" if body is None else "no such date"
            at = locus if body is None else _part(locus, comment.start("body"), body.span("until"))
            yield broken_waiver.RULE.at(at, problem=problem, hint=_FORM)
            continue
        last = _last_line(lines, index)
        for written in re.finditer(r"[\w-]+", body["rules"]):
            name, begun = written[0], comment.start("body") + body.start("rules")
            rule = known.get(name)
            if rule is None:
                hint = did_you_mean(name, known, "names of rules: `claimpack explain`")
                at = _part(locus, begun, written.span())
                yield broken_waiver.RULE.at(at, problem=f"there is no rule `{name}`", hint=hint)
            elif rule.scope == "stage" and rule.severity == "error":
                problem = f"`{name}` cannot be waived: what it finds is not read at all"
                at = _part(locus, begun, written.span())
                yield broken_waiver.RULE.at(at, problem=problem, hint="mend what it finds")
            else:
                yield Waiver(
                    rule=name, until=until, person=body["person"], first=index + 1, last=last, locus=locus
                )


def _part(comment: Locus, begun: int, span: tuple[int, int]) -> Locus:
    """Give the place of a stretch of a comment; `begun` is how many characters of the line precede it."""
    assert comment.place is not None
    line = comment.place.line
    return comment._replace(place=Place(line, begun + span[0] + 1, line, begun + span[1] + 1))


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _last_line(lines: Sequence[str], index: int) -> int:
    """Find where the entry below a comment ends: before the next line that is not indented deeper."""
    depth: int | None = None
    last = index + 1
    for at in range(index + 1, len(lines)):
        stripped = lines[at].strip()
        if not stripped or stripped.startswith("#"):
            continue
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        if depth is None:
            depth = indent
        elif indent <= depth:
            break
        last = at + 1
    return last
