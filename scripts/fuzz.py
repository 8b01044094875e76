"""Check many mutants of the invented project in one process: findings, time, failures."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.properties.mutant_reports import faults_of
from tests.properties.mutations import mutant


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=10_000, help="number of mutants")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="SEED", help="the first seed")
    parser.add_argument("--seed", type=int, help="show one mutant and the errors of its report")
    words = parser.parse_args()
    if words.seed is not None:
        return show(words.seed)
    begun = time.perf_counter()
    n_findings = n_clean = 0
    failed = []
    for seed in range(words.first, words.first + words.number):
        try:
            found, wrong = faults_of(mutant(seed))
        except Exception as error:  # any failure is recorded, and the run continues
            found, wrong = 0, [repr(error)]
        n_findings += found
        n_clean += not found
        if wrong:
            failed.append(seed)
            print(f"seed {seed}: {wrong[0][:200]}", flush=True)
    seconds = time.perf_counter() - begun
    print(
        f"{words.number} projects from seed {words.first}, {n_clean} of them without a finding; "
        f"{n_findings} findings; {seconds:.0f} s; {len(failed)} failed"
    )
    return int(bool(failed))


def show(seed: int) -> int:
    one = mutant(seed)
    for path, content in one.overlay.items():
        print(f"--- {path}{' (with texts)' if one.with_texts else ''}")
        sys.stdout.flush()
        sys.stdout.buffer.write(content + b"\n")
    try:
        found, wrong = faults_of(one)
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{found} findings", *wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
