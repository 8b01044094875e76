"""Finds interchangeable parts by walking folders and entry points: a new part is a new file.

A kind is the name of a package here: `rules`, `reporters`, `exporters`, `languages`. Its parts come from
that package and from installed packages that declare an entry point in the group `claimpack.<kind>`.
"""

from __future__ import annotations

import pkgutil
import sys
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from os import path as os_path
from os import scandir
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


def names(kind: str) -> tuple[str, ...]:
    """Return the names of all parts of a kind, in order, without loading one.

    The name of a part in claimpack is the name of its module with `-` for `_`; that of an installed one is
    the name of its entry point. Of two with one name, the part in claimpack is used.
    """
    return tuple(sorted({*_own_names(kind), *_entry_points(kind)}))


def load(kind: str, name: str) -> ModuleType:
    """Load one part. Raises KeyError where there is none, ClaimpackError where it cannot be loaded."""
    if name in _own_names(kind):
        return import_module(f"claimpack.{kind}.{name.replace('-', '_')}")
    target = _entry_points(kind)[name]
    try:
        return import_module(target)
    except Exception as error:
        problem = f"the installed part `{name}` of claimpack.{kind} ({target}) cannot be loaded"
        raise ClaimpackError(f"{problem}: {type(error).__name__}: {error}") from error


def installed(kind: str) -> Iterator[ModuleType]:
    """Load the parts of a kind that installed packages declare, in the order of their names."""
    for name in sorted(_entry_points(kind)):
        if name not in _own_names(kind):
            yield load(kind, name)


def in_folder(folder: str) -> Iterator[ModuleType]:
    """Load every `*.py` of a folder that does not begin with `_`, in the order of the names.

    Runs the code in the folder. Raises ClaimpackError, with file and line, where that fails.
    """
    try:
        with scandir(folder) as entries:
            files = sorted(one.path for one in entries if one.name.endswith(".py") and one.is_file())
    except OSError as error:
        raise ClaimpackError(f"cannot read {folder}: {error.strerror}") from error
    files = [file for file in files if not os_path.basename(file).startswith("_")]  # noqa: PTH119
    if not files:
        raise ClaimpackError(f"{folder} holds no rule: a rule is a file `*.py`")
    for file in files:
        spec = spec_from_file_location(f"claimpack_folder.{os_path.basename(file)[:-3]}", file)  # noqa: PTH119
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            raise ClaimpackError(f"{line_of(error, file)}: {type(error).__name__}: {error}") from error
        yield module


def line_of(error: BaseException, file: str) -> str:
    """Return `file:line` of the innermost frame of an error in a file, or the file where there is none."""
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == file else None
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return file if line is None else f"{file}:{line}"


def packages(package: str) -> list[str]:
    """Return the names of the packages below a package, in order."""
    found = pkgutil.iter_modules(import_module(package).__path__, f"{package}.")
    return sorted(module.name for module in found if module.ispkg)


def modules(package: str) -> list[ModuleType]:
    """Load the modules below a package, in the order of their names."""
    found = pkgutil.iter_modules(import_module(package).__path__, f"{package}.")
    return [import_module(name) for name in sorted(module.name for module in found)]


@cache
def _own_names(kind: str) -> tuple[str, ...]:
    try:
        package = import_module(f"claimpack.{kind}")
    except ModuleNotFoundError:
        return ()
    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(name.replace("_", "-") for name in found if not name.startswith("_"))


@cache
def _entry_points(kind: str) -> dict[str, str]:
    """Return the modules that installed packages declare for a kind, by the name of the entry point."""
    group = f"claimpack.{kind}"
    if not any(f"[{group}]" in text for text in _entry_point_files()):
        return {}
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=group)}


@cache
def _entry_point_files() -> tuple[str, ...]:
    """Read the entry points of all installed packages.

    Most installations have none of ours, and reading the files takes a twentieth of the time of importing
    `importlib.metadata`.
    """
    found = []
    for folder in sys.path:
        try:
            with scandir(folder or ".") as entries:
                metadata = [one.path for one in entries if one.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for path in metadata:
            try:
                with open(f"{path}/entry_points.txt", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                    found.append(file.read())
            except OSError:
                continue
    return tuple(found)
