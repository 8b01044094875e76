"""A report as text or in a format of CI: one format per file."""
