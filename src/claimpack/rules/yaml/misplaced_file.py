"""A file whose path does not match its contents, or that no stage reads.

## What it finds

A source record that names another source than its file name does, an annotation file that names
another article than its path does, a second file for the same source or article, and a YAML file in
`sources/` or `annotations/` at a path that no schema covers.

## Why it matters

Ids are paths. A file that was copied or moved with its old header would put its claims under another
article, and a file with a wrong ending would be ignored silently.

## Example

`annotations/harbour-talks/main.yaml` that begins with `article: harbour-visit/main`.

## Write instead

    article: harbour-talks/main
"""

from claimpack.rules.api import Rule

RULE = Rule(code="Y07", name="misplaced-file", message="{problem}", scope="stage")
