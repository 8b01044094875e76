"""Damage to the files of the invented project, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.conftest import HARBOUR

FILES = {
    path.relative_to(HARBOUR).as_posix(): path.read_bytes()
    for path in sorted(HARBOUR.rglob("*"))
    if path.suffix in (".yaml", ".mask", ".json")
}
_YAML = [name for name in FILES if name.endswith(".yaml")]

_MARKS = [
    "\u200f",
    "\u200e",
    "\u202e",
    "\u2067",
    "\u2069",
    "\u061c",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\U000e0041",
]
_ASTRAL = [
    "🚢",
    "👨\u200d🌾",
    "🇰🇷",
    "👍🏽",
    "𐤀",
    "e\u0301\u0323",
    "\u0654",
    "ﷺ",
    "٣",
    "۳",
    "\u0000",
    "\u2028",
    "\x85",
]
_SIGNS = list(":-?#&*!|>'\"%@`{}[],=~+<\\\t\r\n ")
_VALUES = [
    "",
    "~",
    "null",
    "[]",
    "{}",
    "TODO",
    "0",
    "-1",
    "99999999999",
    "1e9",
    "0x1f",
    "2021-02-30",
    "../..",
    "2021-03-11 [day-99999999]",
    "9999-12-31 [year+9]",
    "0001-01 [month-1]",
    "2021-03 [event ships-arrival]",
    "like ships-gone",
    "about 99999999999999 to 1",
    "tens",
    "سفن غادرت",
    "'''",
    '"\\u200f"',
    "|-",
    ">",
    "&a b",
    "*a",
    "!!binary x",
    "x" * 5000,
    "سفن " * 60,
]
_CODECS = ["utf-16", "utf-16-le", "utf-32", "windows-1256", "latin-1", "utf-8-sig", "cp037"]


@dataclass(frozen=True)
class Mutant:
    """Bytes that stand in for those of files, and whether the texts are at hand."""

    seed: int
    overlay: dict[str, bytes]
    with_texts: bool


def mutant(seed: int) -> Mutant:
    """Draw one to four changes. The same seed gives the same project, on every machine."""
    draw = random.Random(seed)
    files = dict(FILES)
    for _ in range(draw.choice([1, 1, 1, 2, 2, 3, 4])):
        name = draw.choice([*_YAML, *_YAML, *files])
        if draw.random() < 0.12:
            files[name] = draw.choice(OF_BYTES)(files[name], draw)
        elif draw.random() < 0.08:
            _exchange(files, name, draw)
        else:
            text = files[name].decode("utf-8", errors="surrogateescape")
            new = draw.choice(OF_TEXT)(text, draw)
            files[name] = new.encode("utf-8", errors="surrogateescape")
    changed = {name: content for name, content in files.items() if content != FILES[name]}
    return Mutant(seed, changed, draw.random() < 0.4)


def _exchange(files: dict[str, bytes], name: str, draw: random.Random) -> None:
    """Swap a run of lines with one of another file, or put the whole file in the other's place."""
    other = draw.choice(list(files))
    if draw.random() < 0.2:
        files[name], files[other] = files[other], files[name]
        return
    mine, theirs = files[name].split(b"\n"), files[other].split(b"\n")
    at, there = draw.randrange(len(mine)), draw.randrange(len(theirs))
    length = draw.randint(1, 6)
    mine[at : at + length], theirs[there : there + length] = (
        theirs[there : there + length],
        mine[at : at + length],
    )
    files[name], files[other] = b"\n".join(mine), b"\n".join(theirs)


def _span(text: str, draw: random.Random, most: int) -> tuple[int, int]:
    start = draw.randint(0, len(text))
    return start, min(len(text), start + draw.randint(1, most))


def _deleted(text: str, draw: random.Random) -> str:
    start, end = _span(text, draw, draw.choice([1, 1, 3, 40]))
    return text[:start] + text[end:]


def _doubled(text: str, draw: random.Random) -> str:
    start, end = _span(text, draw, draw.choice([1, 1, 12]))
    return text[:end] + text[start:]


def _swapped(text: str, draw: random.Random) -> str:
    at = draw.randrange(max(1, len(text) - 1))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _inserted(text: str, draw: random.Random) -> str:
    at = draw.randint(0, len(text))
    new = "".join(draw.choice(draw.choice([_MARKS, _ASTRAL, _SIGNS])) for _ in range(draw.randint(1, 3)))
    return text[:at] + new + text[at:]


def _digit(text: str, draw: random.Random) -> str:
    places = [at for at, char in enumerate(text) if char.isdecimal()]
    if not places:
        return text
    at = draw.choice(places)
    return text[:at] + draw.choice(["0", "9", "٣", "", "00000", str(draw.randrange(10))]) + text[at + 1 :]


def _lines(text: str, draw: random.Random) -> str:
    """Delete, double, swap, indent or move lines."""
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    run = lines[at : at + draw.choice([1, 1, 2, 5])]
    rest = lines[:at] + lines[at + len(run) :]
    where = draw.randint(0, len(rest))
    changed = draw.choice(
        [
            rest,
            lines[:at] + run + lines[at:],
            rest[:where] + run + rest[where:],
            lines[:at] + [f"{' ' * draw.randint(1, 4)}{line}" for line in run] + lines[at + len(run) :],
            lines[:at] + [line.removeprefix("  ") for line in run] + lines[at + len(run) :],
            lines[:at] + run[::-1] + lines[at + len(run) :],
            lines[:at] + [f"# {line}" for line in run] + lines[at + len(run) :],
        ]
    )
    return "\n".join(changed)


def _block(text: str, draw: random.Random) -> str:
    """Delete, double or move a line with all that is indented below it."""
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip(" ")) > depth:
        end += 1
    block, rest = lines[at:end], lines[:at] + lines[end:]
    where = draw.randint(0, len(rest))
    return "\n".join(
        draw.choice([rest, lines[:at] + block + lines[at:], rest[:where] + block + rest[where:]])
    )


def _value(text: str, draw: random.Random) -> str:
    """Put another value behind a colon or a dash, one of the file or an odd one."""
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if ": " in line or "- " in line]
    if not places:
        return text
    at = draw.choice(places)
    sign = ": " if ": " in lines[at] else "- "
    behind = [line.partition(": ")[2] for line in lines if ": " in line]
    lines[at] = lines[at].partition(sign)[0] + sign + draw.choice([*_VALUES, *behind])
    return "\n".join(lines)


def _truncated(text: str, draw: random.Random) -> str:
    return text[: draw.randint(0, len(text))]


def _windows(text: str, draw: random.Random) -> str:
    return text.replace("\n", draw.choice(["\r\n", "\r", "\n\n", "\u2028"]))


OF_TEXT: list[Callable[[str, random.Random], str]] = [
    _deleted,
    _doubled,
    _swapped,
    _inserted,
    _inserted,
    _digit,
    _lines,
    _lines,
    _block,
    _value,
    _value,
    _truncated,
    _windows,
]


def _spliced(content: bytes, draw: random.Random) -> bytes:
    at = draw.randint(0, len(content))
    return content[:at] + draw.randbytes(draw.randint(1, 4)) + content[at + draw.randint(0, 4) :]


def _recoded(content: bytes, draw: random.Random) -> bytes:
    return content.decode("utf-8", errors="replace").encode(draw.choice(_CODECS), errors="replace")


def _cut(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randint(0, len(content))]


OF_BYTES: list[Callable[[bytes, random.Random], bytes]] = [_spliced, _recoded, _cut]
