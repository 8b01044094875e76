"""The command line: one command per file, terminal and exit status."""
