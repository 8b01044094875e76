"""The stages put together. `project` has their order, `page` that for one page, `build` the last stage.

Names are imported when they are used, because the modules of a command that checks are not those of one
that builds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.pipeline.annotators import check_second_annotations, compare_annotators
    from claimpack.pipeline.build import Compiled, build_project, build_workspace, compile_project
    from claimpack.pipeline.checked import Checked
    from claimpack.pipeline.project import check_project, check_workspace
    from claimpack.pipeline.rewrite import fix_project, format_project

__all__ = [
    "Checked",
    "Compiled",
    "build_project",
    "build_workspace",
    "check_project",
    "check_second_annotations",
    "check_workspace",
    "compare_annotators",
    "compile_project",
    "fix_project",
    "format_project",
]

_MODULES = {
    "Checked": "checked",
    "check_project": "project",
    "check_second_annotations": "annotators",
    "check_workspace": "project",
    "compare_annotators": "annotators",
    "fix_project": "rewrite",
    "format_project": "rewrite",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"claimpack.pipeline.{_MODULES.get(name, 'build')}"), name)
