"""Keys of the form `field@start` and `field@start+length` to anchors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.model.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.locus import Locus

_KEY = re.compile(r"(?P<field>[a-z]+)@(?:\?|(?P<start>[0-9]+)(?:\+(?P<length>[0-9]+))?)")


def anchors_of(record: Mapping[str, object], locus: Locus) -> tuple[Anchor, ...]:
    """Collect the anchors among the keys of a record, in the order of the file."""
    found = []
    for key, value in record.items():
        parts = _KEY.fullmatch(key) if "@" in key else None
        if parts is None:
            continue
        written = str(value)
        silent = parts["length"] is not None
        found.append(
            Anchor(
                field=parts["field"],
                start=int(parts["start"]) if parts["start"] is not None else None,
                length=int(parts["length"]) if silent else len(written),
                words=None if silent else written,
                digest=written.removeprefix("sha256:") or None if silent else None,
                locus=locus.child_key(key),
            )
        )
    return tuple(found)
