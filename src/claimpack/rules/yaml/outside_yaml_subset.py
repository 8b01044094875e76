"""YAML that can be read in two ways, or not at all.

## What it finds

A repeated key, a tag (`!!int`), an anchor or alias (`&a`, `*a`), a merge (`<<`), a second document
after `---`, a key that is not a word, an invisible line separator, nesting deeper than any file of a
dataset needs, and text that is not YAML.

## Why it matters

Most YAML readers keep the last of two equal keys without a warning, so that a curated value is lost.
With tags, aliases and merges, a file means something else than its lines show.

## Example

    claims:
      shells-sent:
        gloss: Reported first.
      shells-sent:
        gloss: Silently wins.

## Write instead

Each key once, and each value in full where it is needed.
"""

from claimpack.rules.api import Rule

RULE = Rule(code="Y01", name="outside-yaml-subset", message="{problem}", scope="stage")
