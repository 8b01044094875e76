"""Damage to YAML files, a little at a time, so that some of them stay sound; drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise

Source = tuple[str, str]
"""A kind of file, and the text of one."""

_SIGNS = list(":-?#&*!|>'\"%@`{}[],=~+<\\ \t\r\n.0aZ_/()^$;")
_YAML = [
    *("\n\n", "\n ", "\n  ", "  ", " #", ": ", "- ", "- - ", "---\n", "...\n", "\n---\n", "--- "),
    *("# c\n", "\n    # note\n", "\n# é\n", "<<", "<<: *a", "&a ", "*a", "!!str ", "!x ", "|", "|-", ">"),
    *("null", "~", "no", "No", "on", "y", "true", "nuſl", "0x1", "1e9", "12:30", "2020-01-01", "-", ".."),
    *("[]", "{}", "[a, b]", "[no]", "{a: b}", '""', "''", '"a"', "'a'", '"{x}"', '"a: b"', "\\u200f"),
    *("a@1", "a@?", "@3+4", "key: v", "- v", "- by: x", "note: x"),
]
_MARKS = [
    *("\u00a0", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202e", "\u2067"),
    *("\u2069", "\ufeff", "\u2028", "\u2029", "\x85", "\x00", "\x07", "\x1f", "\x7f", "\x80", "\ufffe"),
    *("\uffff", "\u3000", "\u2003", "\u1680", "\u0378", "\u0600", "\u06dd", "\U000e0041"),
]
_LETTERS = [
    *(
        "é",
        "ß",
        "Ж",
        "中",
        "…",
        "—",
        "’",
        "«",
        "»",
        "ª",
        "µ",
        "²",
        "½",
        "№",
        "\u212a",
        "ſ",
        "🚢",
        "👨\u200d🌾",
    ),
    *("𐤀", "e\u0301", "\u0654", "\u064b", "ﷺ", "٣", "۳", "ا", "ש", "سفن", "س\u200cف", "\ufb2a", "\ufe8d"),
    *("ا a", "a ا", "ا b ا", "ا,", "ا]", "ا #", "ا:", "ا: ", "ا 3", "ا µ", "ا —", "ا “ا”", "ا é"),
]
BITS = [*_SIGNS, *_YAML, *_MARKS, *_LETTERS]


def pieces(kind: str, text: str) -> list[str]:
    """Cut a long file into files of some entries each, so that the slow way is not too slow."""
    lines = text.removesuffix("\n").split("\n")
    margin = 2 if kind == "annotations" else 0
    starts = [
        at for at, line in enumerate(lines) if line[:margin].strip() == "" and line[margin:][:1].isalnum()
    ]
    if kind == "source" or len(lines) < 40 or not starts:
        return [text]
    bounds = [*starts[::4], len(lines)]
    head = lines[: starts[0]]
    return ["\n".join([*head, *lines[start:end]]) + "\n" for start, end in pairwise(bounds)]


def mutants(sources: list[Source], seed: int, count: int) -> Iterator[Source]:
    """Draw files and damage each in one to three places."""
    chance = random.Random(seed)
    for _ in range(count):
        kind, text = chance.choice(sources)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            text = chance.choice(_CHANGES)(text, chance)
        yield kind, text


def _put_in(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(BITS) + text[at:]


def _put_over(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(BITS) + text[at + 1 :]


def _take_out(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 3) :]


def _by_line(
    change: Callable[[list[str], int, random.Random], object],
) -> Callable[[str, random.Random], str]:
    def changed(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(max(1, len(lines) - 1)), chance)
        return "\n".join(lines)

    return changed


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _swap(lines: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _repeat(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(at, chance.choice(lines))


def _drop(lines: list[str], at: int, _: random.Random) -> None:
    del lines[at]


def _indent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = " " * chance.choice([1, 2, 2, 4]) + lines[at]


def _outdent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][chance.choice([1, 2, 2, 4]) :]


def _value(lines: list[str], at: int, chance: random.Random) -> None:
    key, colon, value = lines[at].partition(": ")
    lines[at] = f"{key}{colon or ': '}{chance.choice(BITS)}{chance.choice(['', value])}"


def _key(lines: list[str], at: int, chance: random.Random) -> None:
    lead = lines[at][: len(lines[at]) - len(lines[at].lstrip(" -"))]
    _, colon, value = lines[at].partition(":")
    lines[at] = f"{lead}{chance.choice(BITS)}{colon}{value}"


def _end(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] += chance.choice(BITS)


def _between(lines: list[str], at: int, chance: random.Random) -> None:
    pad = _margin(lines[at])
    words = chance.choice(
        ["# a note", "# é", "#", "key: v", "- v", "- by: x", f"note: {chance.choice(BITS)}"]
    )
    lines.insert(at, chance.choice(["", "", f"{pad}{words}", f"{pad}{words}", f"{pad}  {words}"]))


def _move(lines: list[str], at: int, chance: random.Random) -> None:
    end = at + chance.randint(1, 6)
    block = lines[at:end]
    del lines[at:end]
    to = chance.randrange(len(lines) + 1)
    lines[to:to] = block


_CHANGES: list[Callable[[str, random.Random], str]] = [
    _put_in,
    _put_in,
    _put_over,
    _take_out,
    *map(_by_line, [_swap, _repeat, _drop, _indent, _outdent, _value, _value, _key, _end, _between, _move]),
]


def values(seed: int, count: int) -> Iterator[str]:
    """Draw values of some bits each."""
    chance = random.Random(seed)
    words = [*BITS, "a", "b", " ", " ", "port", "سفن", "3"]
    for _ in range(count):
        yield "".join(chance.choice(words) for _ in range(chance.randint(1, 5)))
