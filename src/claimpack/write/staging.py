"""A set of files to a folder, whole or not at all: staged beside it, then swapped in."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OLD = ".old"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give a new folder beside `out`, to be filled; it is removed when the block ends.

    Raises ClaimpackError where the disk refuses, here or inside the block.
    """
    parent = out.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-{os.getpid()}-", dir=parent))
    except OSError as error:
        raise ClaimpackError(f"cannot write beside {out}: {error.strerror}") from error
    try:
        yield folder
    except OSError as error:
        raise ClaimpackError(f"cannot write {out}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder. Names are relative POSIX paths. Raises OSError."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder of the system's for temporary files; it is removed when the block ends.

    Raises ClaimpackError where the disk refuses, here or inside the block.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="claimpack-", ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        place = error.filename or "the folder for temporary files (TMPDIR)"
        raise ClaimpackError(f"cannot use {place}: {error.strerror or error}") from error


def _sweep(out: Path) -> None:
    """Clear away what builds left that were killed: staging folders whose process is gone."""
    for left in out.parent.glob(f".{out.name}-*-*"):
        pid = left.name.removeprefix(f".{out.name}-").partition("-")[0]
        if os.name == "posix" and pid.isdecimal() and not _alive(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def swap(staged_folder: Path, out: Path, endings: tuple[str, ...]) -> None:
    """Put a staged folder in the place of `out`, which may exist.

    Refuses, with ClaimpackError, a place that holds anything but files with the given endings: it
    would be lost. A crash between the two renames leaves the former folder beside the staged one, and
    the next build clears both away.
    """
    refuse_foreign(out, endings)
    _apply_umask(staged_folder)
    old = staged_folder.with_name(f"{staged_folder.name}{_OLD}")
    try:
        while True:
            with suppress(FileNotFoundError):
                out.rename(old)
            try:
                staged_folder.rename(out)
                break
            except OSError as error:
                if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                    raise
                # Another build has put its tables there meanwhile; ours are the last.
                shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise ClaimpackError(f"cannot replace {out}: {error.strerror}") from error
    finally:
        if old.exists() and not out.exists():
            with suppress(OSError):
                old.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def finish_report(staged_folder: Path, out: Path) -> None:
    """Move what is staged into a folder that is new, or holds nothing of these names."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in sorted(staged_folder.iterdir()):
            path.rename(out / path.name)
    except OSError as error:
        raise ClaimpackError(f"cannot write {out}: {error.strerror}") from error


def refuse_foreign(out: Path, endings: tuple[str, ...]) -> None:
    """Raise ClaimpackError where a folder of ours would replace something that is not ours."""
    try:
        there = None if out.is_symlink() else list(out.iterdir())
    except FileNotFoundError:  # perhaps another build is just moving it away
        there = []
    except NotADirectoryError:
        there = None
    if there is None:
        raise ClaimpackError(f"{out} is not a folder")
    foreign = sorted(path.name for path in there if path.is_dir() or not path.name.endswith(endings))
    if foreign:
        raise ClaimpackError(
            f"{out} holds {foreign[0]}, which no build has made; a build would replace the whole folder"
        )


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file in one step, keeping its permissions; nothing is touched if it is equal."""
    if path.is_file() and path.read_bytes() == content:
        return
    new: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        new = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(path, new) if path.exists() else _apply_umask(new)
        new.replace(path)
    except OSError as error:
        raise ClaimpackError(f"cannot write {path}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            if new is not None:
                new.unlink(missing_ok=True)


def _apply_umask(path: Path) -> None:
    """Give the permissions that a file made by hand would have; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)
