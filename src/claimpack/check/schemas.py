"""A project's copy of the schemas against those of the installed compiler (rule B04)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimpack.model.location import START, Location
from claimpack.rules.build import foreign_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile


def compare_schemas(
    copied: Mapping[str, InputFile] | None, installed: Mapping[str, Mapping[str, object]]
) -> tuple[Finding, ...]:
    """Find each schema of the compiler that is missing or different in the copy, whatever its format."""
    return () if copied is None else tuple(_compare(copied, installed))


def _compare(
    copied: Mapping[str, InputFile], installed: Mapping[str, Mapping[str, object]]
) -> Iterator[Finding]:
    for path, schema in installed.items():
        file = copied.get(path)
        if file is not None and _value(file) == schema:
            continue
        problem = "is missing" if file is None else "is not that of the installed claimpack"
        yield foreign_schemas.RULE.at(
            Location(f"schemas/{path}", text_range=START),
            hint="run `claimpack init --refresh`, or install the claimpack that the dataset was made with",
            path=path,
            problem=problem,
        )


def _value(file: InputFile) -> object:
    try:
        value: object = json.loads(file.content) if file.read_error is None else None
    except (ValueError, RecursionError):
        return None
    return value
