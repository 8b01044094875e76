"""Write an invented dataset of any size that passes every check: a source of one article for 40 claims.

    scripts/synth --claims 4000 --seed 1 --out DIR

The same arguments give the same bytes. Fields are as frequent as in the dataset of this repository
(docs/performance.md has the counts). Only the present article and the one before it, to which claims link, are in
memory. The texts are in DIR/texts; `claimpack check --texts DIR/texts` reads them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from synth_article import Article
from synth_sentences import Cast

from claimpack.scaffold.datasets import dataset_files
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.starter import starter_files

PER_FILE = 40
FIRST_DAY, DAYS = date(2021, 1, 1), 1800


def files(claims: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield the path and content of every file, article by article."""
    cast, n_files = Cast(claims), -(-claims // PER_FILE)
    yield "datapackage.json", _manifest(claims, seed)
    yield "annotations/retired.yaml", "{}\n"
    for name, content in cast.world.files():
        yield f"annotations/registry/{name}.yaml", content
    for number in range(n_files):
        day = FIRST_DAY + timedelta(days=number * DAYS // n_files)
        article = Article(cast, f"page-{number + 1:05}", day, Random(f"{seed}/{number}"))
        n_here = min(PER_FILE, claims - number * PER_FILE)
        yield from article.files(n_here, credited=number % 3 == 0)


def _manifest(claims: int, seed: int) -> str:
    """Return the manifest that `claimpack init` would write."""
    name, tables = f"synthetic-{claims}-{seed}", tuple(table.name for table in read_contracts().tables)
    title = "Invented claims"
    files = dataset_files(
        starter_files(), {}, tables, name=name, title=title, licence="CC-BY-4.0", version="0.1.0"
    )
    return files["datapackage.json"].decode("utf-8")


def write(claims: int, seed: int, out: Path) -> None:
    """Write a dataset into a folder that does not exist or is empty."""
    for name, content in files(claims, seed):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.claims < PER_FILE:
        parser.error(f"a dataset has {PER_FILE} claims or more")
    if args.out.exists() and any(args.out.iterdir()):
        parser.error(f"{args.out} is not empty")
    write(args.claims, args.seed, args.out)


if __name__ == "__main__":
    main()
