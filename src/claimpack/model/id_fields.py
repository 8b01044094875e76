"""Declares which keys and values of the files are ids, of which kind, and how they are written.

The one list of references. Rules about ids (`claimpack.model.references`) and the editor (completion,
definition, references, rename) read it; a test compares it with the schemas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ID = r"(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)*)"

On = Literal["key", "value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdField:
    """A key or value that is an id, between `lead` and `tail`, which are regular expressions."""

    kind: str
    """`actor`, `unit`, `measure`, `event`, `source`, `article`, `claim`, `tombstone`."""
    lead: str = ""
    tail: str = ""
    defines: bool = False
    """The id of the record itself; all others refer to one."""
    local: bool = False
    """Refers to records of the same file only."""
    attribute: str = ""
    """The attribute of the record that has the value; by default that of the key's name."""
    has_own_rule: bool = False
    """Is looked up by a rule of its own, and not by unknown-id."""
    codes: tuple[str, str] | None = None
    """A vocabulary whose codes may come before the id, and a pattern of what comes before a code."""

    @property
    def form(self) -> re.Pattern[str]:
        """The whole value, with the id as the group `id`."""
        return re.compile(f"{self.lead}{_ID}{self.tail}", re.DOTALL)


ACTOR = IdField(kind="actor")
DATE = IdField(kind="event", lead=r".*\[event ", tail=r"\]", codes=("date-basis", r".*\["))
LINK = IdField(kind="claim", has_own_rule=True)

RELATIONS = (
    "denies",
    "updates",
    "part_of",
    "adds_to",
    "resolves",
    "repeats",
    "corroborates",
    "conflicts",
)

# By kind of file: JSON Pointers without the first slash, in which `*` stands for any token. Where a value
# that is nothing but an id may be a list, its items are ids too.
VALUES: Mapping[str, Mapping[str, IdField]] = {
    "annotations": {
        "article": IdField(kind="article"),
        "claims/*/measure": IdField(kind="measure"),
        "claims/*/event": IdField(kind="event"),
        "claims/*/agent": ACTOR,
        "claims/*/target": ACTOR,
        "claims/*/place": ACTOR,
        "claims/*/when": DATE,
        "claims/*/via": IdField(kind="claim", lead="like ", local=True, has_own_rule=True),
        "claims/*/via/*/by": IdField(kind="actor", attribute="actors"),
        "claims/*/via/*/said": DATE,
        **{f"claims/*/links/*/{relation}": LINK for relation in RELATIONS},
    },
    "source": {
        "source": IdField(kind="source", defines=True),
        "articles/*/publisher": IdField(kind="actor", attribute="publisher_id"),
        "articles/*/published": DATE,
        "articles/*/same_text_as": IdField(kind="article"),
        "regions/*": IdField(
            kind="article", lead="[a-z]+ ", local=True, codes=("region-role", ""), has_own_rule=True
        ),
    },
    "actors": {
        "*/part_of": ACTOR,
        "*/posts/*": IdField(kind="actor", lead=".+? of ", tail="(?: .*)?"),
    },
    "measures": {"*/counts": IdField(kind="unit", attribute="unit"), "*/agent": ACTOR, "*/place": ACTOR},
    "events": {"*/place": ACTOR},
    "retired": {"*/replaced_by": IdField(kind="claim")},
}

KEYS: Mapping[str, Mapping[str, IdField]] = {
    "annotations": {"claims/*": IdField(kind="claim", defines=True), "local_names/*": ACTOR},
    "source": {"articles/*": IdField(kind="article", defines=True)},
    "actors": {"*": IdField(kind="actor", defines=True)},
    "measures": {"*": IdField(kind="measure", defines=True)},
    "events": {"*": IdField(kind="event", defines=True)},
    "units": {"*": IdField(kind="unit", defines=True)},
    "retired": {"*": IdField(kind="tombstone", defines=True)},
}

_DECLARED = {"value": VALUES, "key": KEYS}


def references_declared() -> Iterator[tuple[str, str, IdField]]:
    """Yield kind of file, pointer and field of every reference that unknown-id looks up."""
    for declared in _DECLARED.values():
        for file_kind, fields in declared.items():
            for pointer, field in fields.items():
                if not field.defines and not field.has_own_rule:
                    yield file_kind, pointer, field


@cache
def _patterns(file_kind: str, on: On) -> tuple[tuple[tuple[str, ...], IdField], ...]:
    fields = _DECLARED[on].get(file_kind, {}).items()
    patterns = [(tuple(pointer.split("/")), field) for pointer, field in fields]
    items = [((*pattern, "*"), field) for pattern, field in patterns if on == "value" and not field.lead]
    return (*patterns, *items)


def id_field_at(file_kind: str, tokens: Sequence[str], on: On) -> IdField | None:
    """Return the id field of the key or value that reference tokens lead to; None where it is no id."""
    for pattern, field in _patterns(file_kind, on):
        if len(pattern) == len(tokens) and all(
            one in ("*", token) for one, token in zip(pattern, tokens, strict=True)
        ):
            return field
    return None


def full_id(field: IdField, written: str, file_id: str) -> str:
    """Return an id in full: claims and articles of the same file are written without the id of the file.

    `file_id` is `source/article` in annotations and `source` in a source record.
    """
    if field.kind in ("claim", "article") and "/" not in written and file_id:
        return f"{file_id}/{written}"
    return written
