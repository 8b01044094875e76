"""YAML that two people, or two programs, could read in two ways.

## What it finds

A repeated key, a tag (`!!int`), an anchor or alias (`&a`, `*a`), a merge (`<<`), a second document
after `---`, a key that is not a word, an invisible line separator, nesting deeper than any of our
files needs, and text that is not YAML at all.

## Why it matters

Most YAML readers keep the last of two equal keys and say nothing: a curated value vanishes. Tags,
aliases and merges make the file say something else than its lines show.

## Example

    claims:
      shells-sent:
        gloss: Reported first.
      shells-sent:
        gloss: Silently wins.

## Write instead

One key, once; the value in full where it is meant.
"""

from claimpack.model.rule import Rule

RULE = Rule(code="Y01", name="outside-yaml-subset", message="{problem}", scope="stage")
