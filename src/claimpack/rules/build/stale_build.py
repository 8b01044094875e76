"""Published tables that are not what the annotations compile to.

## What it finds

With `claimpack build --check`: a table in `build/`, or a computed value in the manifest, that differs
from a fresh build; a missing table, and a table that no schema describes. A build is the same with and
without the texts, on every machine, so any difference is a stale file.

## Why it matters

Readers load the tables, not the YAML. A correction that was never compiled does not reach them.

## Example

A pull request that changes a figure and leaves `build/` as it was.

## Write instead

Run `claimpack build` and commit what it writes.
"""


from claimpack.rules.api import Rule

RULE = Rule(code="B01", name="stale-build", message="{problem}", scope="stage")
