"""A date outside the EDTF subset, or one that no calendar has.

## What it finds

`published`, `said`, `when`, an event's date or the bounds of a post that cannot be read: a month
name, day and month in another order, the 30th of February, an interval that ends before it starts, an
unknown word in the brackets after the date.

## Why it matters

The days that a claim covers are computed from this value, and tables are sorted and joined by them.

## Example

    when: Oct 2024

## Write instead

    when: 2024-10

## References

Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019, annex A).
"""

from claimpack.rules.api import Rule

RULE = Rule(code="T01", name="broken-date", message="{problem}", scope="stage")
