"""LibreOffice without a window: CSV to XLSX, and XLSX back to CSV."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.clients.by_hand.answers import Answer
from tests.clients.expected import Table

# Separator comma, quote ", UTF-8, from line 1 (LibreOffice, filter options of CSV).
_CSV = "44,34,76,1"
_XLSX = "xlsx:Calc MS Excel 2007 XML"


def read(tables: Sequence[Table], folder: Path, *, as_text: bool) -> Answer:
    """Convert every table to XLSX and back, and return the cells that come back.

    With `as_text` every column is imported as text; else numbers and dates are recognized, as they are when
    a user opens the file and accepts what the dialog proposes.
    """
    for table in tables:
        # The number of columns differs, and so do the options.
        formats = "/".join(f"{at}/2" for at in range(1, len(table.columns) + 1)) if as_text else ""
        recognize = "false" if as_text else "true"
        options = f"--infilter=CSV:{_CSV},{formats},0,false,{recognize}"
        _run(folder, options, "--convert-to", _XLSX, "--outdir", str(folder), str(table.csv))
    back = folder / "back"
    books = [str(folder / f"{table.name}.xlsx") for table in tables]
    # The last option but three: cells as they are shown (dates), or not (numbers with all digits).
    _run(
        folder,
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{_CSV},,0,false,true,false",
        "--outdir",
        str(back),
        *books,
    )
    return Answer(_version(folder), {table.name: _columns(back / f"{table.name}.csv") for table in tables})


def _columns(file: Path) -> dict[str, dict[str, object]]:
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    return {name: {"type": "", "cells": [row[at] for row in rows]} for at, name in enumerate(header)}


def _version(folder: Path) -> str:
    found = re.search(r"[\d.]+", _run(folder, "--version"))
    return found[0] if found else ""


def _run(folder: Path, *words: str) -> str:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *words]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
