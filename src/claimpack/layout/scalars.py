"""Strings to YAML scalars that every parser reads back as the same strings."""

from __future__ import annotations

import re

from claimpack.text.direction import is_rtl

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=](?:[^:#\n\r\t]|:(?=\S)|(?<=\S)#)*")
RESERVED = "~|null|true|false|yes|no|on|off|y|n|<<"
"""What other parsers take for more than text, in any case: a pattern."""
_RESERVED = re.compile(RESERVED, re.IGNORECASE)
_FLOW = frozenset("[]{},")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def scalar(value: str, *, in_flow: bool = False) -> str:
    """Write a value on one line: plain where that is safe, else in double quotes. Nothing for nothing."""
    if value == "":
        return '""' if in_flow else ""
    plain = _PLAIN.fullmatch(value) and not value.endswith((" ", ":")) and not _RESERVED.fullmatch(value)
    if plain and not (in_flow and _FLOW & set(value)):
        return value
    return f'"{value.translate(_ESCAPES)}"'


def has_rtl(value: str) -> bool:
    """Tell whether a value holds right-to-left characters, behind which nothing may stand on its line."""
    return any(is_rtl(char) for char in value)
