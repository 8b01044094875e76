"""A package as one database file: a format per file, each with `SUFFIX` and `export`."""
