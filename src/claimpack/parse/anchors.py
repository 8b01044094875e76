"""Keys of the form `field@start` and `field@start+length` to anchors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.location import Location

_KEY = re.compile(r"([a-z]+)@(?:\?|([0-9]+)(?:\+([0-9]+))?)")


def anchors_of(record: Mapping[str, object], location: Location) -> tuple[Anchor, ...]:
    """Collect the anchors among the keys of a record, in the order of the file."""
    found = []
    for key, value in record.items():
        parts = _KEY.fullmatch(key) if "@" in key else None
        if parts is None:
            continue
        field, start, length = parts.groups()
        written = str(value)
        found.append(
            Anchor(
                field=field,
                start=None if start is None else int(start),
                length=len(written) if length is None else int(length),
                words=written if length is None else None,
                digest=None if length is None else written.removeprefix("sha256:") or None,
                record=location,
                key=key,
            )
        )
    return tuple(found)
