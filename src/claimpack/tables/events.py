"""One row an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each event of the registry with the days that it covers."""
    for event in corpus.events.values():
        yield {
            "event_id": event.event_id,
            "definition": event.define,
            "when_edtf": event.when,
            "when_start": event.extent.start if event.extent else None,
            "when_end": event.extent.end if event.extent else None,
            "place_id": event.place,
        }
