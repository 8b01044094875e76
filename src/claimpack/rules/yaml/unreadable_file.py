"""A file that cannot be read as text.

## What it finds

A file that the system refuses to open, a folder or a pipe in place of a file, and bytes that are not
UTF-8 (the message names the first wrong byte and its offset).

## Why it matters

Nothing in such a file can be checked, and a guessed encoding could change its contents.

## Example

A file that an old editor saved in Windows-1256.

## Write instead

The same file saved as UTF-8.
"""

from claimpack.rules.api import Rule

RULE = Rule(code="Y08", name="unreadable-file", message="{problem}", scope="stage")
