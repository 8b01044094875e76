"""The six stages put together: `project` for whole projects, and below it pages one by one.

Names are imported when they are used: a run with nothing to do should not load what does it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.pipeline.build import Compiled, build_project, compile_project
    from claimpack.pipeline.project import (
        Checked,
        check_files,
        check_project,
        check_second_annotations,
        compare_annotators,
        fix_project,
        format_project,
    )

__all__ = [
    "Checked",
    "Compiled",
    "build_project",
    "check_files",
    "check_project",
    "check_second_annotations",
    "compare_annotators",
    "compile_project",
    "fix_project",
    "format_project",
]

_HOMES = {"Compiled": "build", "build_project": "build", "compile_project": "build"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"claimpack.pipeline.{_HOMES.get(name, 'project')}"), name)
