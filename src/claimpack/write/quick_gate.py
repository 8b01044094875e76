"""Tables against their own schemas at a glance: Arrow says that a table is fine, or that it may not be.

What it calls fine is fine: everything that a Table Schema can ask for is either looked at here, as
strictly as pandera and frictionless do or more so, or makes the table doubtful. Doubts are for others
to explain, who are a hundred times slower.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from claimpack.write.quick_cells import cell_checks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.table import ForeignKey, TableSchema

# A group of rows refers to a few neighbouring keys, mostly: known ones are kept in short runs.
_RUN = 1 << 14
_AT_ONCE = 16


class QuickGate:
    """Looks at table after table and keeps the keys that others refer to."""

    def __init__(self, schemas: Iterable[TableSchema]) -> None:
        """Note which columns others refer to."""
        schemas = tuple(schemas)
        wanted = {
            (key.table, column)
            for schema in schemas
            for key in schema.foreign_keys
            for column in key.references
        }
        self._keys = {at: Keys() for at in wanted}
        self._whole: set[str] = set()

    def look(self, schema: TableSchema) -> Look:
        """Begin with a table; those that it refers to have been looked at."""
        return Look(schema, self._keys, self._whole)


class Look:
    """One table, looked at group by group. `sound` is false as soon as there is a doubt."""

    def __init__(self, schema: TableSchema, keys: dict[tuple[str, str], Keys], whole: set[str]) -> None:
        """Read the schema. What is not understood here is a doubt."""
        self._schema, self._keys, self._whole = schema, keys, whole
        self._cells = cell_checks(schema)
        self._unique: dict[str, list[Any]] = {name: [] for name in _unique_columns(schema)}
        self._own: list[tuple[ForeignKey, Any]] = []
        self._last: tuple[Any, ...] | None = None
        others = {key.table for key in schema.foreign_keys} - {schema.name}
        single = all(len(key.columns) == 1 for key in schema.foreign_keys)
        self.sound = self._cells is not None and single and others <= whole

    def at(self, group: Any) -> None:
        """Look at the next rows."""
        for (table, column), known in self._keys.items():
            if table == self._schema.name:
                known.add(group[column])
        self.sound = (
            self.sound
            and all(check(group[name]) for name, check in self._cells or ())
            and self._rising(group)
            and all(self._leads_somewhere(key, group[key.columns[0]]) for key in self._schema.foreign_keys)
        )
        for name, seen in self._unique.items():
            seen.append(group[name])

    def end(self) -> None:
        """Look at what can be told from the whole table alone."""
        self._whole.add(self._schema.name)
        self.sound = (
            self.sound
            and all(self._known(key, values) for key, values in self._own)
            and all(_all_differ(groups) for groups in self._unique.values())
        )

    def _rising(self, group: Any) -> bool:
        """Tell whether each primary key is greater than the one before, so that none is repeated."""
        import pyarrow.compute as pc

        columns = [group[name] for name in self._schema.primary_key]
        if not group.num_rows:
            return True
        if any(column.null_count for column in columns):
            return False
        first = tuple(column[0].as_py() for column in columns)
        follows = self._last is None or self._last < first
        self._last = tuple(column[-1].as_py() for column in columns)
        rising: Any = None
        for column in reversed(columns):
            here, after = column[:-1], column[1:]
            less = pc.less(here, after)
            rising = less if rising is None else pc.or_(less, pc.and_(pc.equal(here, after), rising))
        return follows and pc.all(rising).as_py() is not False

    def _leads_somewhere(self, key: ForeignKey, column: Any) -> bool:
        import pyarrow.compute as pc

        values = pc.unique(column).drop_null()
        if key.table == self._schema.name:
            self._own.append((key, values))
            return True
        return self._known(key, values)

    def _known(self, key: ForeignKey, values: Any) -> bool:
        return self._keys[key.table, key.references[0]].hold(values)


class Keys:
    """The values of one column that others refer to."""

    def __init__(self) -> None:
        """Begin with none."""
        self._runs: list[tuple[Any, Any, Any]] = []

    def add(self, column: Any) -> None:
        """Keep the values of a group, in runs with their least and greatest value."""
        import pyarrow.compute as pc

        for chunk in column.drop_null().chunks:
            for start in range(0, len(chunk), _RUN):
                run = chunk.slice(start, _RUN)
                ends = pc.min_max(run)
                self._runs.append((ends["min"].as_py(), ends["max"].as_py(), run))

    def hold(self, values: Any) -> bool:
        """Tell whether all values are among those kept."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if not len(values):
            return True
        ends = pc.min_max(values)
        least, greatest = ends["min"].as_py(), ends["max"].as_py()
        near = [run for low, high, run in self._runs if low <= greatest and least <= high]
        while near and len(values):
            some, near = pa.concat_arrays(near[:_AT_ONCE]), near[_AT_ONCE:]
            values = values.filter(pc.invert(pc.is_in(values, value_set=some)))
        return not len(values)


def by_reference(schemas: Iterable[TableSchema]) -> list[TableSchema]:
    """Order tables so that those that others refer to come first."""
    return [schema for wave in waves(schemas) for schema in wave]


def waves(schemas: Iterable[TableSchema]) -> list[list[TableSchema]]:
    """Group tables so that each refers to tables of earlier groups and to itself alone."""
    by_name = {schema.name: schema for schema in schemas}
    graph = {name: {key.table for key in one.foreign_keys} - {name} for name, one in by_name.items()}
    order = TopologicalSorter(graph)
    try:
        order.prepare()
    except CycleError:
        return [
            [schema] for schema in by_name.values()
        ]  # some references cannot be followed, and are doubts
    found = []
    while order.is_active():
        names = order.get_ready()
        found.append([by_name[name] for name in names])
        order.done(*names)
    return found


def _unique_columns(schema: TableSchema) -> list[str]:
    fields: list[dict[str, Any]] = schema.descriptor["fields"]  # type: ignore[assignment]
    return [field["name"] for field in fields if field.get("constraints", {}).get("unique")]


def _all_differ(groups: list[Any]) -> bool:
    import pyarrow as pa

    values = pa.chunked_array([chunk for group in groups for chunk in group.chunks], groups[0].type)
    return not values.null_count and len(values.unique()) == len(values)
