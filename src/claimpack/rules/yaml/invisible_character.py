"""An invisible character: a direction mark, or a character without width.

## What it finds

Direction controls (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) and characters without
width (U+200B and similar, the soft hyphen, tags) anywhere in a YAML file, comments included, written
directly or as escapes in a quoted value. They are often copied along with words of a page. The file is
read as if they were not there.

Not reported are a zero-width non-joiner (U+200C) between two Arabic letters, which Persian spelling needs,
and a byte order mark at the beginning of a file.

## Why it matters

Two names that look the same would differ, words that are on the page would not be found there, and
direction marks make a line display in an order other than its own.

## Example

`by@81:` with a U+200F between the colon and the name.

## Write instead

The same line without it. If the page itself has such a character within the words, quote the words
before or after it, or write `by@81+11:` without words.
"""

from claimpack.rules.api import Rule

RULE = Rule(
    code="Y03",
    name="invisible-character",
    message="invisible character {character}",
    scope="stage",
)
