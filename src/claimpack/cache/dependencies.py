"""What a page result depends on: the files and texts of the page, and what it read of the registries.

The files give an input key, which is known before the page is compiled. Compiling it records the reads.
Both give the key of the result: a page that gets the same answers from the registries is not compiled
again when other entries change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.input_file import InputFile
    from claimpack.resolve.corpus import ResolvedRegistries

RECORDED = ("actors", "events", "measures")
"""Registries of which pages look up single entries; fields of the corpus and kinds of files."""

Reads = Mapping[str, "list[str] | None"]
"""By registry, the entries that were looked up, there or not; None if all were iterated over."""


class RecordingMapping(Mapping[str, Any]):
    """A registry that records which of its entries are looked up."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self._entries = entries
        self._looked_up: set[str] = set()
        self._iterated = False

    @property
    def reads(self) -> list[str] | None:
        """The entries that were looked up, there or not; None if all were iterated over."""
        return None if self._iterated else sorted(self._looked_up)

    def __getitem__(self, name: str) -> Any:
        self._looked_up.add(name)
        return self._entries[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return an entry, or `default`."""
        self._looked_up.add(name)
        return self._entries.get(name, default)

    def __contains__(self, name: object) -> bool:
        self._looked_up.add(str(name))
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        self._iterated = True
        return iter(self._entries)

    def __len__(self) -> int:
        self._iterated = True
        return len(self._entries)


def recording(registries: ResolvedRegistries) -> tuple[ResolvedRegistries, Mapping[str, RecordingMapping]]:
    """Return registries that record what one page reads of them, and the recording ones by name."""
    recorded = {name: RecordingMapping(getattr(registries.corpus, name)) for name in RECORDED}
    corpus = replace(
        registries.corpus,
        actors=recorded["actors"],
        events=recorded["events"],
        measures=recorded["measures"],
    )
    return replace(registries, corpus=corpus), recorded


class RegistryFingerprints:
    """Digests of single registry entries, and of all else that every page depends on."""

    def __init__(self, tool: str, files: Iterable[InputFile], registries: ResolvedRegistries) -> None:
        """Take the files that the registries were made from; `tool` stands for the compiler."""
        self._corpus = registries.corpus
        self._known: dict[tuple[str, str | None], str] = {}
        self._common = _digest(
            [
                tool,
                *(f"{file.path} {file.digest}" for file in files if file.kind not in RECORDED),
                *sorted(registries.corpus.rejected),
                # Of the actors, every page depends on which are media.
                "media",
                *sorted(registries.defaults.media),
            ]
        )

    def input_key(self, files: Iterable[tuple[str, str]], texts: Iterable[str]) -> str:
        """Return the key of a page's inputs: files by path and digest, and the digests of its texts."""
        return _digest([self._common, *(f"{path} {digest}" for path, digest in files), *texts])

    def result_key(self, input_key: str, reads: bytes) -> str:
        """Return the key of a page's result. `reads` are encoded."""
        words = [input_key, reads.decode("utf-8", "surrogatepass")]
        for registry, names in json.loads(reads).items():
            words += [self._entry(registry, name) for name in ([None] if names is None else names)]
        return _digest(words)

    def _entry(self, registry: str, name: str | None) -> str:
        if (registry, name) not in self._known:
            entries: Mapping[str, object] = getattr(self._corpus, registry)
            # Entries hold text and numbers in a fixed order, so equal ones have equal representations.
            found = list(entries.items()) if name is None else entries.get(name)
            self._known[registry, name] = _digest([repr(found)])
        return self._known[registry, name]


def _digest(words: Iterable[str]) -> str:
    """Return the SHA-256 of words that hold no line break."""
    return sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
