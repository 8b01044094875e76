"""What a page asks of the registries: while the answers stay, so does all that was made of the page."""

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

BY_ENTRY = ("actors", "events", "measures")
"""Registries that pages ask for single entries; called so in the corpus and as kinds of files."""


class RecordingMapping(Mapping[str, Any]):
    """A registry that remembers what it was asked for."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        """Begin with no question."""
        self._entries = entries
        self._asked: set[str] = set()
        self._as_whole = False

    @property
    def asked(self) -> list[str] | None:
        """Name the entries that were asked for, there or not; None if all were looked at."""
        return None if self._as_whole else sorted(self._asked)

    def __getitem__(self, name: str) -> Any:
        """Give an entry."""
        self._asked.add(name)
        return self._entries[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Give an entry, or something else where there is none."""
        self._asked.add(name)
        return self._entries.get(name, default)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is an entry."""
        self._asked.add(str(name))
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        """Give all names: the next entry would be one more."""
        self._as_whole = True
        return iter(self._entries)

    def __len__(self) -> int:
        """Count the entries."""
        self._as_whole = True
        return len(self._entries)


def watched(ground: ResolvedRegistries) -> tuple[ResolvedRegistries, Mapping[str, RecordingMapping]]:
    """Give registries that remember what one page asks of them, and those by name."""
    registries = {name: RecordingMapping(getattr(ground.corpus, name)) for name in BY_ENTRY}
    corpus = replace(
        ground.corpus,
        actors=registries["actors"],
        events=registries["events"],
        measures=registries["measures"],
    )
    return replace(ground, corpus=corpus), registries


def asked_of(registries: Mapping[str, RecordingMapping]) -> str:
    """Pack what was asked."""
    asked = {name: one.asked for name, one in registries.items()}
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":"))


class RegistryFingerprints:
    """What the registries of a project answer, as digests."""

    def __init__(self, own: str, files: Iterable[InputFile], ground: ResolvedRegistries) -> None:
        """Take the files that the registries were made from; `own` stands for the compiler itself."""
        self._corpus = ground.corpus
        self._known: dict[tuple[str, str | None], str] = {}
        self.common = digest_of_words(
            [
                own,
                *(f"{file.path} {file.digest}" for file in files if file.kind not in BY_ENTRY),
                *sorted(ground.corpus.rejected),
                # Of the actors, every page knows the media.
                "media",
                *sorted(ground.defaults.media),
            ]
        )
        """Names all that every page depends on."""

    def named(self, grounds: str, asked: str) -> str:
        """Name a part by the answers to what its page has asked, and by all else that it depends on."""
        return digest_of_words([grounds, self.digest(asked)])

    def digest(self, asked: str) -> str:
        """Name the answers to what a page has asked."""
        words = [asked]
        for registry, names in json.loads(asked).items():
            words += [self._one(registry, name) for name in ([None] if names is None else names)]
        return digest_of_words(words)

    def _one(self, registry: str, name: str | None) -> str:
        if (registry, name) not in self._known:
            entries: Mapping[str, object] = getattr(self._corpus, registry)
            # Entries hold text and numbers in order: what they are printed as is what they are.
            answer = list(entries.items()) if name is None else entries.get(name)
            self._known[registry, name] = digest_of_words([repr(answer)])
        return self._known[registry, name]


def digest_of_words(words: Iterable[str]) -> str:
    """Name some words that hold no line breaks, or stand last."""
    return sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
