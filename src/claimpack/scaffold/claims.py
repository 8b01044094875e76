"""A new claim as YAML: what is known is written, what is missing is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.anchor import Anchor, AnchorUse
from claimpack.model.error import ClaimpackError
from claimpack.model.location import Location
from claimpack.scaffold.entries import TODO, scalar
from claimpack.text.find import find_in_article
from claimpack.text.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimpack.model.corpus import Corpus
    from claimpack.model.pages import Page

OF_VOICES = ("by", "cue", "said", "mode", "tone", "basis")
"""Fields of anchors that stand at a voice; all others stand at the claim."""

_BARE = ("content", "cue")
"""Fields of anchors that show a place and state nothing beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the page for a field, with every offset at which they stand in the article."""

    field: str
    words: str
    places: tuple[int, ...]

    @property
    def key(self) -> str:
        """The key of the anchor: with the offset where there is one alone."""
        return f"{self.field}@{self.places[0] if len(self.places) == 1 else '?'}"

    @property
    def line(self) -> str:
        """The anchor as a line of YAML."""
        return f"{self.key}: {scalar(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person already knows of a claim. `voices` run from the outermost relay to the origin."""

    slug: str
    kind: str | None
    gloss: str | None
    measure: str | None
    figure: str | None
    voices: tuple[tuple[str, ...], ...]
    own_voice: bool
    quotes: tuple[Quote, ...]


def quote_of(written: str, fields: Iterable[str], article_id: str, corpus: Corpus, page: Page) -> Quote:
    """Read `FIELD=WORDS` and find the words. Raises ClaimpackError."""
    field, equals, words = written.partition("=")
    words = words.strip()
    if not equals or not words:
        raise ClaimpackError(f"`{written}` is not FIELD=WORDS, such as figure=300")
    known = tuple(fields)
    if field not in known:
        hint = did_you_mean(field, known, f"fields are {', '.join(known)}")
        raise ClaimpackError(f"no anchor has the field `{field}`; {hint}")
    nowhere = Location(article_id)
    anchor = Anchor(
        field=field, start=None, length=len(words), words=words, digest=None, record=nowhere, key=field
    )
    site = AnchorUse(anchor=anchor, source_id=page.source_id, article_id=article_id)
    return Quote(field=field, words=words, places=find_in_article(site, corpus, page))


def claim_entry(draft: Draft) -> list[str]:
    """Write a claim as lines of YAML. Raises ClaimpackError for words of a voice that is not there."""
    counted = draft.kind != "silence" and bool(draft.figure or draft.measure or draft.kind == "quantity")
    said = {"gloss": draft.gloss or TODO}
    if draft.kind != "quantity" and (draft.kind or not counted):
        said = {"kind": draft.kind or TODO, **said}
    if draft.measure or counted:
        said["measure"] = draft.measure or TODO
    if counted:
        said |= {"figure": draft.figure or TODO, "reading": TODO}
    quotes = [quote for quote in draft.quotes if quote.field not in OF_VOICES]
    wanted = "figure" if counted else "content"
    if not any(quote.field in ("figure", "content") for quote in quotes):
        quotes.append(Quote(field=wanted, words=TODO, places=()))
    return [f"{draft.slug}:", *(f"  {line}" for line in (*_fields(said, quotes), *_via(draft)))]


def _fields(said: dict[str, str], quotes: Sequence[Quote]) -> list[str]:
    """Write each reading with its evidence below it; a reading that only has evidence is left to do."""
    lines = []
    for field in dict.fromkeys((*said, *(quote.field for quote in quotes))):
        if field not in _BARE:
            lines.append(f"{field}: {scalar(said.get(field, TODO))}")
        lines += [quote.line for quote in quotes if quote.field == field]
    return lines


def _via(draft: Draft) -> list[str]:
    quotes = [quote for quote in draft.quotes if quote.field in OF_VOICES]
    voices = () if draft.own_voice else draft.voices or ((TODO,),)
    _refuse_voiceless(quotes, len(voices))
    lines = []
    for number, actors in enumerate(voices):
        ours = [
            quote
            for field in OF_VOICES
            for quote in [one for one in quotes if one.field == field][number : number + 1]
        ]
        if not draft.voices and not any(quote.field == "by" for quote in ours):
            ours.append(Quote(field="by", words=TODO, places=()))
        written = _fields({}, [quote for quote in ours if quote.field != "by"])
        names = [quote.line for quote in ours if quote.field == "by"]
        by = actors[0] if len(actors) == 1 else f"[{', '.join(actors)}]"
        lines += [f"  - by: {by}", *(f"    {line}" for line in (*names, *written))]
    return ["via:", *lines] if lines else ["via: []"]


def _refuse_voiceless(quotes: Sequence[Quote], n_voices: int) -> None:
    for field in OF_VOICES:
        n_quotes = sum(quote.field == field for quote in quotes)
        if n_quotes > n_voices:
            raise ClaimpackError(
                f"too many quotes for `{field}` ({n_quotes}, and {n_voices} --by): the first belongs to "
                "the first --by, and so on; write a second place of one voice by hand"
            )
