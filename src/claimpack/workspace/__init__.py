"""The files of a dataset, from disk or from an editor, and the texts of its pages."""
