"""A table that does not fit its schema.

## What it finds

A repeated primary key, an empty cell in a required column, a value outside the column's vocabulary,
bounds or pattern, and a foreign key that leads nowhere.

## Why it matters

Readers join the tables on these keys. This is the last check before tables are written: report a
finding that no other rule explains as a bug.

## Example

Two local names of one actor with the same spelling in two articles.

## Write instead

What the message names; the schema of the table is in `schemas/tables/`.
"""


from claimpack.rules.api import Rule

RULE = Rule(code="B03", name="table-broken", message="`{table}`: {problem}", scope="stage")
