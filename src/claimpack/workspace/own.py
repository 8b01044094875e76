"""Where the files are that come with the compiler."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).absolute().parent.parent
"""The folder of the installed package."""


def own_schemas() -> Path:
    """Return the schemas: inside the installed package, or at the top of the checkout it runs from."""
    inside = PACKAGE / "schemas"
    return inside if inside.is_dir() else PACKAGE / "../../schemas"
