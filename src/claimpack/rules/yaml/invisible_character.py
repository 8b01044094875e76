"""A character that nobody sees: a direction mark, or one without width.

## What it finds

Controls of direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) and characters without
width (U+200B and its kin, the soft hyphen, tags) anywhere in a YAML file, comments included, as they stand
or as escapes in a quoted value. They come along when words are copied from a page. The file is read on as
if they were not there.

A zero-width non-joiner (U+200C) between two Arabic letters is left alone: it is how Persian is spelled. So
is a byte order mark at the beginning of a file.

## Why it matters

Two names that look alike would differ, words that stand on the page would not be found there, and marks of
direction make a line show in another order than it has.

## Example

`by@81:` with a U+200F between the colon and the name.

## Write instead

The same line without it. Where the page itself has such a character within the words, quote the words
before or behind it, or write `by@81+11:` without words.
"""

from claimpack.model.rule import Rule

RULE = Rule(
    code="Y03",
    name="invisible-character",
    message="the invisible character {character} stands here",
    scope="stage",
)
