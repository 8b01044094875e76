"""The result of one page: all that the rest of a run needs of it, and its form as bytes.

Results are encoded as they are made: the cache stores them, processes exchange them, and a run over many
pages holds them in this form. JSON parts that most runs do not need stay encoded until they are used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimpack.model.finding import Finding, Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.linked_claim import LinkedClaim
from claimpack.model.location import Location, TextRange
from claimpack.model.report import VerificationCounts

if TYPE_CHECKING:
    from claimpack.cache.dependencies import Reads

Fact = Sequence[object]
"""What a rule collected from a page: JSON values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """What one page gave."""

    findings: tuple[Finding, ...]
    """Not located."""
    counts: VerificationCounts
    rejected: tuple[str, ...]
    """Ids of records that could not be read."""
    collected: Mapping[str, Iterable[Fact]]
    """By the code of a rule about all pages, what it collected here."""
    linked_claims: Mapping[str, LinkedClaim]
    """Every claim as links see it, by id."""
    links_out: tuple[tuple[str, str], ...]
    """Links to claims of other pages: the id of the claim that has it, and of its target."""
    suppressing: tuple[str, ...]
    """Files that may hold suppression comments."""
    headlines: tuple[str, ...]
    reads: Reads
    """What the page looked up in the registries."""
    rows: Mapping[str, str]
    """By table, the CSV text of its lines; empty where no tables were asked for."""


@dataclass(frozen=True, slots=True)
class EncodedResult:
    """A page result as bytes, in the parts that are stored under keys of their own."""

    page: bytes
    """All but reads and rows."""
    reads: bytes
    rows: bytes | None
    """None where no tables were asked for."""


def encode(result: PageResult, *, with_rows: bool) -> EncodedResult:
    """Encode a result."""
    head = [
        [_finding_values(one) for one in result.findings],
        [getattr(result.counts, name) for name in _COUNTS],
        result.rejected,
        result.links_out,
        result.suppressing,
        result.headlines,
    ]
    parts = {
        "head": _json(head),
        "linked_claims": _json(dict(result.linked_claims)),
        **{code: _json(list(facts)) for code, facts in result.collected.items()},
    }
    return EncodedResult(
        _frame(parts),
        _json(result.reads).encode("utf-8", "surrogatepass"),
        _frame(result.rows) if with_rows else None,
    )


def decode(page: bytes, *, reads: bytes = b"{}", rows: bytes = b"") -> PageResult:
    """Decode a result, or those of its parts that are available."""
    parts = _unframe(page)
    findings, counts, rejected, links_out, suppressing, headlines = json.loads(parts.pop("head"))
    named_counts = dict(zip(_COUNTS, counts, strict=True))
    named_counts["texts_missing"] = tuple(named_counts["texts_missing"])
    return PageResult(
        findings=tuple(map(_finding, findings)),
        counts=VerificationCounts(**named_counts),
        rejected=tuple(rejected),
        linked_claims=EncodedClaims(parts.pop("linked_claims")),
        collected={code: EncodedList(facts) for code, facts in parts.items()},
        links_out=tuple((claim_id, target) for claim_id, target in links_out),
        suppressing=tuple(suppressing),
        headlines=tuple(headlines),
        reads=json.loads(reads),
        rows=decode_rows(rows),
    )


def decode_rows(encoded: bytes) -> dict[str, str]:
    """Decode the lines of a page by table."""
    return _unframe(encoded)


def _unframe(encoded: bytes) -> dict[str, str]:
    text, parts, at = encoded.decode("utf-8", "surrogatepass"), {}, 0
    while at < len(text):
        end = text.index("\n", at)
        name, length = text[at:end].split()
        at = end + 1 + int(length)
        parts[name] = text[end + 1 : at]
    return parts


def _frame(parts: Mapping[str, str]) -> bytes:
    """Join texts, each behind a line with its name and its length in characters."""
    text = "".join(f"{name} {len(text)}\n{text}" for name, text in parts.items())
    return text.encode("utf-8", "surrogatepass")


class EncodedList(Iterable[Fact]):
    """A list that is decoded each time it is iterated over."""

    def __init__(self, encoded: str) -> None:
        self._encoded = encoded

    def __iter__(self) -> Iterator[Fact]:
        return iter(json.loads(self._encoded))


class EncodedClaims(Mapping[str, LinkedClaim]):
    """Linked claims by id, decoded when one is first looked up."""

    def __init__(self, encoded: str) -> None:
        self._encoded = encoded
        self._decoded: dict[str, Sequence[object]] | None = None

    def __getitem__(self, claim_id: str) -> LinkedClaim:
        return LinkedClaim.restored(self._values()[claim_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def _values(self) -> dict[str, Sequence[object]]:
        if self._decoded is None:
            self._decoded = json.loads(self._encoded)
        return self._decoded


def _finding_values(one: Finding) -> list[object]:
    return [
        one.code,
        one.name,
        one.severity,
        _location_values(one.location),
        one.template,
        # Other parameters become the text that the message has for them.
        {key: value if isinstance(value, _JSON_TYPES) else str(value) for key, value in one.params.items()},
        one.hint,
        [[_location_values(other.location), other.message] for other in one.related],
        None if one.fix is None else _fix_values(one.fix),
    ]


def _finding(values: Sequence[Any]) -> Finding:
    code, name, severity, location, template, params, hint, related, fix = values
    return Finding(
        code=code,
        name=name,
        severity=severity,
        location=_location(location),
        template=template,
        params=params,
        hint=hint,
        related=tuple(Related(location=_location(at), message=message) for at, message in related),
        fix=None if fix is None else _fix(fix),
    )


def _location_values(location: Location) -> list[object]:
    text_range = location.text_range
    ends = text_range and [
        text_range.line,
        text_range.column,
        text_range.end_line,
        text_range.end_column,
    ]
    return [location.path, location.pointer, location.on, ends]


def _location(values: Sequence[Any]) -> Location:
    path, pointer, on, ends = values
    return Location(path, pointer, on, None if ends is None else TextRange(*ends))


def _fix_values(fix: Fix) -> list[object]:
    edits = [[_location_values(edit.location), edit.action, edit.text] for edit in fix.edits]
    return [fix.title, fix.safe, edits]


def _fix(values: Sequence[Any]) -> Fix:
    title, safe, edits = values
    return Fix(
        title=title,
        safe=safe,
        edits=tuple(Edit(location=_location(at), action=action, text=text) for at, action, text in edits),
    )


_JSON_TYPES = (str, int, float, bool, type(None))
_COUNTS = tuple(VerificationCounts.__dataclass_fields__)
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
