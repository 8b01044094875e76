"""A version that is too low for the changes since the last release.

## What it finds

A `version` in `datapackage.json` that is lower than the changes since the last release require: an added
or removed row requires a new minor version, a corrected value a new patch version. Rows are compared by
the digests in `annotations/released.yaml`, when tables are built.

## Why it matters

Users who pin a version rely on it.

## Example

    "version": "1.0.0"

where 1.0.0 was released and a claim has been added.

## Write instead

    "version": "1.1.0"
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="B02",
    name="small-bump",
    message="version {version} after {released}: {changes}",
    scope="stage",
)
