"""The six stages put together: `project` for whole projects, and below it pages one by one.

Names are imported when they are used: a run with nothing to do should not load what does it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.compile.build import Compiled, build_project, compile_project
    from claimpack.compile.project import (
        Checked,
        check_files,
        check_project,
        check_seconds,
        compare_annotators,
        lay_out_project,
        mend_project,
    )

__all__ = [
    "Checked",
    "Compiled",
    "build_project",
    "check_files",
    "check_project",
    "check_seconds",
    "compare_annotators",
    "compile_project",
    "lay_out_project",
    "mend_project",
]

_HOMES = {"Compiled": "build", "build_project": "build", "compile_project": "build"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"claimpack.compile.{_HOMES.get(name, 'project')}"), name)
