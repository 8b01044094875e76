"""Whatever is done to a project, a run with a cache gives what one without gives.

CLAIMPACK_WALKS sets how many walks there are.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.pipeline.walks import walk

N_WALKS = int(os.environ.get("CLAIMPACK_WALKS", "2"))
STEPS = 15


@pytest.mark.parametrize("seed", [*range(20_000, 20_000 + N_WALKS)])
def test_a_walk_through_the_invented_project(seed: int, tmp_path: Path) -> None:
    n_runs, wrong = walk(seed, tmp_path, STEPS)
    assert not wrong, "\n".join(wrong)
    assert n_runs >= STEPS


@pytest.mark.skipif(N_WALKS < 4, reason="a long test: set CLAIMPACK_WALKS")
@pytest.mark.parametrize("seed", range(max(1, N_WALKS // 4)))
def test_a_walk_through_our_own_dataset(seed: int, tmp_path: Path) -> None:
    _, wrong = walk(seed, tmp_path, STEPS // 2, own=True)
    assert not wrong, "\n".join(wrong)
