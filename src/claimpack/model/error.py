"""What is raised for misuse or a broken environment. Bad data is never raised: it is a finding."""

CHANGED = "files of the project changed while they were read; run this again"
"""The message of the error for a project of which no single state was read."""


class ClaimpackError(Exception):
    """Something that the user of the program must fix; the message says what, in one sentence."""
