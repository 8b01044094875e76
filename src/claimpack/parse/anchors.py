"""Anchors: keys of the form `field@start: words` and `field@start+length: digest`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.location import Location

_KEY = re.compile(r"([a-z]+)@(?:\?|([0-9]+)(?:\+([0-9]+))?)")


def anchors_of(record: Mapping[str, object], location: Location) -> tuple[Anchor, ...]:
    """Return the anchors of a record, in the order of the file."""
    anchors = []
    for key, value in record.items():
        parts = _KEY.fullmatch(key) if "@" in key else None
        if parts is None:
            continue
        field, start, length = parts.groups()
        text = str(value)
        anchors.append(
            Anchor(
                field=field,
                start=None if start is None else int(start),
                length=len(text) if length is None else int(length),
                words=text if length is None else None,
                digest=None if length is None else text.removeprefix("sha256:") or None,
                record=location,
                key=key,
            )
        )
    return tuple(anchors)
