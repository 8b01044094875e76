"""Workflow commands, as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re

from claimpack.reporters import github
from tests.reporters.reports import EMPTY, LARGE, NASTY, at, finding, report


def lines(text: str) -> list[str]:
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


def test_a_finding_is_one_command() -> None:
    one = finding("the words differ", at(3, 5, 3, 9, path="annotations/a.yaml"), hint="write them anew")
    assert lines(github.render(report(one))) == [
        "::error file=annotations/a.yaml,line=3,endLine=3,col=5,endColumn=8,title=A01 quote-not-found"
        "::the words differ%0Ahelp: write them anew",
        "claimpack: 1 error, 0 warnings, 0 notes",
    ]


def test_data_and_properties_are_escaped() -> None:
    first, second, third, *_ = lines(github.render(NASTY))
    assert first.startswith(
        "::error file=annotations/50%25 more%2C or less/ميناء 🚢.yaml,line=3,endLine=7,title="
    )
    assert "100%25 and %250A and %2525" in first
    assert "'two'%0Aand%0D%0Athree" in first
    assert second.startswith("::warning ")
    assert third.startswith("::notice ")


def test_no_message_can_be_a_command_of_its_own() -> None:
    *commands, summary = lines(github.render(NASTY))
    assert len(commands) == len(NASTY.findings)
    for line in commands:
        head, data = re.fullmatch(r"::(?:error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line).groups()  # type: ignore[union-attr]
        assert head.startswith("file=")
        assert data
    assert summary.startswith("claimpack: ")


def test_columns_are_given_for_one_line_alone_and_end_no_earlier_than_they_begin() -> None:
    for line in lines(github.render(NASTY))[:-1]:
        found = dict(pair.split("=", 1) for pair in line.partition(" ")[2].partition("::")[0].split(","))
        if found["line"] == found["endLine"]:
            assert int(found["col"]) <= int(found["endColumn"])
        else:
            assert not {"col", "endColumn"} & set(found)
            assert "%0Afrom 3:5 to 7:2" in line


def test_all_are_printed_and_the_last_line_says_how_many_are_shown() -> None:
    printed = lines(github.render(LARGE))
    assert len(printed) == 2001
    assert printed[-1] == (
        "claimpack: 2000 errors, 0 warnings, 0 notes; GitHub shows 10 of a kind, the other 1990 are in this log"
    )
    assert lines(github.render(EMPTY)) == ["claimpack: 0 errors, 0 warnings, 0 notes"]
