"""In every format that is found, a nasty report is whole: each finding, its message, and every place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from claimpack.model.finding import Finding
from claimpack.model.location import START, Location
from claimpack.plugins import formats, reporter
from tests.conftest import claimpack
from tests.reporters.reports import NASTY

Point = tuple[str, int, int]  # path, line, column


@dataclass(frozen=True)
class Seen:
    """What a reader of a format learns of a finding."""

    code: str
    message: str
    start: Point
    end: tuple[int, int]
    related: tuple[Point, ...]


def point(location: Location) -> Point:
    place = location.text_range or START
    return location.path, place.line, place.column


def seen(one: Finding) -> Seen:
    end = (one.text_range.end_line, one.text_range.end_column)
    return Seen(
        one.code, one.message, point(one.location), end, tuple(point(r.location) for r in one.related)
    )


def notes(lines: list[str]) -> tuple[Point, ...]:
    """Read the places out of lines that begin with `note: path:line:column:`."""
    found = (re.match(r"note: (.+?):(\d+):(\d+): ", line) for line in lines)
    return tuple((match[1], int(match[2]), int(match[3])) for match in found if match)


def from_json(text: str) -> list[Seen]:
    return [
        Seen(
            one["code"],
            one["message"],
            (one["path"], one["line"], one["column"]),
            (one["end_line"], one["end_column"]),
            tuple((other["path"], other["line"], other["column"]) for other in one["related"]),
        )
        for one in json.loads(text)["findings"]
    ]


def from_sarif(text: str) -> list[Seen]:
    def read(location: Any) -> tuple[Point, tuple[int, int]]:
        physical = location["physicalLocation"]
        region = physical["region"]
        start = (unquote(physical["artifactLocation"]["uri"]), region["startLine"], region["startColumn"])
        return start, (region["endLine"], region["endColumn"])

    found = []
    for one in json.loads(text)["runs"][0]["results"]:
        message = one["message"]["text"].partition("\n\nhelp: ")[0].replace("{{", "{").replace("}}", "}")
        start, end = read(one["locations"][0])
        related = tuple(read(other)[0] for other in one.get("relatedLocations", ()))
        found.append(Seen(one["ruleId"], message, start, end, related))
    return found


def from_github(text: str) -> list[Seen]:
    def unescaped(words: str) -> str:
        for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            words = words.replace(code, character)
        return words

    found = []
    for line in text.split("\n")[:-2]:
        head, _, data = line.removeprefix("::").partition("::")
        pairs = (pair.split("=", 1) for pair in head.partition(" ")[2].split(","))
        properties = {key: unescaped(value) for key, value in pairs}
        code = properties["title"].partition(" ")[0]
        message = unescaped(data)
        last = re.search(r"\nfrom (\d+):(\d+) to (\d+):(\d+)(?=\n|$)", message)
        if last:
            column, end = int(last[2]), (int(last[3]), int(last[4]))
        else:
            column, end = (
                int(properties["col"]),
                (int(properties["endLine"]), int(properties["endColumn"]) + 1),
            )
        start = (properties["file"], int(properties["line"]), column)
        related = notes(message.replace("50%:\nhere", "").split("\n"))
        message = re.split(r"\n(?=from \d|help: |fix: |note: )", message)[0]
        found.append(Seen(code, message, start, end, related))
    return found


def from_gitlab(text: str) -> list[Seen]:
    def start(location: Any) -> Point:
        begin = location["positions"]["begin"]
        assert location["lines"]["begin"] == begin["line"]
        return location["path"], begin["line"], begin["column"]

    return [
        Seen(
            one["check_name"].partition(" ")[0],
            one["description"],
            start(one["location"]),
            tuple(one["location"]["positions"]["end"].values()),
            tuple(start(other) for other in one["other_locations"]),
        )
        for one in json.loads(text)
    ]


def from_junit(text: str) -> list[Seen]:
    found = []
    for case in ElementTree.fromstring(text.encode()).iter("testcase"):
        failure = case.find("failure")
        if failure is not None:
            body = failure.text or ""
            path, line = case.attrib["file"], int(case.attrib["line"])
            column, *end = map(int, re.findall(r":(\d+) to (\d+):(\d+)", body)[0])
            assert case.attrib["name"] == f"{path}:{line}:{column} {failure.attrib['message']}"
            code = case.attrib["classname"].partition(" ")[0]
            related = notes(body.split("\n"))
            found.append(
                Seen(code, failure.attrib["message"], (path, line, column), (end[0], end[1]), related)
            )
    return found


def from_concise(text: str) -> list[Seen]:
    found = []
    lines = text.split("\n")
    for line, one in zip(lines[:-1], NASTY.findings, strict=True):
        head = f"{one.location.display}: {one.severity} {one.name} {one.code}: "
        assert line.startswith(head)
        also = tuple(point(r.location) for r in one.related if f"[{r.location.display}: " in line)
        message = (
            line.removeprefix(head)
            .partition(" [sources/")[0]
            .partition(" (a help")[0]
            .partition(" ({0}")[0]
        )
        end = (one.text_range.end_line, one.text_range.end_column)  # a line is for its beginning
        found.append(Seen(one.code, message, point(one.location), end, also))
    return found


def visible(message: str) -> str:
    return message.replace("\r", "\\r").replace("\n", "\\n")


def without_controls(message: str) -> str:
    escaped = message.replace("\r", "\\u{d}").replace("\x00", "\\u{0}").replace("\x07", "\\u{7}")
    return escaped.replace("\x1b", "\\u{1b}").replace("\ufffe", "\\u{fffe}").replace("\uffff", "\\u{ffff}")


def same(message: str) -> str:
    return message


# Format: how it is read, and what it does to a message.
READERS: dict[str, tuple[Callable[[str], list[Seen]], Callable[[str], str]]] = {
    "concise": (from_concise, visible),
    "github": (from_github, same),
    "gitlab": (from_gitlab, same),
    "json": (from_json, same),
    "junit": (from_junit, without_controls),
    "sarif": (from_sarif, same),
}


def test_every_format_is_read_here() -> None:
    assert set(formats()) == {*READERS, "text"}


@pytest.mark.parametrize("name", READERS)
def test_nothing_is_lost(name: str) -> None:
    read, shown = READERS[name]
    expected = [seen(one) for one in NASTY.findings]
    if name == "junit":  # a suite a rule, in the order of codes
        expected.sort(key=lambda one: one.code)
    if name == "github":  # the last column is part of the range, so an empty one looks one wide
        expected = [replace(one, end=max(one.end, (one.start[1], one.start[2] + 1))) for one in expected]
    found = read(reporter(name).render(NASTY))
    assert [one.message for one in found] == [shown(one.message) for one in expected]
    assert [(one.code, one.start, one.end, one.related) for one in found] == [
        (one.code, one.start, one.end, one.related) for one in expected
    ]


def test_nothing_is_lost_for_people() -> None:
    text = reporter("text").render(NASTY)
    for one in NASTY.findings:
        for location in (one.location, *(other.location for other in one.related)):
            assert location.display in text
        assert one.code in text


@pytest.mark.parametrize("name", formats())
def test_every_format_can_be_written_to_a_file(name: str) -> None:
    rendered = reporter(name).render(NASTY)
    assert rendered.endswith("\n")
    assert rendered.encode("utf-8").decode("utf-8") == rendered


def test_help_lists_the_formats_without_loading_them() -> None:
    assert f"<{'|'.join(formats())}>" in " ".join(claimpack("check", "--help").out.split()).replace(
        "| ", "|"
    )
    wrong = claimpack("check", "--format", "sarif2")
    assert (wrong.status, "sarif" in wrong.err) == (2, True)
