"""A file that is not in canonical format.

## What it finds

A YAML file of the project that `claimpack fmt` would change: keys in another order than the schema's,
other indentation or quoting, text after an Arabic value on its line, trailing spaces. The finding points
at the first line that would change.

## Why it matters

When every file has one format, every difference in a pull request is a difference in the data.

## Example

    gloss: The strike is over.
    kind: event

## Write instead

    kind: event
    gloss: The strike is over.

`claimpack fmt` rewrites the file and keeps every comment.
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="Y06",
    name="unformatted",
    message="not in canonical format from this line on",
    severity="warning",
    scope="stage",
)
