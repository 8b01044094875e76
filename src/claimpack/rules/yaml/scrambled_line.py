"""A line that editors show in another order than it has.

## What it finds

Something that stands behind right-to-left text on its line in a YAML file: a second entry or a bracket, a
comment, or Latin letters. Digits and punctuation within the quoted words do not count, nor does a closing
quotation mark. Comments are looked at as well.

## Why it matters

Editors and web pages move the parts of such a line around on the screen. Who edits what he sees writes
something else than he means, and nobody notices in review.

## Example

A list of two Arabic names in brackets on one line.

## Write instead

Each Arabic text at the end of a line of its own:

    aliases:
      - NAME
      - NAME

A comment goes on the line above. A quote with Latin letters in it is written without its words, as
`content@503+12:`.
"""

from claimpack.model.rule import Rule

RULE = Rule(
    code="Y04",
    name="scrambled-line",
    message="{what} behind right-to-left text on its line",
    scope="stage",
)
