"""The invented vocabulary of scripts/synth: words without meaning, and registries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from claimpack.languages.ar.hedges import read_hedges
from claimpack.languages.ar.lexicon import is_clear

_LETTERS = {
    "b": "ب",
    "d": "د",
    "f": "ف",
    "g": "ج",
    "h": "ح",
    "k": "ك",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "r": "ر",
    "s": "س",
    "t": "ت",
    "z": "ز",
    "a": "ا",
    "i": "ي",
    "u": "و",
}
_CONSONANTS, _VOWELS = "bdfghklmnrstz", "aiu"
_STEMS = 90

T = TypeVar("T")

CUES = {
    "assert distancing": ("زعم", "وزعم", "مزاعم"),
    "assert endorsing": ("أكد", "وأكد", "وأوضح"),
    "assert neutral": ("أعلن", "صرح", "ذكر", "قال", "وأشار", "وأضاف", "وقال"),
    "believe neutral": ("ترى", "تعتقد", "وتعتقد"),
    "deny neutral": ("نفى", "ونفى"),
    "relay neutral": ("نقلاً عن", "ونقلت"),
}
"""Reporting verbs by mode and tone: everyday words, as any page has them."""

UNITS = {
    "person": ("count", '"{person}"', "1", ("شخص", "أشخاص")),
    "vessel": ("count", '"{vessel}"', "1", ("سفينة", "سفن")),
    "kilometre": ("length", "km", "1000", ("كيلومتر",)),
    "container": ("count", '"{container}"', "1", ("حاوية", "حاويات")),
    "tonne": ("mass", "t", "1000", ("طن", "أطنان")),
    "hour": ("time", "h", "3600", ("ساعة", "ساعات")),
}
"""Unit to dimension, UCUM code, factor and nouns; the first noun is the one behind large numbers."""

_NATURES = {
    "count": ("flow", "stock"),
    "mass": ("flow", "stock"),
    "length": ("distance",),
    "time": ("duration",),
}


def arabic(latin: str) -> str:
    """Spell an invented name in Arabic letters. Two names never have the same spelling."""
    return "".join(_LETTERS.get(letter, letter) for letter in latin)


def _means_nothing(word: str) -> bool:
    """Return whether a word is neither readable on a mask nor a hedge of a number."""
    return word[0] not in "بفكلو" and word[-1] != "ن" and not is_clear(word) and not read_hedges(word)


def stems() -> list[str]:
    """Return invented names in Latin letters, at least two edits apart, so that no two ids look alike."""
    found: list[str] = []
    every = ["".join(parts) for parts in product(_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)]
    Random("stems").shuffle(every)
    for one in every:
        far = all(DamerauLevenshtein.distance(one, other, score_cutoff=1) > 1 for other in found)
        if far and len(set(one)) > 3 and _means_nothing(arabic(one)):
            found.append(one)
        if len(found) == _STEMS:
            break
    return found


def page_words(count: int = 600) -> list[str]:
    """Return the words of pages: Arabic letters in orders that no dictionary has."""
    rng, found = Random("page words"), dict[str, None]()
    letters = "ابتثجحخدذرزسشصضطظعغقكلمنهوي"
    known = {word for words in CUES.values() for word in words}
    while len(found) < count:
        word = "".join(rng.choice(letters) for _ in range(rng.choice((2, 3, 4, 4, 5, 5, 6, 7, 8))))
        if _means_nothing(word) and word not in known:
            found[word] = None
    return list(found)


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    unit: str
    nature: str
    truth: int
    """What every figure of the measure agrees with, so that no two of them contradict each other."""

    @property
    def readings(self) -> tuple[str, ...]:
        return {"flow": ("cumulative", "period"), "stock": ("level",)}.get(self.nature, ("single",))


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    when: str


class Deck(Generic[T]):
    """Draws every item once; then, half of the time, the next one, and otherwise one of the most frequent few."""

    def __init__(self, cards: Sequence[T]) -> None:
        self._cards, self._next, self._turn = cards, 0, 0

    def deal(self, rng: Random) -> T:
        self._turn += 1
        if self._turn % 2 or self._turn <= len(self._cards):
            card = self._cards[self._next]
            self._next = (self._next + 1) % len(self._cards)
            return card
        return self._cards[int(len(self._cards) * rng.random() ** 3)]


class World:
    """All registered entries. It grows with the dataset up to a limit."""

    def __init__(self, claims: int) -> None:
        files = -(-claims // 40)
        self._stems = stems()
        self._used = _STEMS  # below that, ids would repeat a name
        n_actors = max(24, min(claims // 8, 4000))
        self.publishers = self._actors("media", min(max(n_actors // 12, 1), files), "{} Herald", "صحيفة {}")
        self.agencies = self._actors("media", max(n_actors // 20, 2), "{} Wire", "وكالة {}")
        self.states = self._actors("state", n_actors // 8, "Republic of {}", "{}")
        self.organs = self._actors("organ", n_actors // 4, "Office of {}", "هيئة {}")
        self.persons = self._actors("person", n_actors // 4, "{}", "{}")
        self.groups = self._actors("group", n_actors // 12, "{} Union", "نقابة {}")
        self.places = self._actors("place", max(n_actors // 24, 1), "Port of {}", "مرفأ {}")
        self.measures = tuple(self._measures(max(4, min(claims // 20, 600))))
        self.events = tuple(self._events(max(2, min(claims // 80, 500))))

    def _id(self) -> str:
        first, second = divmod(self._used, _STEMS)
        self._used += 1
        return f"{self._stems[(first + second) % _STEMS]}-{self._stems[second]}"

    def _actors(self, kind: str, count: int, name: str, alias: str) -> tuple[Actor, ...]:
        return tuple(self._actor(kind, name, alias) for _ in range(count))

    def _actor(self, kind: str, name: str, alias: str) -> Actor:
        key = self._id()
        plain, spelled = key.replace("-", " ").title(), arabic(key).replace("-", " ")
        both = dict.fromkeys((spelled, alias.format(spelled)))
        return Actor(key, kind, name.format(plain), tuple(both))

    def _measures(self, count: int) -> Iterator[Measure]:
        rng, units = Random("measures"), list(UNITS)
        for number in range(count):
            unit = units[number % len(units)]
            natures = _NATURES[UNITS[unit][0]]
            yield Measure(self._id(), unit, natures[number // 2 % len(natures)], rng.randrange(1, 90) * 100)

    def _events(self, count: int) -> Iterator[Event]:
        rng = Random("events")
        for _ in range(count):
            yield Event(
                self._id(),
                f"{rng.choice((2018, 2019, 2020))}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
            )

    def files(self) -> Iterator[tuple[str, str]]:
        """Return the name and text of each registry."""
        yield "actors", "".join(self._actor_lines())
        yield "cues", "".join(_listed(key, words) for key, words in CUES.items())
        yield "events", "".join(_event_lines(self.events, self.places))
        yield "measures", "".join(_measure_lines(self.measures))
        used = {measure.unit for measure in self.measures}
        yield "units", "".join(_unit_lines(used))

    def _actor_lines(self) -> Iterator[str]:
        groups = (
            self.publishers,
            self.agencies,
            self.states,
            self.organs,
            self.persons,
            self.groups,
            self.places,
        )
        for number, actor in enumerate(actor for group in groups for actor in group):
            yield f"{actor.id}:\n  kind: {actor.kind}\n  name: {actor.name}\n"
            if actor.kind == "organ":
                yield f"  part_of: {self.states[number % len(self.states)].id}\n"
            if actor.kind == "person":
                yield f"  posts:\n    - director of {self.organs[number % len(self.organs)].id} 2015/..\n"
            yield "  aliases:\n" + "".join(f"    - {alias}\n" for alias in actor.aliases)


def _listed(key: str, words: Sequence[str]) -> str:
    return f"{key}:\n" + "".join(f"  - {word}\n" for word in words)


def _event_lines(events: Sequence[Event], places: Sequence[Actor]) -> Iterator[str]:
    for number, event in enumerate(events):
        name = event.id.replace("-", " ").title()
        yield f"{event.id}:\n  when: {event.when}\n  define: The meeting that is called {name}.\n"
        yield f"  place: {places[number % len(places)].id}\n"


def _measure_lines(measures: Sequence[Measure]) -> Iterator[str]:
    for measure in measures:
        name = measure.id.replace("-", " ").title()
        yield f"{measure.id}:\n  counts: {measure.unit}\n  nature: {measure.nature}\n"
        yield f"  define: What the reports call {name}, in every count.\n"


def _unit_lines(used: set[str]) -> Iterator[str]:
    for unit in sorted(used):
        dimension, ucum, factor, nouns = UNITS[unit]
        yield f"{unit}:\n  dimension: {dimension}\n  ucum: {ucum}\n  factor: {factor}\n  nouns:\n"
        yield "".join(f"    - {noun}\n" for noun in nouns)
