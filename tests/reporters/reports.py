"""Reports made by hand: one that is empty, one that is large, and one that is as nasty as can be."""

from __future__ import annotations

from claimpack.model.finding import Finding, Related, Severity
from claimpack.model.fix import Edit, Fix
from claimpack.model.location import Location, TextRange
from claimpack.model.report import Report, VerificationCounts

COUNTS = VerificationCounts(
    n_sources=2,
    n_articles=3,
    n_claims=5,
    n_anchors=8,
    by_text=1,
    by_mask=1,
    by_shape=1,
    positional=2,
    failed=1,
    without_page=2,
    texts_missing=("quay-report", "ميناء"),
)
PATH = "annotations/50% more, or less/ميناء 🚢.yaml"
OTHER = "sources/a:b [c] {d} #e?.yaml"


def finding(
    message: str,
    location: Location,
    *,
    code: str = "A01",
    name: str = "quote-not-found",
    severity: Severity = "error",
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    return Finding(
        code=code,
        name=name,
        severity=severity,
        location=location,
        template="{message}",
        params={"message": message},
        hint=hint,
        related=related,
        fix=fix,
    )


def report(*found: Finding) -> Report:
    return Report(findings=found, verification=COUNTS)


def at(
    line: int, column: int, end_line: int, end_column: int, *, path: str = PATH, to: str = ""
) -> Location:
    return Location(path, to, text_range=TextRange(line, column, end_line, end_column))


EMPTY = report()

LARGE = report(
    *(
        finding(
            f"number {line}", at(line, 3, line, 9, path=f"annotations/{line % 7}.yaml", to=f"/a/{line}")
        )
        for line in range(1, 2001)
    )
)

FIX = Fix(
    title='write "سفينة" for `a % b`, on 2 lines',
    edits=(
        Edit(location=at(3, 5, 3, 9, to="/claims/x/by"), text="coast-guard"),
        Edit(location=at(4, 5, 4, 8, to="/claims/x/at").at_key(), text="figure@12"),
    ),
    safe=True,
)
UNPLACED_FIX = Fix(
    title="delete the entry, then write two",
    edits=(
        Edit(location=Location(PATH, "/claims/y"), action="delete"),
        Edit(location=Location(PATH, "/claims/z"), action="insert", text="a: 1\nb: 'x: y'\n"),
    ),
    safe=False,
)

NASTY = report(
    finding(
        "over two lines: \"one\", 'two'\nand\r\nthree, 100% and %0A and %25",
        at(3, 5, 7, 2, to="/claims/x~1y/by"),
        hint="a help\nof two lines, 5% of it: here",
        fix=FIX,
    ),
    finding(
        "Arabic first: وصلت «سبع» سُفُنٍ 🚢, then ltr \u202eoverridden\u202c and \u2066isolated\u2069 \u200f",
        at(8, 12, 8, 40, to="/claims/x/quote"),
        code="A02",
        name="unplaced-anchor",
        severity="warning",
        related=(
            Related(location=at(1, 1, 1, 4, path=OTHER), message="the 1st, at 50%:\nhere"),
            Related(location=Location("datapackage.json", "/name"), message="a place that nobody knows"),
            Related(location=at(90, 7, 91, 1), message="وهنا"),
        ),
        fix=UNPLACED_FIX,
    ),
    finding(
        "nowhere at all", Location("datapackage.json"), code="S01", name="text-changed", severity="note"
    ),
    finding("twice the same", at(20, 3, 20, 9, to="/claims/t")),
    finding("twice the same", at(21, 3, 21, 9, to="/claims/t")),
    finding("twice the same", at(21, 3, 21, 9, path=OTHER, to="/claims/t")),
    finding(
        "controls \x00 \x07 \x1b[31m \x85 \u2028 \ufffe \uffff ]]> </failure> &amp; <!--", at(22, 4, 22, 4)
    ),
    finding(
        "::error file=x::y ##[error]z\n::warning::w",
        at(23, 1, 23, 2),
        hint="{0} and [a link](1) and {name}",
    ),
    finding("of a rule that is not installed", at(24, 1, 24, 2), code="Z99", name="not-a-rule"),
)
