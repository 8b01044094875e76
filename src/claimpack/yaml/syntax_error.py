"""Errors of the YAML parser as findings, located where the mistake most likely is (rule Y01).

The parser stops where it can go no further. Often the mistake is earlier: after a quotation mark or a
bracket that is never closed, or a key without its colon, it reads on to another line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.finding import Related
from claimpack.model.location import START, Location, TextRange
from claimpack.rules.yaml import outside_yaml_subset

if TYPE_CHECKING:
    import yaml
    from claimpack.model.finding import Finding

# The parser's context, and what is wrong if that context began on an earlier line.
_BEGUN = {
    "while scanning a quoted scalar": "a quotation mark is never closed",
    "while parsing a flow sequence": "a bracket is never closed",
    "while parsing a flow mapping": "a brace is never closed",
    "while scanning a simple key": "there is no colon behind a key",
}
_SIGNS = {
    "while scanning an alias": "a value cannot begin with `*`",
    "while scanning an anchor": "a value cannot begin with `&`",
}
_NO_KEY = ("[", "{", '"', "'")
_SECOND_COLON = "mapping values are not allowed in this context"

_FIRST_KEY = re.compile(r" *(?:- +)*(?P<key>[^\s:#'\"\[\]{},]+) *")
_ENTRY = re.compile(r"[^#]*:(?:\s|$)")


_HINT = "look at the indentation and quotes of this line and of the one before it"

# The parser's problem, and the most likely mistake.
_HINTS = (
    (
        "mapping values are not allowed",
        "a colon with a space behind it begins a value: put the text in quotes",
    ),
    (
        "could not find expected ':'",
        "a key is missing its colon, or a text goes on in the next line: indent it",
    ),
    ("a tab character", "indent with spaces"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected <block end>, but found '-'", "the dash stands too far to the left or to the right"),
    ("expected <block end>", "this line is not indented like the ones it belongs to"),
    ("expected ',' or ']'", "a list in brackets is not closed"),
    ("expected ',' or '}'", "a map in braces is not closed"),
    ("cannot start any token", "a text cannot begin with this character: put it in quotes"),
)


def syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """Build the finding of a parser error, and choose which of its two marks to report."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    stopped = _at(lines, mark) if mark is not None else START
    begun = _at(lines, error.context_mark) if error.context_mark is not None and error.context else None
    context = error.context or ""
    if begun is not None and lines[begun.line - 1][begun.column - 1 : begun.column] in _NO_KEY:
        context = context.replace("while scanning a simple key", "")
    if begun is not None and (context in _SIGNS or (context in _BEGUN and begun.line < stopped.line)):
        problem = f"this is not YAML: {_SIGNS.get(context) or _BEGUN[context]}"
        hint = (
            "put quotation marks around the value"
            if context in _SIGNS
            else f"close it at the end of line {begun.line}, or take the opening sign away"
        )
        if context == "while scanning a simple key":
            hint = "write `KEY: value`, with a colon and a space"
        return _found(path, begun, problem, hint, (stopped, "it was noticed only here"))
    cause = _cause(lines, stopped) if error.problem == _SECOND_COLON else None
    if cause is not None:
        text_range, problem, hint = cause
        return _found(
            path, text_range, f"this is not YAML: {problem}", hint, (stopped, error.problem or "")
        )
    problem = f"this is not YAML: {error.problem or error.context}"
    hint = next((words for found, words in _HINTS if found in problem), _HINT)
    return _found(path, stopped, problem, hint, (begun, context) if begun is not None else None)


def _found(
    path: str, text_range: TextRange, problem: str, hint: str, other: tuple[TextRange, str] | None
) -> Finding:
    related = (
        (Related(location=Location(path, text_range=other[0]), message=other[1]),)
        if other is not None
        else ()
    )
    return outside_yaml_subset.RULE.at(
        Location(path, text_range=text_range), problem=problem, hint=hint, related=related
    )


def _cause(lines: list[str], colon: TextRange) -> tuple[TextRange, str, str] | None:
    """Find why a valid line continues the one above it: no colon there, or a deeper indentation here."""
    here = lines[colon.line - 1][: colon.column - 1]
    key = _FIRST_KEY.fullmatch(here)
    number = next((at for at in range(colon.line - 1, 0, -1) if lines[at - 1].strip()), None)
    if key is None or number is None:
        return None
    above = lines[number - 1].rstrip()
    depth = len(above) - len(above.lstrip(" "))
    if _ENTRY.match(above) is None and not above.lstrip().startswith("#"):
        text_range = TextRange(number, depth + 1, number, len(above) + 1)
        return text_range, "there is no colon behind a key", "write `KEY: value`, with a colon and a space"
    if len(here) - len(here.lstrip(" ")) > depth:
        text_range = TextRange(colon.line, key.start("key") + 1, colon.line, key.end("key") + 1)
        return (
            text_range,
            "this line is indented deeper than its neighbours",
            "give it the same number of spaces",
        )
    return None


def _at(lines: list[str], mark: yaml.Mark) -> TextRange:
    """Return the range of a mark; a mark after the end of the file is moved to its last character."""
    if mark.line < len(lines):
        end = min(mark.column + 1, len(lines[mark.line].removesuffix("\r")))
        return TextRange(mark.line + 1, mark.column + 1, mark.line + 1, max(mark.column, end) + 1)
    return TextRange(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1)
