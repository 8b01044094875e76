"""`python -m claimpack`, and the `claimpack` command."""

from __future__ import annotations

import sys
from errno import EIO, ENOSPC

from claimpack.cli.stdio import exit_now


def main() -> None:
    """Run the command line. Ends the process with its exit status."""
    try:
        from claimpack.cli.app import main as run

        run()
    except KeyboardInterrupt:  # also while modules are imported
        exit_now(130)
    except OSError as error:
        if error.errno not in (ENOSPC, EIO):
            raise
        sys.stderr.write(f"claimpack: the output cannot be written: {error.strerror}\n")
        exit_now(2)


if __name__ == "__main__":
    main()
