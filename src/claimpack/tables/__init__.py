"""Rows of the published tables, made from the corpus."""
