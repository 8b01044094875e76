"""The checks of this dataset. Run `python tests/test_dataset.py`, or pytest."""

import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Dataset(unittest.TestCase):
    def claimpack(self, *words: str) -> None:
        """Run a command of claimpack; its findings are the message of a failure."""
        command = [sys.executable, "-m", "claimpack", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, f"{done.stdout}{done.stderr}")

    def test_nothing_is_wrong(self) -> None:
        self.claimpack("check", "--strict")

    def test_the_tables_are_current(self) -> None:
        self.claimpack("build", "--check")


if __name__ == "__main__":
    unittest.main()
