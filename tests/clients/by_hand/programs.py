"""The clients that are run by hand: how each is installed and called, and what it can tell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.clients.by_hand import libreoffice
from tests.clients.by_hand.answers import Answer, Reading
from tests.clients.expected import Table

HERE = Path(__file__).resolve().parent
PARQUET = Reading(lists=True)
TEXT = Reading(nulls=False)


class MissingClientError(Exception):
    """A client, or the program that runs it, is not installed."""


@dataclass(frozen=True)
class Program:
    """One client, reading CSV or Parquet in one way."""

    name: str
    reads: str
    read: Callable[[Sequence[Table], Path, Path], Answer]
    """Called with the tables, a new folder and the folder of tools."""
    reading: Reading = field(default_factory=Reading)


def install(tools: Path) -> None:
    """Install the npm packages, and `datasets` into an environment of its own, once."""
    tools.mkdir(parents=True, exist_ok=True)
    if shutil.which("npm") and not (tools / "node_modules").is_dir():
        shutil.copy(HERE / "package.json", tools)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=tools, check=True)
    for script in HERE.glob("*.mjs"):  # Node.js finds packages beside the script
        shutil.copy(script, tools)
    if not _python_of(tools).is_file():
        subprocess.run([sys.executable, "-m", "venv", tools / "datasets"], check=True)
        subprocess.run(
            [_python_of(tools), "-m", "pip", "install", "--quiet", "datasets==5.2.0"], check=True
        )


def _python_of(tools: Path) -> Path:
    return tools / "datasets" / "bin" / "python"


def _plan(tables: Sequence[Table], folder: Path) -> Path:
    plan = [
        {
            "name": table.name,
            "csv": str(table.csv),
            "parquet": str(table.parquet),
            "package": f"{table.package}/",
            "columns": [{"name": column.name, "type": column.type} for column in table.columns],
        }
        for table in tables
    ]
    path = folder / "plan.json"
    path.write_text(json.dumps(plan), "utf-8")
    return path


def _run(tables: Sequence[Table], folder: Path, *command: str | Path) -> Answer:
    program, script, *options = command
    if shutil.which(program) is None:
        raise MissingClientError(f"{Path(program).name} is not installed")
    words = [program, script, _plan(tables, folder), *options]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, capture_output=True, encoding="utf-8", env=environment)
    if done.returncode:
        raise MissingClientError(done.stderr.strip().splitlines()[-1] if done.stderr else "failed")
    return Answer.parse(done.stdout)


def _node(script: str) -> Callable[[Sequence[Table], Path, Path], Answer]:
    return lambda tables, folder, tools: _run(tables, folder, "node", tools / script)


def _readr(mode: str) -> Callable[[Sequence[Table], Path, Path], Answer]:
    return lambda tables, folder, _: _run(tables, folder, "Rscript", HERE / "read_csv.R", mode)


def _datasets(form: str) -> Callable[[Sequence[Table], Path, Path], Answer]:
    return lambda tables, folder, tools: _run(
        tables, folder, _python_of(tools), HERE / "hugging_face.py", form
    )


def _libreoffice(*, as_text: bool) -> Callable[[Sequence[Table], Path, Path], Answer]:
    def read(tables: Sequence[Table], folder: Path, _: Path) -> Answer:
        if shutil.which("soffice") is None:
            raise MissingClientError("soffice is not installed")
        return libreoffice.read(tables, folder, as_text=as_text)

    return read


PROGRAMS = (
    Program("readr", "CSV, types stated", _readr("stated")),
    Program("readr", "CSV, types guessed", _readr("guessed")),
    Program("LibreOffice", "CSV to XLSX and back, all text", _libreoffice(as_text=True), TEXT),
    Program("LibreOffice", "CSV to XLSX and back, recognized", _libreoffice(as_text=False), TEXT),
    Program("hyparquet", "Parquet", _node("hyparquet.mjs"), PARQUET),
    Program("parquet-wasm", "Parquet", _node("parquet_wasm.mjs"), PARQUET),
    Program("csv-parse", "CSV", _node("csv_parse.mjs"), TEXT),
    Program("frictionless.js", "the manifest and CSV", _node("frictionless_js.mjs"), TEXT),
    Program("datasets", "CSV, types stated", _datasets("csv")),
    Program("datasets", "Parquet", _datasets("parquet"), PARQUET),
)
