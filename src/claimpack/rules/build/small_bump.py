"""A version that hides what has changed since the last release.

## What it finds

A `version` in `datapackage.json` that is less than the changes since the last release ask for: a row
that came or went asks for a new minor version, a corrected value for a new patch. Rows are compared by
the digests in `annotations/released.yaml`, when tables are built.

## Why it matters

Who pins a version relies on it.

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
