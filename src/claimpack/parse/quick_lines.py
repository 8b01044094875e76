"""Lines of YAML as `claimpack fmt` writes them, in one pattern: never wider than it, often narrower.

What fits it reads the same to every YAML parser, is spelled as `layout.scalars` spells it, holds no
character that nobody sees (rule Y03) but perhaps a non-joiner, and has no letters from left to right behind
those from right to left (rule Y04). What does not fit may be fine or not: the slow way decides.
"""

from __future__ import annotations

import re

from claimpack.layout.scalars import RESERVED
from claimpack.text.direction import NON_JOINER

DEEPEST = 10

# Letters and signs that go from left to right or either way, without spaces and the soft hyphen.
AHEAD = "\u00a1-\u00ac\u00ae-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u214f"
# Hebrew to Arabic with their signs and digits, without the Arabic letter mark.
RIGHT_TO_LEFT = f"\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc{NON_JOINER}"
# What may stand with and behind those: no letters of the other side.
BEHIND = f"{RIGHT_TO_LEFT}\u00ab\u00bb\u2010-\u2027"

_FIRST = rf"(?=[$()+./0-9;<A-Z\\^_a-z~{AHEAD}{RIGHT_TO_LEFT}])"
_TYPED = rf"(?=[~nNtTfFyYoO<])(?i:{RESERVED})$"
# A colon and a hash are text where they begin no value and no comment.
_SIGN = r"(?::(?=[^ \n])|(?<! )#)"
_LEFT = rf"[ !\"$-9;-~{AHEAD}]*"
_RIGHT = rf"[ !\"$-9;-@\[-`{{-~{BEHIND}]*"
_PLAIN = (
    rf"(?!{_TYPED}){_FIRST}{_LEFT}(?:{_SIGN}{_LEFT})*"
    rf"(?:[{RIGHT_TO_LEFT}]{_RIGHT}(?:{_SIGN}{_RIGHT})*)?(?<! )"
)
# Without escapes. Whether the layout would put it in quotes is for the reader to ask.
_QUOTED = rf'"[ !#-\[\]-~{AHEAD}]*(?:[{RIGHT_TO_LEFT}][ !#-@\[\]-`{{-~{BEHIND}]*)?"'
_SCALAR = rf"(?:{_PLAIN}|{_QUOTED})$"
_WORD = rf"(?!(?i:{RESERVED})[,\]])[A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*"
_FLOW = rf"(?:\[(?:{_WORD}(?:, {_WORD})*)?\]|\{{\}})$"
# Far shorter than the 1024 characters that a parser looks ahead for the colon.
_KEY = r"[a-z0-9_]{1,64}(?:[ -][a-z0-9_]{1,64}){0,12}(?:@(?:\?|[0-9]{1,18}(?:\+[0-9]{1,18})?))?"
_ENTRY = rf"{_KEY}:(?:$| (?:{_SCALAR}|{_FLOW}))"

RUN = re.compile(
    rf"(\n(?:  ){{0,{DEEPEST}}})(- )?"
    rf"(?:({_ENTRY}(?:\1(?(2)  ){_ENTRY})*)|(?<=- )({_SCALAR}(?:\1- {_SCALAR})*))",
    re.MULTILINE,
)
"""Neighbouring entries of one map: a line feed and the margin, perhaps the dash of an item, the entries. Or
neighbouring items that are scalars: a line feed and the margin, a dash, the items."""

COMMENT = re.compile(rf"\n((?:  )*)#(?:[ -~{AHEAD}]*[!-~{AHEAD}])?(?=\n\1[^ \n])")
"""A comment on a line of its own, as far from the margin as the line below it."""

HEADER = re.compile(r"(?:#(?:[ -~]*[!-~])?\n)*")
"""Comments at the top of a file, in ASCII."""
