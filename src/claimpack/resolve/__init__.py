"""Typed records to a corpus: ids looked up, chains of voices, defaults and dates made explicit."""
