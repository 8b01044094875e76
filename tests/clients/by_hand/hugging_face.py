"""Hugging Face datasets: python hugging_face.py PLAN csv|parquet. Prints what it read as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import datasets

TYPES = {
    "string": "string",
    "list": "string",
    "integer": "int32",
    "number": "float64",
    "boolean": "bool",
    "date": "date32",
}


def cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return value


def features(types: dict[str, str]) -> Any:
    return datasets.Features({name: datasets.Value(one) for name, one in types.items()})


def load(table: dict[str, Any], form: str, cache: str) -> Any:
    options: dict[str, Any] = {"data_files": table[form], "split": "train", "cache_dir": cache}
    if form == "parquet":
        return datasets.load_dataset(form, **options)
    types = {column["name"]: TYPES[column["type"]] for column in table["columns"]}
    # A column of integers or booleans may not have an empty cell, so all are read as text and then cast.
    text = features(dict.fromkeys(types, "string"))
    read = datasets.load_dataset(form, features=text, keep_default_na=False, na_values=[""], **options)
    return read.cast(features(types))


def main() -> None:
    datasets.disable_progress_bars()
    plan = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    tables = {}
    with tempfile.TemporaryDirectory() as cache:
        for table in plan:
            try:
                read = load(table, sys.argv[2], cache)
            except (ValueError, datasets.exceptions.DatasetGenerationError) as error:
                print(f"{table['name']}: {error.__cause__ or error}", file=sys.stderr)
                continue
            tables[table["name"]] = {
                name: {"type": str(getattr(feature, "dtype", feature)), "cells": [*map(cell, read[name])]}
                for name, feature in read.features.items()
            }
    json.dump({"version": datasets.__version__, "tables": tables}, sys.stdout)


if __name__ == "__main__":
    main()
