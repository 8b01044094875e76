"""Where the files lie that travel with the compiler. Imports next to nothing, as `listing` does."""

from __future__ import annotations

import os

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
"""The folder of the installed package."""


def own_schemas() -> str:
    """Find the schemas: inside the installed package, or at the top of the checkout it runs from."""
    inside = f"{PACKAGE}/schemas"
    return inside if os.path.isdir(inside) else f"{PACKAGE}/../../schemas"  # noqa: PTH112
