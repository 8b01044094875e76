"""Mutants of the invented project give findings inside their files, and every format can show them.

CLAIMPACK_FUZZ sets how many there are; `scripts/fuzz N` does the same, and tells how long it took.
"""

from __future__ import annotations

import os

import pytest

from tests.properties.mutant_reports import faults_of
from tests.properties.mutations import FILES, mutant

N_MUTANTS = int(os.environ.get("CLAIMPACK_FUZZ", "150"))

# Seeds that have found something once.
FOUND = (116, 1088, 1241, 10201)


@pytest.mark.parametrize("part", range(5))
def test_mutants(part: int) -> None:
    for seed in range(part, N_MUTANTS, 5):
        _, wrong = faults_of(mutant(seed))
        assert not wrong, f"scripts/fuzz --seed {seed}: {wrong}"


@pytest.mark.parametrize("seed", FOUND)
def test_what_was_wrong_once_is_not_again(seed: int) -> None:
    assert faults_of(mutant(seed))[1] == []


def test_a_seed_gives_the_same_mutant_again() -> None:
    assert mutant(7) == mutant(7)
    changed = {name for seed in range(400) for name in mutant(seed).overlay}
    assert changed == set(FILES)
