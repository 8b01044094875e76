"""Lines of a YAML file that editors show in another order than the file has (rule Y04)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.fix import Edit, Fix
from claimpack.model.location import Location, TextRange
from claimpack.rules.yaml import scrambled_line
from claimpack.text.direction import is_ltr, rtl_start
from claimpack.yaml.nodes import yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.finding import Finding
    from claimpack.yaml.nodes import Node, YamlToken

# What may close a value, or begin something else, after it on its line.
_STRUCTURE = re.compile(r"[,\]}#]")
_WORDED = re.compile(r"([a-z]+@[0-9]+)")


def scrambled_lines(path: str, root: Node, text: str) -> Iterator[Finding]:
    """Report what follows right-to-left text on its line, one finding per line."""
    suspects = [
        (number, line, start)
        for number, line in enumerate(text.split("\n"), 1)
        if (start := rtl_start(line)) is not None
        and (_STRUCTURE.search(line, start) or any(map(is_ltr, line[start:])))
    ]
    if not suspects:
        return
    values: dict[int, list[YamlToken]] = {}
    for one in yaml_tokens(root):
        if rtl_start(one.text) is not None:
            # A block scalar ends where the next line begins.
            for number in range(
                one.text_range.line, one.text_range.end_line + (one.text_range.end_column > 1)
            ):
                values.setdefault(number, []).append(one)
    for number, line, start in suspects:
        mine = values.get(number, [])
        if any(one.on == "key" for one in mine):
            continue  # keys are ASCII; the schema says so (Y02)
        found = _after_value(mine, number, line) or _within_value(path, mine, line, start)
        if found is not None:
            what, hint, fix = found
            text_range = TextRange(number, start + 1, number, len(line.rstrip()) + 1)
            yield scrambled_line.RULE.at(
                Location(path, text_range=text_range), hint=hint, fix=fix, what=what
            )


def _after_value(values: list[YamlToken], number: int, line: str) -> tuple[str, str, None] | None:
    """Check what follows the first right-to-left value that ends on a line."""
    ends = [one.text_range.end_column for one in values if one.text_range.end_line == number]
    rest = line[ends[0] - 1 :].strip() if ends else ""
    if not rest:
        return None
    if rest.startswith("#"):
        return "a comment stands", "write the comment on the line above", None
    return f"`{rest[0]}` stands", "write each entry on a line of its own: `- NAME`, or `KEY: NAME`", None


def _within_value(
    path: str, values: list[YamlToken], line: str, start: int
) -> tuple[str, str, Fix | None] | None:
    """Check for Latin letters after right-to-left ones in one value, or in a comment."""
    first = next((index for index in range(start, len(line)) if is_ltr(line[index])), None)
    if first is None:
        return None
    last = next((index for index in range(first, len(line)) if not line[index].isalnum()), len(line))
    what = f"`{line[first:last]}` stands"
    anchor = _WORDED.fullmatch(values[0].key) if values else None
    if values and values[0].key.isdigit():
        return what, "write the part of the name before or behind it", None
    if anchor is None:
        return what, "end the line with the right-to-left text, and go on in the next", None
    silent = f"{anchor[1]}+{len(values[0].text)}"
    location = values[0].location(path)
    edits = (Edit(location=location.at_key(), text=silent), Edit(location=location, text=""))
    fix = Fix(title=f"write `{silent}:` without words", edits=edits, safe=False)
    return what, f"quote fewer words, or write `{silent}:` without words", fix
