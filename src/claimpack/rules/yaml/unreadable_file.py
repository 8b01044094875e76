"""A file that cannot be read as text.

## What it finds

A file that the system refuses to open, a folder or a pipe that bears a file's name, and bytes that
are not UTF-8 (the first wrong byte is named with its place).

## Why it matters

Nothing in such a file can be checked, and guessing an encoding would change what it says.

## Example

A file that an old editor saved in Windows-1256.

## Write instead

The same file saved as UTF-8.
"""

from claimpack.model.rule import Rule

RULE = Rule(code="Y08", name="unreadable-file", message="{problem}", scope="stage")
