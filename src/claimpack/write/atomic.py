"""Writes a folder or a file completely or not at all: staged beside it, then renamed."""

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
def staging_folder(out: Path) -> Iterator[Path]:
    """Yield a new folder beside `out`; it is removed when the block ends.

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
def temporary_folder() -> Iterator[Path]:
    """Yield a folder for temporary files; it is removed when the block ends.

    Raises ClaimpackError where the disk refuses, here or inside the block.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="claimpack-", ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        place = error.filename or "the folder for temporary files (TMPDIR)"
        raise ClaimpackError(f"cannot use {place}: {error.strerror or error}") from error


def _sweep(out: Path) -> None:
    """Remove the staging folders of builds that were killed: their process no longer exists."""
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


def replace_directory(staged: Path, out: Path, endings: tuple[str, ...]) -> None:
    """Rename a staged folder to `out`, which may exist and is replaced.

    Raises ClaimpackError where `out` holds anything but files with the given endings, which would be lost.
    A crash between the two renames leaves the former folder beside the staged one; the next build removes
    both.
    """
    require_only_outputs(out, endings)
    _apply_umask(staged)
    old = staged.with_name(f"{staged.name}{_OLD}")
    try:
        while True:
            with suppress(FileNotFoundError):
                out.rename(old)
            try:
                staged.rename(out)
                break
            except OSError as error:
                if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                    raise
                # Another build has renamed its tables to `out` meanwhile; these are later.
                shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise ClaimpackError(f"cannot replace {out}: {error.strerror}") from error
    finally:
        if old.exists() and not out.exists():
            with suppress(OSError):
                old.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def move_into(staged: Path, out: Path) -> None:
    """Move the staged files into a folder that does not exist or has no files of these names."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in sorted(staged.iterdir()):
            path.rename(out / path.name)
    except OSError as error:
        raise ClaimpackError(f"cannot write {out}: {error.strerror}") from error


def require_only_outputs(out: Path, endings: tuple[str, ...]) -> None:
    """Raise ClaimpackError unless `out` can be replaced: a folder of build outputs only, or nothing."""
    try:
        paths = None if out.is_symlink() else list(out.iterdir())
    except FileNotFoundError:  # or another build is replacing it
        paths = []
    except NotADirectoryError:
        paths = None
    if paths is None:
        raise ClaimpackError(f"{out} is not a folder")
    others = sorted(path.name for path in paths if path.is_dir() or not path.name.endswith(endings))
    if others:
        raise ClaimpackError(
            f"{out} holds {others[0]}, which no build has made; a build would replace the whole folder"
        )


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file in one step and keep its permissions; an equal file is not touched."""
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
    """Set the permissions of an ordinary new file; temporary files are private."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)
