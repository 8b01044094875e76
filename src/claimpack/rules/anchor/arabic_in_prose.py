"""A sentence of a page in English prose.

## What it finds

More than three Arabic words in a row in a text that is written in English: `gloss`, `note`, `define`,
`not`, `name`. Words of another script end the row, punctuation does not.

## Why it matters

The articles are other people's writing. Their words may be in anchors, which are short and counted; in a
note they are not counted.

## Example

A note that quotes a whole clause.

## Write instead

What it says, in your own English, and an anchor at its place, without words if necessary.
"""

from claimpack.rules.api import Rule

RULE = Rule(
    code="A09",
    name="arabic-in-prose",
    message="`{field}` has {n_words} Arabic words in a row",
    scope="stage",
)

FIELDS = ("gloss", "note", "define", "not", "name")
MOST = 3
