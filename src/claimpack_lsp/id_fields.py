"""Where ids stand in files: which keys and values of each kind of file name something, and what.

Read from the schemas, which say it in words only. Tokens are the tokens of a JSON Pointer; `*` stands
for any one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = r"(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)*)"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdField:
    """A key or value that names something: `lead`, the id, and `tail`; both are regular expressions."""

    kind: str
    """`actor`, `unit`, `measure`, `event`, `source`, `article`, `claim`, `tombstone`."""
    lead: str = ""
    tail: str = ""
    defines: bool = False
    local: bool = False
    """Only what the same file holds can be meant."""
    codes: tuple[str, str] | None = None
    """A vocabulary whose codes stand in the same value, and what comes before them there."""

    @property
    def form(self) -> re.Pattern[str]:
        """The whole value, with the id as the group `id`."""
        return re.compile(f"{self.lead}{_ID}{self.tail}", re.DOTALL)


ACTOR = IdField(kind="actor")
CLAIM = IdField(kind="claim")
DATE = IdField(kind="event", lead=r".*\[event ", tail=r"\]", codes=("date-basis", r".*\["))

RELATIONS = (
    "denies",
    "updates",
    "part_of",
    "adds_to",
    "fulfils",
    "repeats",
    "corroborates",
    "conflicts",
)

_VALUES: Mapping[str, Mapping[str, IdField]] = {
    "annotations": {
        "article": IdField(kind="article"),
        "claims/*/measure": IdField(kind="measure"),
        "claims/*/event": IdField(kind="event"),
        **{f"claims/*/{role}": ACTOR for role in ("agent", "target", "place")},
        **{f"claims/*/{role}/*": ACTOR for role in ("agent", "target", "place")},
        "claims/*/when": DATE,
        "claims/*/via": IdField(kind="claim", lead="like ", local=True),
        "claims/*/via/*/by": ACTOR,
        "claims/*/via/*/by/*": ACTOR,
        "claims/*/via/*/said": DATE,
        **{f"claims/*/links/*/{relation}": CLAIM for relation in RELATIONS},
    },
    "source": {
        "source": IdField(kind="source", defines=True),
        "articles/*/publisher": ACTOR,
        "articles/*/published": DATE,
        "articles/*/same_text_as": IdField(kind="article"),
        "regions/*": IdField(kind="article", lead="[a-z]+ ", local=True, codes=("region-role", "")),
    },
    "actors": {"*/part_of": ACTOR, "*/posts/*": IdField(kind="actor", lead=".+? of ", tail="(?: .*)?")},
    "measures": {"*/counts": IdField(kind="unit"), "*/agent": ACTOR, "*/place": ACTOR},
    "events": {"*/place": ACTOR},
    "retired": {"*/replaced_by": CLAIM},
}

_KEYS: Mapping[str, Mapping[str, IdField]] = {
    "annotations": {"claims/*": IdField(kind="claim", defines=True), "local_names/*": ACTOR},
    "source": {"articles/*": IdField(kind="article", defines=True)},
    "actors": {"*": IdField(kind="actor", defines=True)},
    "measures": {"*": IdField(kind="measure", defines=True)},
    "events": {"*": IdField(kind="event", defines=True)},
    "units": {"*": IdField(kind="unit", defines=True)},
    "retired": {"*": IdField(kind="tombstone", defines=True)},
}

_TABLES = {"value": _VALUES, "key": _KEYS}


@cache
def _patterns(file_kind: str, on: str, depth: int) -> tuple[tuple[tuple[str, ...], IdField], ...]:
    paths = _TABLES[on].get(file_kind, {}).items()
    split = ((tuple(path.split("/")), slot) for path, slot in paths)
    return tuple((pattern, slot) for pattern, slot in split if len(pattern) == depth)


def slot_at(file_kind: str, tokens: tuple[str, ...], on: Literal["key", "value"]) -> IdField | None:
    """Tell what the key or the value at a tokens names; None where it is no id."""
    for pattern, slot in _patterns(file_kind, on, len(tokens)):
        if all(one in ("*", token) for one, token in zip(pattern, tokens, strict=True)):
            return slot
    return None


def full_id(slot: IdField, written: str, file_id: str) -> str:
    """Give the id that is meant: claims and articles of the same file are written without what holds them.

    `file_id` is `source/article` in annotations and `source` in a source record.
    """
    if slot.kind in ("claim", "article") and "/" not in written and file_id:
        return f"{file_id}/{written}"
    return written
