"""Interchangeable parts, found by walking their folder: a new part is a new file and no other edit."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRule:
    """A rule with its functions, if it has any, and its manual page."""

    rule: Rule
    check: Callable[[Any, Any, Any], Iterator[Diagnostic]] | None
    gather: Callable[[Any, Any], Iterator[tuple[object, ...]]] | None
    manual: str


@cache
def rules() -> tuple[LoadedRule, ...]:
    """Load every rule, in the order of the codes."""
    loaded = (
        LoadedRule(
            rule=module.RULE,
            check=getattr(module, "check", None),
            gather=getattr(module, "gather", None),
            manual=module.__doc__ or "",
        )
        for topic in _modules("claimpack.rules")
        for module in _modules(topic.__name__)
    )
    return tuple(sorted(loaded, key=lambda one: one.rule.code))


def tables() -> dict[str, ModuleType]:
    """Load the module of every table: its name and a module with `rows(corpus)`."""
    return {_name(module): module for module in _modules("claimpack.tabulate") if hasattr(module, "rows")}


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
