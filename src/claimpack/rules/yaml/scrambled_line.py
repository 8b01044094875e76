"""A line that editors display in an order other than its own.

## What it finds

Text after right-to-left text on the same line of a YAML file: a second entry or a bracket, a comment, or
Latin letters. Comments are checked too. Digits and punctuation within the quoted words are allowed, and
so is a closing quotation mark.

## Why it matters

Editors and web pages reorder the parts of such a line on the screen. An edit that looks right there
changes something else in the file, and reviewers do not notice.

## Example

A list of two Arabic names in brackets on one line.

## Write instead

Each Arabic text at the end of its own line:

    aliases:
      - NAME
      - NAME

Put a comment on the line above. Anchor a quotation that contains Latin letters without its words, as
`content@503+12:`.
"""

from claimpack.rules.api import Rule

RULE = Rule(
    code="Y04",
    name="scrambled-line",
    message="{what} after right-to-left text on the same line",
    scope="stage",
)
