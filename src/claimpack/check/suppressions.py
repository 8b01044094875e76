"""Comments that suppress a finding for some time, with a reason and a name, and what is wrong with them.

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling, asked in issue 12

A suppression covers the entry that begins below it, with all that is indented under that entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from claimpack.model.location import Location, TextRange
from claimpack.rules.suppression import broken_suppression, expired_suppression, unused_suppression
from claimpack.text.spelling import did_you_mean
from claimpack.yaml.cursor import last_line_of_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimpack.model.finding import Finding
    from claimpack.model.rule import Rule

MARK = b"claimpack:"
"""The bytes that every comment for the checker has."""

_COMMENT = re.compile(r"\s*(?P<comment>#\s*claimpack:\s*(?P<body>.*?))\s*$")
_BODY = re.compile(
    r"allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s+until\s+(?P<until>\S+)\s+by\s+(?P<person>[^\s:]+)\s*:"
    r"\s*(?P<reason>\S.*)"
)
_FORM = "write `# claimpack: allow RULE until YYYY-MM-DD by NAME: REASON`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One rule, suppressed on the lines from `first` to `last` (1-based, both included)."""

    rule: str
    until: date
    person: str
    first: int
    last: int
    location: Location


def suppress(
    findings: Sequence[Finding],
    commented: Mapping[str, Sequence[str]],
    rules: Iterable[Rule],
    line_of: Callable[[Location], int],
    *,
    today: date | None,
    complete_run: bool = True,
) -> tuple[tuple[Finding, ...], int]:
    """Remove suppressed findings, and add those about suppressions. Returns the rest, and how many went.

    `commented` holds the lines of files that may have suppressions; `line_of` returns the line (1-based)
    of a location. Without `today` no suppression expires. Unused ones are findings only in a
    `complete_run`: one of every rule, with every text available.
    """
    known = {rule.name: rule for rule in rules}
    found: list[Finding] = []
    suppressions: dict[tuple[str, str], list[Suppression]] = {}
    for path, content in commented.items():
        for one in _read(path, content, known):
            if isinstance(one, Suppression):
                suppressions.setdefault((path, one.rule), []).append(one)
            else:
                found.append(one)
    kept, used = [], set()
    for finding in findings:
        candidates = suppressions.get((finding.location.path, finding.name), ())
        line = line_of(finding.location) if candidates else 0
        covering = [one for one in candidates if one.first <= line <= one.last]
        used.update(covering)
        if not any(today is None or today <= one.until for one in covering):
            kept.append(finding)
    for suppression in chain.from_iterable(suppressions.values()):
        if today is not None and suppression.until < today:
            found.append(
                expired_suppression.RULE.at(
                    suppression.location, rule=suppression.rule, until=suppression.until
                )
            )
        elif complete_run and suppression not in used:
            found.append(unused_suppression.RULE.at(suppression.location, rule=suppression.rule))
    return (*kept, *found), len(findings) - len(kept)


def _read(path: str, lines: Sequence[str], known: Mapping[str, Rule]) -> Iterator[Suppression | Finding]:
    for index, line in enumerate(lines):
        comment = _COMMENT.match(line)
        if comment is None:
            continue
        start, end = comment.span("comment")
        location = Location(path, text_range=TextRange(index + 1, start + 1, index + 1, end + 1))
        body = _BODY.fullmatch(comment["body"])
        until = _date(body["until"]) if body is not None else None
        if body is None or until is None:
            problem = "a suppression without rule, date, name or reason" if body is None else "no such date"
            at = location if body is None else _part(location, comment.start("body"), body.span("until"))
            yield broken_suppression.RULE.at(at, problem=problem, hint=_FORM)
            continue
        last = last_line_of_entry(lines, index) + 1
        for written in re.finditer(r"[\w-]+", body["rules"]):
            name, begun = written[0], comment.start("body") + body.start("rules")
            rule = known.get(name)
            if rule is None:
                hint = did_you_mean(name, known, "names of rules: `claimpack explain`")
                at = _part(location, begun, written.span())
                yield broken_suppression.RULE.at(at, problem=f"there is no rule `{name}`", hint=hint)
            elif rule.scope == "stage" and rule.severity == "error":
                problem = f"`{name}` cannot be suppressed: what it finds is not read at all"
                at = _part(location, begun, written.span())
                yield broken_suppression.RULE.at(at, problem=problem, hint="fix what it finds")
            else:
                yield Suppression(
                    rule=name,
                    until=until,
                    person=body["person"],
                    first=index + 1,
                    last=last,
                    location=location,
                )


def _part(comment: Location, begun: int, span: tuple[int, int]) -> Location:
    """Return the location of a part of a comment, `begun` characters after the start of the line."""
    assert comment.text_range is not None
    line = comment.text_range.line
    return comment._replace(text_range=TextRange(line, begun + span[0] + 1, line, begun + span[1] + 1))


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
