"""What is raised for misuse or a broken environment. Bad data is never raised: it is a finding."""


class ClaimpackError(Exception):
    """Something that the user of the program must mend; the message says what, in one sentence."""
