"""A file with a passage of a page.

## What it finds

Eight words in a row of the text of a source, in any text file of the project: notes, docs, tests,
templates. Spelling is folded, so vowel signs and Farsi letters do not hide a passage. It is found only
with the text.

## Why it matters

The pages are other people's writing. Facts, figures and short anchors may be published; passages may not,
and what was committed stays in the history.

## Example

A fixture for a test that was copied from a page.

## Write instead

A sentence of your own that has the same construction.
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="A10",
    name="borrowed-text",
    message="{n_words} words in a row are in the text of `{source}`, from {start} on",
    scope="stage",
    needs_text=True,
)
