"""Databases: what they declare, that they refuse what the tables refuse, and their bytes."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from claimpack import discovery, plugins
from claimpack.exporters import sqlite
from claimpack.model.error import ClaimpackError
from claimpack.workspace.contracts import read_contracts
from tests.conftest import HARBOUR, claimpack

SCHEMAS = read_contracts().tables


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "harbour.sqlite"
    ran = claimpack("export", "sqlite", "--out", file, cwd=HARBOUR)
    assert (ran.status, ran.out) == (0, f"wrote {file}\n"), ran.err
    return file


def test_every_format_has_what_an_exporter_needs() -> None:
    assert discovery.names("exporters") == ("duckdb", "sqlite")
    assert [plugins.exporter(name).SUFFIX for name in ("duckdb", "sqlite")] == [".duckdb", ".sqlite"]


def test_sqlite_declares_types_keys_and_checks(database: Path) -> None:
    connection = sqlite3.connect(database)
    for schema in SCHEMAS:
        columns = {row[1]: row for row in connection.execute(f"PRAGMA table_info({schema.name})")}
        assert list(columns) == [field.name for field in schema.fields]
        assert all(bool(columns[field.name][3]) == field.required for field in schema.fields)
        in_key = sorted((row[5], name) for name, row in columns.items() if row[5])
        assert tuple(name for _, name in in_key) == schema.primary_key
        keys = {
            (row[3], row[2], row[4])
            for row in connection.execute(f"PRAGMA foreign_key_list({schema.name})")
        }
        assert keys == {(key.columns[0], key.table, key.references[0]) for key in schema.foreign_keys}
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert dict(connection.execute("SELECT key, value FROM package"))["version"] == "0.1.0"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET kind = 'rumour'",
        "UPDATE claims SET gloss = NULL",
        "UPDATE figures SET approx = 2",
        "UPDATE claims SET claim_id = 'one'",
        "INSERT INTO claim_flags VALUES ('no/such/claim', 'typo')",
    ],
)
def test_sqlite_refuses_what_the_tables_refuse(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_sqlite_bytes_depend_on_the_data_alone(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(HARBOUR, copy)
    assert claimpack("export", "sqlite", "--out", tmp_path / "again.sqlite", cwd=copy).status == 0
    content = (tmp_path / "again.sqlite").read_bytes()
    assert content == database.read_bytes()
    assert int.from_bytes(content[96:100]) == 3_037_000
    assert int.from_bytes(content[24:28]) == int.from_bytes(content[92:96]) == 1


def test_a_build_writes_the_databases_that_the_manifest_names(harbour: Path) -> None:
    manifest = harbour / "datapackage.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(
        text.replace('  "resources"', '  "claimpack:databases": ["sqlite"],\n  "resources"', 1), "utf-8"
    )
    assert claimpack("build", cwd=harbour).status == 0
    (file,) = (harbour / "build").glob("*.sqlite")
    assert file.name == "harbour-claims.sqlite"
    assert claimpack("build", "--check", cwd=harbour).status == 0

    # Another version of the library may arrange pages otherwise: the values count.
    sqlite3.connect(file, isolation_level=None).execute("PRAGMA user_version = 7")
    assert claimpack("build", "--check", cwd=harbour).status == 0
    connection = sqlite3.connect(file)
    connection.execute(
        "UPDATE claims SET note = 'changed' WHERE claim_id = 'harbour-talks/main/ships-left'"
    )
    connection.commit()
    connection.close()
    ran = claimpack("build", "--check", "--format", "concise", cwd=harbour)
    assert ran.status == 1
    assert "`build/harbour-claims.sqlite` is not what a build writes" in ran.out
    file.write_bytes(b"no database")
    assert claimpack("build", "--check", cwd=harbour).status == 1


def test_only_a_known_format_is_a_database_of_a_manifest(harbour: Path) -> None:
    manifest = harbour / "datapackage.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(
        text.replace('  "resources"', '  "claimpack:databases": ["duckdb"],\n  "resources"', 1), "utf-8"
    )
    ran = claimpack("build", "--format", "concise", cwd=harbour)
    assert ran.status == 1
    assert "`duckdb` is no database format" in ran.out


def test_what_is_no_database_has_no_values(database: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + bytes(500))
    assert sqlite.same_values(database, database)
    assert not sqlite.same_values(broken, broken)
    assert not sqlite.same_values(database, broken)
    assert not sqlite.same_values(database, tmp_path / "missing.sqlite")


def test_duckdb_has_types_lists_keys_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "harbour.duckdb"
    assert claimpack("export", "duckdb", "--out", file, cwd=HARBOUR).status == 0
    connection = duckdb.connect(str(file), read_only=True)
    types = dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'claims_wide'"
        ).fetchall()
    )
    assert (types["value"], types["origin_ids"], types["when_earliest"]) == ("DOUBLE", "VARCHAR[]", "DATE")
    n_keys = connection.execute(
        "SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY' AND table_name <> 'package'"
    ).fetchone()
    assert n_keys == (len(SCHEMAS),)
    comment = connection.execute(
        "SELECT comment FROM duckdb_tables() WHERE table_name = 'claims'"
    ).fetchone()
    assert comment == (next(schema.description for schema in SCHEMAS if schema.name == "claims"),)


def test_without_the_library_duckdb_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimpack.exporters import duckdb as exporter

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ClaimpackError, match=r"pip install 'claimpack\[duckdb\]'"):
        exporter.export(tmp_path, None, tmp_path / "x.duckdb")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_is_not_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "target"
    if kind == "folder":
        target.mkdir()
        (target / "kept").write_text("kept", "utf-8")
    else:
        (tmp_path / "other").write_text("other", "utf-8")
        target.symlink_to(tmp_path / "other")
    ran = claimpack("export", "sqlite", "--out", target, cwd=HARBOUR)
    assert (ran.status, ran.err) == (2, f"claimpack: {target} is not a file; name another with --out\n")


def test_bad_input_is_refused_and_nothing_is_written(harbour: Path, tmp_path: Path) -> None:
    assert claimpack("export", "parquet", cwd=harbour).status == 2
    annotations = harbour / "annotations/harbour-talks/main.yaml"
    annotations.write_text(
        annotations.read_text("utf-8").replace("kind: silence", "kind: silense"), "utf-8"
    )
    target = tmp_path / "x.sqlite"
    ran = claimpack("export", "sqlite", "--out", target, cwd=harbour)
    assert ran.status == 1
    assert "Y02" in ran.out
    assert not target.exists()
