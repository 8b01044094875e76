"""What must hold before a change of this dataset lands: run `python tests/test_dataset.py`, or pytest."""

import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Dataset(unittest.TestCase):
    def claimpack(self, *words: str) -> None:
        """Run a command of claimpack; what it finds is the message of the failure."""
        command = [sys.executable, "-m", "claimpack", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, f"{done.stdout}{done.stderr}")

    def test_nothing_is_wrong(self) -> None:
        self.claimpack("check", "--strict")

    def test_the_tables_are_current(self) -> None:
        self.claimpack("build", "--check")


if __name__ == "__main__":
    unittest.main()
