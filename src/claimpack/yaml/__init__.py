"""YAML (and the one JSON file) that people write: two readers, one formatter, edits, and walks of trees.

`strict` reads all of the subset with ranges and findings; `fast` reads files in canonical format only.
"""
