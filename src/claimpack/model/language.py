"""What the compiler asks of a language: the interface, and the values that its readers return.

Texts are strings; offsets are half-open spans in code points of the given text. A reader returns every
reading that the words allow and never decides between two; no reading means that it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from claimpack.model.dated import Extent

NumberKind = Literal["point", "range", "order", "ordinal", "fraction", "vague"]
PeriodPart = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """One way to read a number in a text. start, end: half-open code points in the given text.

    Points, ordinals and fractions have low == high; ranges have low < high; orders have no bounds
    but a magnitude, the power of ten (thousands 3, tens of millions 7); vague ones have neither.
    """

    kind: NumberKind
    low: Decimal | None
    high: Decimal | None
    magnitude: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class TimeReading:
    """One way to read an expression of time.

    `written` is a relative date (`day-1`, `jun-0`) or an EDTF value; without a year it is `XXXX-10-25`,
    `jun` or `summer`; a weekday alone is `mon`. `part` limits it to a part of that period.
    """

    written: str
    part: PeriodPart | None = None

    def __str__(self) -> str:
        """The part before the time: `late year-0`."""
        return f"{self.part} {self.written}" if self.part else self.written


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of doubt by its English sense, and the certainty that it expresses."""

    sense: str
    certainty: Literal["probable", "possible"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of a unit, by its index in the list of that unit."""

    unit: str
    index: int
    dual: bool
    """The form may mean two of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledNumber:
    """A number in digits before a word for a scale: "2,500 million". `values` are all that it can be."""

    written: str
    values: tuple[Decimal, ...]
    scale: Decimal


class ReadNumbers(Protocol):
    """Read all numbers of a text in all ways, ordered by start, end and value.

    Without `guesses`, words that may be no numbers (a plural with the ending of a dual) are left out.
    """

    def __call__(self, text: str, *, guesses: bool = True) -> tuple[NumberReading, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The readers of one language. Words are whole words: maximal runs of letters and marks."""

    tag: str
    """BCP 47."""
    reads_words: bool
    """Whether words are read at all; without, only digits and ISO dates are."""
    letters: Mapping[str, str]
    """Letters that differ in spelling only, and the one that `fold` writes for them."""
    date_words: frozenset[str]
    """Folded names of weekdays and months."""
    region_openings: Mapping[str, str]
    """Folded beginnings of lines that are no prose of an article, and the regions that they begin."""
    is_clear: Callable[[str], bool]
    """Whether a word stays readable in a mask: number words, names of weekdays and months."""
    is_clitic: Callable[[str], bool]
    """Whether letters at the beginning of a word can be particles that are written together with it."""
    without_clitics: Callable[[str], tuple[str, ...]]
    """A folded word as it is, and without the particles that are written together with it."""
    read_numbers: ReadNumbers
    number_spans: Callable[[str], Sequence[tuple[int, int]]]
    """Spans of the numbers that a page must account for, in order; equal for a text and its mask."""
    scaled_numbers: Callable[[str], Iterator[ScaledNumber]]
    read_hedges: Callable[[str], frozenset[str]]
    """`about`, `more_than`, `at_least`, `less_than`, `at_most` in the words of a figure."""
    read_doubt: Callable[[str], Doubt | None]
    """The first word of doubt; None where the words state something as certain."""
    read_condition: Callable[[str], str | None]
    """What the first words of a text add to the clause before it: "if", "in order to"; None if nothing."""
    noun_forms: Callable[[Mapping[str, Sequence[str]]], Mapping[str, tuple[Noun, ...]]]
    """Index every form of the nouns of units: unit to nouns in, folded form to nouns out."""
    units_counted: Callable[[str, Mapping[str, tuple[Noun, ...]]], tuple[set[str], tuple[str, Noun] | None]]
    """The units whose nouns are in the words of a figure, and the first noun that a number counts."""
    read_times: Callable[[str, Extent | None], frozenset[TimeReading]]
    """All times of a text in an article of this date; none where they cannot be determined."""
    names_date: Callable[[str], bool]
    """Whether a word is the name of a weekday or a month, particles included."""
    weekdays_named: Callable[[str], frozenset[int]]
    """Weekdays, Monday 1 to Sunday 7 (ISO 8601)."""
    months_named: Callable[[str], frozenset[int]]
    """Months, 1 to 12."""
