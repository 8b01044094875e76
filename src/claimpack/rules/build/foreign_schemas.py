"""A copy of the schemas that is not that of the installed claimpack.

## What it finds

A file in `schemas/` that differs from the one inside the installed claimpack, and one that is missing
there. Line ends and indentation do not count, and further files of your own do not either. A dataset
without a folder `schemas/` keeps no copy, and nothing is compared.

## Why it matters

`check` and `build` use the schemas of the installed claimpack; your editor, and every program that reads
your tables by `datapackage.json`, use the copy. If the two differ, an editor asks for what `check`
refuses, and readers expect columns that do not exist.

## Example

A dataset made with an older claimpack, checked with a newer one.

## Write instead

`claimpack init --refresh` copies the schemas of the installed claimpack; then build, and commit both. If
your claimpack is the older one, install the version that the dataset names instead.
"""


from claimpack.rules.api import Rule

RULE = Rule(
    code="B04", name="foreign-schemas", message="`schemas/{path}` {problem}", severity="warning", scope="stage"
)
