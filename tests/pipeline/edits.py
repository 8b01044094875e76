"""A project edited step by step, as people, editors and programs do it; drawn from a seed."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.cases.case import all_cases, write
from tests.conftest import HARBOUR, ROOT
from tests.properties.mutations import OF_BYTES, OF_TEXT

CASES = all_cases()

_WAIVED = ["unknown-name", "quote-not-found", "unused-id", "unknown-id", "unformatted", "open-prediction"]
_RULES = ["A", "A01", "C", "R02", "unused-id", "T", "no-such-rule", "K"]


class EditedProject:
    """A project, and the states that it was in."""

    def __init__(self, root: Path, draw: random.Random, *, cases: bool) -> None:
        self.root = root
        self.draw = draw
        self.outside = root.parent / "outside"
        shutil.copytree(ROOT / "schemas", self.outside)
        self.states = [self._state()]
        self._steps: list[Callable[[], None]] = [
            *[self.mutate] * 4,
            self.spoil,
            *[self.same_size] * 3,
            *[self.touch] * 3,
            *[self.restore] * 4,
            *[self.restore_all] * 10,
            self.delete,
            self.copy,
            self.swap,
            self.rename_page,
            self.drop_page,
            self.link,
            self.folder_instead,
            self.suppression,
            self.manifest,
            self.schemas,
            self.second,
            self.ledgers,
            self.texts,
            *[self.output] * 4,
            self.rename_claim,
            self.stray,
            *([self.case] * 5 if cases else []),
        ]

    def step(self) -> str:
        """Do one thing, and say what."""
        self.states.append(self._state())
        chosen = self.draw.choice(self._steps)
        with suppress(OSError, UnicodeDecodeError, AssertionError, LookupError):
            chosen()
        return chosen.__name__

    def _state(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }

    def files(self, *endings: str) -> list[Path]:
        found = sorted(path for path in self.root.rglob("*") if path.is_file() and path.suffix in endings)
        return [path for path in found if path.relative_to(self.root).parts[0] not in ("build", "texts")]

    def any_file(self, *endings: str) -> Path:
        return self.draw.choice(self.files(*(endings or (".yaml", ".mask", ".json"))))

    def mutate(self) -> None:
        path = self.any_file(".yaml", ".json") if self.draw.random() < 0.9 else self.any_file()
        text = path.read_bytes().decode("utf-8")
        path.write_bytes(self.draw.choice(OF_TEXT)(text, self.draw).encode("utf-8", "surrogateescape"))

    def spoil(self) -> None:
        path = self.any_file()
        path.write_bytes(self.draw.choice(OF_BYTES)(path.read_bytes(), self.draw))

    def case(self) -> None:
        write(self.root, self.draw.choice(CASES).plant(self._state()).contents)

    def same_size(self) -> None:
        """Change a digit or a letter, and perhaps pretend that nothing was."""
        path = self.any_file()
        content, before = bytearray(path.read_bytes()), path.stat()
        places = [at for at, byte in enumerate(content) if chr(byte).isalnum()]
        at = self.draw.choice(places)
        content[at] = self.draw.choice(b"0123456789abcdefghijklmnopqrstuvwxyz")
        how = self.draw.randrange(3)
        if how == 2:  # as editors do
            new = path.with_name(f"{path.name}~")
            new.write_bytes(content)
            os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
            new.replace(path)
        else:
            path.write_bytes(content)
            if how:
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def touch(self) -> None:
        when = self.draw.choice(
            [None, (0, 0), (4_000_000_000, 4_000_000_000), (1_600_000_000, 1_600_000_000)]
        )
        os.utime(self.any_file(), when)

    def restore(self) -> None:
        """Take a file back to what it was."""
        state = self.draw.choice(self.states)
        path = self.draw.choice(sorted(state))
        self._put(path, state[path])

    def restore_all(self) -> None:
        state = self.states[0] if self.draw.random() < 0.6 else self.draw.choice(self.states)
        keep_build = self.draw.random() < 0.5
        for path in sorted(self.root.iterdir()):
            if not (keep_build and path.name in ("build", "datapackage.json")):
                _remove(path)
        for name, content in state.items():
            if not (keep_build and (name.startswith("build/") or name == "datapackage.json")):
                self._put(name, content)

    def delete(self) -> None:
        _remove(self.any_file())

    def copy(self) -> None:
        one, other = self.any_file(".yaml", ".mask"), self.any_file(".yaml", ".mask")
        target = other.with_name(self.draw.choice([other.name, f"new-{other.name}", "third.yaml", "x.yml"]))
        shutil.copyfile(one, target)

    def swap(self) -> None:
        one, other = self.any_file(".yaml", ".mask"), self.any_file(".yaml", ".mask")
        spare = one.with_name("spare")
        one.rename(spare)
        with suppress(OSError):
            other.rename(one)
        spare.rename(other)

    def pages(self) -> list[str]:
        return sorted(path.stem for path in (self.root / "sources").glob("*.yaml"))

    def rename_page(self) -> None:
        old = self.draw.choice(self.pages())
        new = self.draw.choice([*self.pages(), "a-page", "z-page", "quay-report", "harbour-talks"])
        texts = self.draw.random() < 0.7
        for ending in ("yaml", "mask"):
            path = self.root / f"sources/{old}.{ending}"
            if path.exists() and self.draw.random() < 0.9:
                path.rename(path.with_name(f"{new}.{ending}"))
        folder = self.root / "annotations" / old
        if folder.exists() and not folder.with_name(new).exists():
            folder.rename(folder.with_name(new))
        if texts:
            for path in self.files(".yaml"):
                content = path.read_bytes()
                path.write_bytes(content.replace(old.encode(), new.encode()))

    def drop_page(self) -> None:
        page = self.draw.choice(self.pages())
        for path in (f"sources/{page}.yaml", f"sources/{page}.mask", f"annotations/{page}"):
            if self.draw.random() < 0.5:
                _remove(self.root / path)

    def link(self) -> None:
        path, other = self.any_file(), self.any_file()
        there = Path(os.path.relpath(other, path.parent))
        outside = str(self.draw.choice(sorted(self.outside.glob("*.json"))))
        to = self.draw.choice([f"{there}", "nowhere", path.name, f"{there.parent}", outside])
        path.unlink()
        path.symlink_to(to)

    def folder_instead(self) -> None:
        path = self.any_file()
        path.unlink()
        path.mkdir()

    def suppression(self) -> None:
        path = self.any_file(".yaml")
        lines = path.read_text("utf-8").split("\n")
        at = self.draw.randrange(len(lines))
        indent = " " * (len(lines[at]) - len(lines[at].lstrip(" ")))
        until = self.draw.choice(["2020-01-01", "2021-06-01", "2021-07-01", "2099-01-01", "2021-02-30"])
        rule = self.draw.choice([*_WAIVED, "no-such-rule"])
        lines.insert(at, f"{indent}# claimpack: allow {rule} until {until} by t1: for the time being")
        path.write_text("\n".join(lines), "utf-8")

    def manifest(self) -> None:
        path = self.root / "datapackage.json"
        text = path.read_text("utf-8")
        version = f'"version": "0.{self.draw.randrange(3)}.{self.draw.randrange(3)}"'
        chosen = ", ".join(
            f'"{rule}": "{self.draw.choice(["off", "error", "warning", "note"])}"'
            for rule in self.draw.sample(_RULES, self.draw.randrange(4))
        )
        text = re.sub(r'"version": "[^"]*"', version, text, count=1)
        text = re.sub(r'  "claimpack:rules": .*\n', "", text)
        if self.draw.random() < 0.7:
            text = text.replace('  "name"', f'  "claimpack:rules": {{{chosen}}},\n  "name"', 1)
        path.write_text(text, "utf-8")

    def schemas(self) -> None:
        folder = self.root / "schemas"
        if folder.exists() and self.draw.random() < 0.4:
            _remove(folder)
        elif not folder.exists():
            how = self.draw.randrange(4)
            if how == 0:
                folder.mkdir()
            elif how == 1:
                folder.symlink_to(self.outside)
            else:
                shutil.copytree(ROOT / "schemas", folder)
        elif self.draw.random() < 0.5:
            _remove(folder / "tables")
            (folder / "tables").symlink_to(self.outside / "tables")
        else:
            path = self.draw.choice(
                [*sorted(folder.rglob("*.json")), *sorted(self.outside.rglob("*.json"))]
            )
            _remove(path) if self.draw.random() < 0.5 else path.write_text("{}")

    def second(self) -> None:
        path = self.draw.choice(
            [one for one in self.files(".yaml") if len(one.relative_to(self.root).parts) == 3]
        )
        shutil.copyfile(path, path.with_name(f"{path.name.partition('.')[0]}.b.yaml"))

    def ledgers(self) -> None:
        claims = [
            "harbour-talks/main/grain-shipped",
            "quay-report/main/grain-april",
            "quay-report/main/gone",
        ]
        some = self.draw.sample(claims, self.draw.randrange(1, 4))
        how = self.draw.randrange(4)
        if how == 0:
            lines = [f"{one}:\n  version: 0.1.0\n  row: {'0' * 16}\n" for one in some]
            self._put("annotations/released.yaml", "".join(lines).encode())
        elif how == 1:
            lines = [f"{one}:\n  since: 0.1.0\n  reason: split\n" for one in some]
            self._put("annotations/retired.yaml", "".join(lines).encode())
        elif how == 2:
            path = self.any_file(".yaml").relative_to(self.root).as_posix()
            rule = self.draw.choice(_WAIVED)
            self._put("annotations/baseline.yaml", f"{path}:\n  {rule}:\n    - /\n".encode())
        else:
            _remove(
                self.root / self.draw.choice(["annotations/released.yaml", "annotations/baseline.yaml"])
            )

    def texts(self) -> None:
        """Put texts into the project, or take them away, or change them."""
        folder = self.root / "sources" / "text"
        how = self.draw.randrange(4)
        if not folder.exists():
            if self.draw.random() < 0.5:
                shutil.copytree(HARBOUR / "texts", folder)
        elif how == 0:
            path = self.draw.choice(sorted(folder.iterdir()))
            path.write_bytes(path.read_bytes() + b" ")
        elif how == 1:
            _remove(self.draw.choice(sorted(folder.iterdir())))
        else:
            _remove(folder)

    def output(self) -> None:
        """Tamper with what a build has made."""
        folder = self.root / self.draw.choice(["build", "build", "elsewhere"])
        made = sorted(folder.iterdir())
        how = self.draw.randrange(7)
        path = self.draw.choice(made)
        if how == 0:
            _remove(folder)
        elif how == 1:
            path.unlink()
        elif how == 2:
            (folder / self.draw.choice(["extra.csv", "note.txt"])).write_text("a\n")
        elif how == 3:
            (folder / "sub").mkdir()
        elif how == 4:
            shutil.copyfile(path, self.draw.choice(made))
        elif how == 5:
            before = path.stat()
            content = bytearray(path.read_bytes())
            content[self.draw.randrange(len(content))] ^= 1
            path.write_bytes(content)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        else:
            for one in made:
                if one.name in ("extra.csv", "note.txt", "sub"):
                    _remove(one)

    def rename_claim(self) -> None:
        path = self.any_file(".yaml")
        text = path.read_text("utf-8")
        keys = re.findall(r"^ {0,2}([a-z][a-z0-9-]*):$", text, re.MULTILINE)
        key = self.draw.choice(keys)
        new = self.draw.choice([*keys, f"{key}-two", key[:-1]])
        everywhere = self.draw.random() < 0.5
        for one in self.files(".yaml") if everywhere else [path]:
            one.write_text(re.sub(rf"\b{key}\b", new, one.read_text("utf-8")), "utf-8")

    def stray(self) -> None:
        """Put a file where nothing is read, or perhaps something is."""
        name = self.draw.choice(
            [
                "annotations/x.yaml",
                "sources/a/b.yaml",
                "sources/stray.mask",
                "annotations/registry/other.yaml",
                "annotations/quay-report/a/b.yaml",
                "sources/x.yml",
                "annotations/ghost/main.yaml",
                "README.md",
            ]
        )
        path = self.root / name
        if path.exists():
            path.unlink()
        else:
            self._put(name, self.any_file().read_bytes())

    def _put(self, name: str, content: bytes) -> None:
        path = self.root / name
        if path.is_symlink() or path.is_dir():
            _remove(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
