"""`python -m claimpack`, and the `claimpack` command."""

from claimpack.cli.shortcut import main

if __name__ == "__main__":
    main()
