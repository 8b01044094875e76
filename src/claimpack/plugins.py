"""Interchangeable parts, found by walking their folder: a new part is a new file and no other edit."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.rule import Rule
    from claimpack.model.table import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRule:
    """A rule with its functions, if it has any, and its manual page."""

    rule: Rule
    check: Callable[[Any, Any, Any], Iterable[Finding]] | None
    collect: Callable[[Any, Any], Iterable[tuple[object, ...]]] | None
    manual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTable:
    """What makes a table: rows of the registries, rows of a page, and a last step over all rows."""

    registry_rows: Callable[[Corpus], Iterator[Row]] | None
    page_rows: Callable[[Corpus], Iterator[Row]] | None
    completed: Callable[[Iterable[Row]], Iterator[Row]] | None


@cache
def rules() -> tuple[LoadedRule, ...]:
    """Load every rule, in the order of the codes."""
    loaded = (
        LoadedRule(
            rule=module.RULE,
            check=getattr(module, "check", None),
            collect=getattr(module, "collect", None),
            manual=module.__doc__ or "",
        )
        for topic in _modules("claimpack.rules")
        for module in _modules(topic.__name__)
    )
    return tuple(sorted(loaded, key=lambda one: one.rule.code))


@cache
def tables() -> dict[str, LoadedTable]:
    """Load what makes each table, by its name: modules with `registry_rows`, `page_rows` or both."""
    loaded = {
        _name(module): LoadedTable(
            registry_rows=getattr(module, "registry_rows", None),
            page_rows=getattr(module, "page_rows", None),
            completed=getattr(module, "completed", None),
        )
        for module in _modules("claimpack.tables")
    }
    return {name: one for name, one in loaded.items() if one.registry_rows or one.page_rows}


def reporters() -> dict[str, ModuleType]:
    """Load the module of every report format: its name and a module with `render(report)`."""
    return {
        _name(module).replace("_", "-"): module
        for module in _modules("claimpack.reporters")
        if hasattr(module, "render")
    }


def reporter(name: str) -> ModuleType:
    """Load the module of one report format."""
    return import_module(f"claimpack.reporters.{name.replace('-', '_')}")


def formats() -> tuple[str, ...]:
    """Name every report format by its file and load none: `--help` and completion list them."""
    names = (module.name for module in pkgutil.iter_modules(import_module("claimpack.reporters").__path__))
    return tuple(sorted(name.replace("_", "-") for name in names if not name.startswith("_")))


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _modules(package: str) -> list[ModuleType]:
    found = pkgutil.iter_modules(import_module(package).__path__, f"{package}.")
    return [import_module(name) for name in sorted(module.name for module in found)]
