"""The lower bound: reading the bytes, one parser alone, writing the same tables. Prints its own times.

    python scripts/bench_floor.py read|write|PARSER PROJECT OUT

A parser that is not installed, or that reads a file differently from PyYAML, prints why it was skipped.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SAMPLE = 10


def contents(project: Path) -> list[bytes]:
    paths = [*(project / "annotations").rglob("*.yaml"), *(project / "sources").glob("*.yaml")]
    return [path.read_bytes() for path in sorted(paths)]


def everything(project: Path) -> None:
    contents(project)
    for path in (project / "sources").glob("*.mask"):
        path.read_bytes()


def spelled(tree: Any) -> Any:
    """Return a tree with every scalar as text, so that parsers with different types can be compared."""
    if isinstance(tree, dict):
        return {str(key): spelled(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [spelled(one) for one in tree]
    return "" if tree is None else str(tree)


def parser(name: str) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    """Return a function that parses bytes, and one that converts its result to Python objects for the comparison."""
    if name == "yaml_rs":
        import yaml_rs

        return (lambda content: yaml_rs.loads(content.decode("utf-8"))), lambda tree: tree
    if name == "ryml":
        import ryml

        return ryml.parse_in_arena, lambda tree: json.loads(ryml.emit_json(tree))
    import yaml

    return (lambda content: yaml.load(content, yaml.CSafeLoader)), lambda tree: tree


def differs(
    name: str, parse: Callable[[bytes], Any], objects: Callable[[Any], Any], files: list[bytes]
) -> bool:
    import yaml

    if name == "pyyaml":
        return False
    some = files[:: max(len(files) // SAMPLE, 1)]
    return any(spelled(objects(parse(one))) != spelled(yaml.load(one, yaml.CSafeLoader)) for one in some)


def write(project: Path, out: Path) -> Callable[[], None]:
    import pyarrow.csv
    import pyarrow.parquet as pq

    tables = {path.stem: pq.read_table(path) for path in sorted((project / "build").glob("*.parquet"))}
    out.mkdir(parents=True, exist_ok=True)

    def act() -> None:
        for name, table in tables.items():
            pyarrow.csv.write_csv(table, out / f"{name}.csv")
            pq.write_table(table, out / f"{name}.parquet", compression="zstd")

    return act


def prepared(name: str, project: Path, out: Path) -> Callable[[], object] | str:
    if name == "read":
        return lambda: everything(project)
    if name == "write":
        return write(project, out)
    try:
        parse, objects = parser(name)
    except ImportError as error:
        return f"not installed ({error.name})"
    files = contents(project)
    try:
        if differs(name, parse, objects, files):
            return "reads a file otherwise than PyYAML does"
    except (ValueError, RuntimeError) as error:
        return f"cannot read a file: {str(error).splitlines()[0]}"
    return lambda: [parse(one) for one in files]


def main() -> None:
    name, project, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    act = prepared(name, project, out)
    if isinstance(act, str):
        print(json.dumps({"skipped": act}))
        return
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
