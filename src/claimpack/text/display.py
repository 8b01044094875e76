"""Lines of mixed direction for a terminal: isolated, with invisible characters named and a fault marked.

A right-to-left range is wrapped in isolates (UAX #9 §2.4), so that it does not reorder the line around
it. Inside such a stretch no caret can be trusted, for terminals differ in how they order it; a fault that
is only a part of it is put in brackets, which every terminal carries along with the words.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

_RLI, _PDI = "\u2067", "\u2069"
_OPEN, _CLOSE = "⟦", "⟧"
_KEY = re.compile(r"\s*(?:- +)*(?:[^\s:#]+:\s+)?[\"']?")
_SHADES = "░▒▓█"
_JOINERS = "\u200c\u200d"


def _turns(char: str) -> bool:
    """Return whether a character is of a right-to-left script, or shades one in a masked page."""
    return char in _SHADES or unicodedata.bidirectional(char) in ("R", "AL", "AN")


def visible(text: str) -> str:
    """Replace characters that show nothing, or that reorder others, by their number in brackets."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char == "\t":
        return "→"
    if char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs"):
        return f"‹U+{ord(char):04X}›"
    return char


def excerpt(line: str, start: int, end: int, *, reach: int = 48) -> tuple[str, str]:
    """Return a line, clipped around `[start, end)` in code points, and the line of carets below it.

    There are no carets where the fault is bracketed.
    """
    start = min(start, len(line))
    end = max(start, min(end, len(line)))
    low, high = _window(line, start, end, reach)
    first, last = _stretch(line, low, high)
    part = any(first <= at < last for at in range(start, max(end, start + 1)))
    whole = part and start <= first and last <= end
    shown, carets = _end("… ", low > 0), _end("  ", low > 0)
    for at in range(low, high + 1):
        if part and not whole and at == end:
            shown += _CLOSE
        if at == last and first < last:
            shown += _PDI
        if at == first and first < last:
            shown += _RLI
        if part and not whole and at == start:
            shown += _OPEN
        if at < high:
            char = _visible(line[at])
            marked = start <= at < end or (part and first <= at < last)
            shown, carets = shown + char, carets + ("^" if marked else " ") * cell_len(char)
    if part and not whole:
        carets = ""
    elif "^" not in carets:
        carets += "^"
    return shown + _end(" …", high < len(line)), carets.rstrip()


def _end(text: str, wanted: bool) -> str:
    return text if wanted else ""


def _window(line: str, start: int, end: int, reach: int) -> tuple[int, int]:
    if len(line) <= 2 * reach:
        return 0, len(line)
    return max(0, start - reach), min(len(line), min(end, start + reach) + reach)


def _stretch(line: str, low: int, high: int) -> tuple[int, int]:
    """Find the right-to-left range: with all of a YAML value that holds it, digits before it too."""
    places = [at for at in range(low, high) if _turns(line[at])]
    if not places:
        return high + 1, high + 1
    first, last = places[0], places[-1] + 1
    begin = _KEY.match(line)
    if begin is not None and low <= begin.end() <= first:
        between = line[begin.end() : first]
        if not any(unicodedata.bidirectional(char) == "L" for char in between):
            first = begin.end()
    return first, last
