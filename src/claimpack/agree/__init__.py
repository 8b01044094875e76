"""The agreement of two annotators, in figures."""
