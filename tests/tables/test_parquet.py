"""CSV to row groups and Parquet: the same bytes however the text comes in pieces, blocks and threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from claimpack.model.table import TableSchema, rows_of
from claimpack.write import parquet
from claimpack.write.csv import CsvFile, StagedCsv
from claimpack.write.parquet import ParquetTable, row_groups, same_values
from tests.conftest import ROOT
from tests.tables.random_tables import SCHEMAS, package

MENTIONS = next(schema for schema in SCHEMAS if schema.name == "mentions")
FIGURES = next(schema for schema in SCHEMAS if schema.name == "figures")


def write_csv(folder: Path, schema: TableSchema, pieces: Iterable[str]) -> StagedCsv:
    file = CsvFile(folder / "table.csv", schema)
    for text in pieces:
        file.write(text)
    return file.close()


def write_parquet(
    folder: Path, schema: TableSchema, pieces: Iterable[str], version: str = "0.1.0"
) -> bytes:
    staged = write_csv(folder, schema, pieces)
    target = ParquetTable(folder / "table.parquet", schema, package((), {}, version))
    n_rows = 0
    for group in row_groups(staged, schema):
        n_rows += group.num_rows
        target.write(group)
    target.close()
    assert n_rows == staged.info.n_rows
    return (folder / "table.parquet").read_bytes()


def mentions(n_rows: int, piece: int) -> Iterator[str]:
    """Yield rows with words that need quotes or hold a line feed here and there, in pieces."""
    words = ('"one, two"', "قال", '"two\nlines"', "", '"a ""word"""')
    for start in range(0, n_rows, piece):
        rows = range(start, min(start + piece, n_rows))
        yield "".join(f"page@{at}+4,page,{at},{at + 4},{words[at % 5]},\n" for at in rows)


def test_bytes_do_not_depend_on_pieces_blocks_and_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "N_ROWS", 7000)
    expected = write_parquet(tmp_path, MENTIONS, mentions(30_000, 30_000))
    assert pyarrow.parquet.ParquetFile(tmp_path / "table.parquet").metadata.num_row_groups == 5
    n_threads = pyarrow.cpu_count()
    try:
        for block, piece, threads in (
            (1 << 12, 10, 1),
            (1 << 14, 1000, 4),
            (1 << 20, 999, 2),
            (1 << 30, 7000, 3),
        ):
            monkeypatch.setattr(parquet, "_BLOCK", block)
            pyarrow.set_cpu_count(threads)
            assert write_parquet(tmp_path, MENTIONS, mentions(30_000, piece)) == expected, (
                block,
                piece,
                threads,
            )
    finally:
        pyarrow.set_cpu_count(n_threads)
    table = pyarrow.parquet.read_table(tmp_path / "table.parquet")
    assert table["words"][:5].to_pylist() == ["one, two", "قال", "two\nlines", None, 'a "word"']
    assert table["char_start"].to_pylist() == list(range(30_000))


def test_a_row_may_be_longer_than_a_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BLOCK", 64)
    long = "قال " * 5000
    write_parquet(tmp_path, MENTIONS, [f"a@1+2,a,1,3,{long},\n", "b@1+2,b,1,3,x,\n"])
    assert pyarrow.parquet.read_table(tmp_path / "table.parquet")["words"].to_pylist() == [long, "x"]


def test_two_files_are_alike_by_value_whatever_their_row_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, n_rows in ((one, 100), (other, 77)):
        folder.mkdir()
        monkeypatch.setattr(parquet, "N_ROWS", n_rows)
        write_parquet(folder, MENTIONS, mentions(1000, 1000))
    files = one / "table.parquet", other / "table.parquet"
    assert files[0].read_bytes() != files[1].read_bytes()
    assert same_values(*files)
    write_parquet(other, MENTIONS, mentions(1001, 1000))
    assert not same_values(*files)
    write_parquet(other, MENTIONS, mentions(1000, 1000), version="0.2.0")
    assert not same_values(*files)
    files[1].write_bytes(b"no parquet")
    assert not same_values(*files)


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    text = "a/b/c,as written,point,false,99999999.999999,-0.000001,2500000,,as-stated,unit\n"
    write_parquet(tmp_path, FIGURES, [text])
    (row,) = pyarrow.parquet.read_table(tmp_path / "table.parquet").to_pylist()
    assert [Decimal(repr(row[name])) for name in ("value", "low", "high")] == [
        Decimal("99999999.999999"),
        Decimal("-0.000001"),
        Decimal(2500000),
    ]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: str(schema.name))
def test_the_published_tables_come_from_their_own_csv(schema: TableSchema, tmp_path: Path) -> None:
    published = (ROOT / "build" / f"{schema.name}.csv").read_bytes()
    rows = list(rows_of(published.decode("utf-8")))[1:]
    staged = write_csv(tmp_path, schema, (f"{row}\n" for row in rows))
    assert (tmp_path / "table.csv").read_bytes() == published
    assert (staged.info.n_rows, staged.info.n_bytes) == (len(rows), len(published))
    (group,) = row_groups(staged, schema)
    read = pyarrow.parquet.read_table(ROOT / "build" / f"{schema.name}.parquet")
    lists = [field.name for field in schema.fields if field.is_list]
    for name in lists:
        joined = [None if items is None else "|".join(items) for items in read[name].to_pylist()]
        read = read.set_column(read.column_names.index(name), name, [joined])
    assert group.equals(read.cast(group.schema))
