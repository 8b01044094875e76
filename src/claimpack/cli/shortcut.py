"""The entrance: a plain command whose answer is known is answered before anything else is loaded."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from errno import EIO, ENOSPC

from claimpack.cli.stdio import leave, speak_utf8

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from claimpack.cache.answers import Answer, Question

_PLAIN = {"check": {"--notes", "--strict"}, "build": {"--check"}}
"""Commands that may be answered so, and the options that they may have."""


def main() -> None:
    """Run the command line. Ends the process with its exit status; Ctrl-C ends it without a word."""
    try:
        answer = _known_answer(sys.argv[1:])
        if answer is None:
            from claimpack.cli.app import main as run

            return run()
        speak_utf8()
        sys.stdout.write(answer.text)
        leave(answer.status)
    except BrokenPipeError:
        leave(1)
    except KeyboardInterrupt:  # while all is still being loaded
        leave(130)
    except OSError as error:
        if error.errno not in (ENOSPC, EIO):
            raise
        sys.stderr.write(f"claimpack: what is found cannot be printed: {error.strerror}\n")
        leave(2)


def _known_answer(words: list[str]) -> Answer | None:
    if not words or words[0] not in _PLAIN:
        return None
    from claimpack.cache.path import cache_file

    named, _ = _without_root(words)
    root = _nearest_root() if named is None else os.path.realpath(named)
    cache = None if root is None else cache_file(root)
    question = None if root is None or cache is None else question_of(words, root, cache)
    return None if question is None else question.recalled()


def question_of(words: list[str], root: str, cache: str) -> Question | None:
    """Make a question of a command line, if it is a plain one; None where the answer hangs on more."""
    _, plain = _without_root(words)
    command, *options = plain or [""]
    if command not in _PLAIN or not _PLAIN[command].issuperset(options) or _has_texts(root):
        return None
    out = f"{root}/build" if command == "build" else None
    if out is not None and os.path.islink(out):  # noqa: PTH114
        return None  # no build writes through a link
    from claimpack.cache.answers import Question

    asked = {command, *options}
    if command == "check":
        asked.add(f"on {datetime.now(UTC).date()}")  # suppressions expire
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        asked.add("in colour")
    return Question(root, cache, asked, out)


def _has_texts(root: str) -> bool:
    """Tell whether texts may be at hand: then every file of the project is searched for their words."""
    return bool(os.environ.get("CLAIMPACK_TEXTS")) or os.path.isdir(f"{root}/sources/text")  # noqa: PTH112


def _without_root(words: list[str]) -> tuple[str | None, list[str]]:
    """Take `--root DIR` out of a command line, which says where and not what."""
    if "--root" not in words[:-1]:
        return None, words
    at = words.index("--root")
    return words[at + 1], [*words[:at], *words[at + 2 :]]


def _nearest_root() -> str | None:
    folder = os.path.realpath(os.getcwd())  # noqa: PTH109
    while not os.path.isfile(f"{folder}/datapackage.json"):  # noqa: PTH113
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder
