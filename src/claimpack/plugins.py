"""Loads rules, tables, reporters and exporters, which `claimpack.discovery` finds.

Rules also come from a folder that the caller names (`--rules DIR`). A dataset names none, so that
checking a dataset never runs code that comes with it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from os import path as os_path
from typing import TYPE_CHECKING, Any

from claimpack import discovery
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from claimpack.model.finding import Finding
    from claimpack.model.rule import Rule
    from claimpack.model.table import RowSource

_CODE = re.compile(r"[A-Z]{1,3}\d{2,4}")
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRule:
    """A rule with its functions, if it has any, and its manual page."""

    rule: Rule
    check: Callable[[Any, Any, Any], Iterable[Finding]] | None
    collect: Callable[[Any, Any], Iterable[tuple[object, ...]]] | None
    manual: str
    file: str = ""
    """The file of a rule that does not come with claimpack; empty for the others."""


@cache
def rules(folder: str = "") -> tuple[LoadedRule, ...]:
    """Load every rule, in the order of the codes. `folder` holds rules of the caller's own.

    Raises ClaimpackError where a rule from elsewhere cannot be loaded or has the code or name of another.
    """
    topics = discovery.packages("claimpack.rules")
    found = [_loaded(module) for topic in topics for module in discovery.modules(topic)]
    owners = {name: "claimpack" for one in found for name in (one.rule.code, one.rule.name)}
    for module in (*discovery.installed("rules"), *(discovery.in_folder(folder) if folder else ())):
        one = _foreign(module)
        for name in (one.rule.code, one.rule.name):
            if name in owners:
                raise ClaimpackError(f"{one.file}: there is a rule `{name}` already, in {owners[name]}")
            owners[name] = one.file
        found.append(one)
    return tuple(sorted(found, key=lambda one: one.rule.code))


def rules_digest(folder: str = "") -> str:
    """Return a SHA-256 in hex of the files of the rules from elsewhere; empty where there are none."""
    files = sorted(one.file for one in rules(folder) if one.file)
    digest = sha256()
    for file in files:
        with open(file, "rb") as content:  # noqa: PTH123  # pathlib takes longer to import than this to run
            digest.update(content.read() + b"\0")
    return digest.hexdigest() if files else ""


def languages_digest() -> str:
    """Return a SHA-256 in hex of the code of installed languages; empty where there are none."""
    digest = sha256()
    files = [file for module in discovery.installed("languages") for file in _files(module)]
    for file in sorted(files):
        with open(file, "rb") as content:  # noqa: PTH123
            digest.update(content.read() + b"\0")
    return digest.hexdigest() if files else ""


def _files(module: ModuleType) -> Iterator[str]:
    """Find the file of a module, or every Python file of a package."""
    if not hasattr(module, "__path__"):
        yield str(module.__file__)
        return
    for folder in module.__path__:
        for parent, _, names in os.walk(folder):
            yield from (os_path.join(parent, name) for name in names if name.endswith(".py"))  # noqa: PTH118


@cache
def tables() -> tuple[RowSource, ...]:
    """Load every function that makes rows of a table, in the order of tables and origins.

    Raises ClaimpackError where two functions make the same rows.
    """
    from claimpack.model.table import RowSource

    found: dict[tuple[str, str], RowSource] = {}
    for module in discovery.modules("claimpack.tables"):
        for one in vars(module).values():
            if isinstance(one, RowSource) and one is not found.setdefault((one.table, one.origin), one):
                first = found[one.table, one.origin].file
                problem = f"rows of the table `{one.table}` from {one.origin} are made in {first}"
                raise ClaimpackError(f"{one.file}: {problem} already")
    return tuple(found[key] for key in sorted(found))


def formats() -> tuple[str, ...]:
    """Return the name of every report format without loading one: `--help` and completion list them."""
    return discovery.names("reporters")


def reporter(name: str) -> ModuleType:
    """Load the module of a report format. It has a function `render(report)` that returns the text."""
    module = discovery.load("reporters", name)
    if not callable(getattr(module, "render", None)):
        raise ClaimpackError(f"{module.__file__}: a reporter needs a function `render(report)`")
    return module


def exporter(name: str) -> ModuleType:
    """Load the module of a database format.

    It has `SUFFIX`, and a function `export(folder, package, target)` that writes one file from the CSV
    files of a package in a folder.
    """
    module = discovery.load("exporters", name)
    if not callable(getattr(module, "export", None)) or not hasattr(module, "SUFFIX"):
        needed = "`SUFFIX` and `export(folder, package, target)`"
        raise ClaimpackError(f"{module.__file__}: an exporter needs {needed}")
    return module


def _loaded(module: ModuleType) -> LoadedRule:
    return LoadedRule(
        rule=module.RULE,
        check=getattr(module, "check", None),
        collect=getattr(module, "collect", None),
        manual=module.__doc__ or "",
    )


def _foreign(module: ModuleType) -> LoadedRule:
    """Load a rule that does not come with claimpack, and guard its functions."""
    from claimpack.model.rule import Rule

    file = module.__file__ or module.__name__
    rule, check, collect = (getattr(module, name, None) for name in ("RULE", "check", "collect"))
    if not isinstance(rule, Rule):
        raise ClaimpackError(f"{file}: a rule needs `RULE = Rule(…)`")
    if not _CODE.fullmatch(rule.code) or not _NAME.fullmatch(rule.name):
        raise ClaimpackError(f"{file}: `{rule.code}` and `{rule.name}` must look like `X01` and `my-rule`")
    if rule.scope == "stage" or check is None:
        raise ClaimpackError(f"{file}: a rule needs a function `check` and a scope other than `stage`")
    if not (module.__doc__ or "").strip():
        raise ClaimpackError(f"{file}: a rule needs a docstring, which is its manual page")
    return LoadedRule(
        rule=rule,
        check=_guarded(check, rule.code, file),
        collect=None if collect is None else _guarded(collect, None, file),
        manual=module.__doc__ or "",
        file=file,
    )


def _guarded(function: Callable[..., Iterable[Any]], code: str | None, file: str) -> Callable[..., Any]:
    """Turn an exception in a function of a foreign rule into a ClaimpackError with file and line."""

    def call(*subjects: object) -> Iterator[Any]:
        try:
            for found in function(*subjects):
                if code is not None and getattr(found, "code", None) != code:
                    raise ClaimpackError(f"{file}: `check` must yield findings made by `RULE.at(…)`")
                yield found
        except ClaimpackError:
            raise
        except Exception as error:
            where = discovery.line_of(error, file)
            raise ClaimpackError(f"{where}: {type(error).__name__}: {error}") from error

    return call
