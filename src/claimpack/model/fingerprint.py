"""What makes a finding the same one in the next run: its rule, its entry and its message, not its line."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return every finding 64 hexadecimal digits of its own, which survive a move to other lines.

    Findings that share rule, path, pointer and message are distinguished by their order: a file that did
    not parse has no pointers.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for one in findings:
        parts = (one.code, one.location.path, one.location.pointer, one.message)
        # A length before each part: no two lists of parts join to the same text.
        joined = "".join(f"{len(part)}:{part}" for part in (*parts, str(seen[parts])))
        found.append(sha256(joined.encode("utf-8", "surrogatepass")).hexdigest())
        seen[parts] += 1
    return tuple(found)
