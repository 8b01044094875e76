"""A file that does not match its schema.

## What it finds

An unknown key, a missing key, a code outside its vocabulary, a value of the wrong form. The message
suggests the nearest known name if there is one.

## Why it matters

A misspelt key would otherwise be ignored, and its value would be missing from the tables.

## Example

    figuer: 3000

## Write instead

    figure: 3000
"""

from claimpack.rules.api import Rule

RULE = Rule(code="Y02", name="schema-mismatch", message="{problem}", scope="stage")
