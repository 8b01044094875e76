"""A file that is not in canonical layout.

## What it finds

A YAML file of the project that `claimpack fmt` would change: keys in another order than the schema's,
other indentation or quoting, an Arabic value with something behind it on its line, trailing spaces. The
first line that would change is shown.

## Why it matters

Where every file looks the same, a difference in a pull request is a difference in the data.

## Example

    gloss: The strike is over.
    kind: event

## Write instead

    kind: event
    gloss: The strike is over.

`claimpack fmt` writes it, and keeps every comment.
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(
    code="Y06",
    name="unformatted",
    message="not in canonical layout from this line on",
    severity="warning",
    scope="stage",
)
