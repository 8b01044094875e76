"""The contracts in `schemas/`: the one truth for the shape of YAML files and of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimpack.model.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.table import TableSchema
    from claimpack.model.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Contracts:
    """JSON Schemas by name (`source`, `annotations` …) and Table Schemas in name order."""

    shapes: Mapping[str, Mapping[str, Any]]
    tables: tuple[TableSchema, ...]

    @property
    def vocabularies(self) -> Vocabularies:
        """The codes of each vocabulary, in the order of its schema."""
        defined = self.shapes["vocabularies"]["$defs"]
        return {
            name: tuple(map(Code, entry["enum"], entry["claimpack:labels"], entry["enumDescriptions"]))
            for name, entry in sorted(defined.items())
        }

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """The same schemas by their path below `schemas/`."""
        shapes = {f"{name}.schema.json": shape for name, shape in self.shapes.items()}
        return shapes | {f"tables/{table.name}.json": table.descriptor for table in self.tables}
