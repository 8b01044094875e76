"""A file that does not have the shape of its schema.

## What it finds

A key that the schema does not know, a missing key, a code outside its vocabulary, a value of the
wrong form. The nearest known name is offered where there is one.

## Why it matters

A misspelt key would otherwise be ignored, and what it says would be missing from the tables.

## Example

    figuer: 3000

## Write instead

    figure: 3000
"""

from claimpack.model.rule import Rule

RULE = Rule(code="Y02", name="schema-mismatch", message="{problem}", scope="stage")
