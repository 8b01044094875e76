"""A released version with other values.

## What it finds

A `version` in `datapackage.json` that is released, according to `claimpack:releases` there, while the tables
have another fingerprint. It is checked when tables are built.

## Why it matters

Who cites a version, or downloads it twice, relies on its values. Two contents of one version cannot be
distinguished.

## Example

    "version": "1.0.0"

where 1.0.0 was released and a gloss has been corrected since.

## Write instead

    "version": "1.0.1.dev0"
"""

from claimpack.rules.api import Rule

RULE = Rule(
    code="B05",
    name="changed-release",
    message="version {version} is released, and these are not its values",
    scope="stage",
)
