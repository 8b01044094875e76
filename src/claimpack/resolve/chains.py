"""Written hops to a chain of voices, from the publisher inwards to the origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.languages import fold
from claimpack.model.claim import Attribution
from claimpack.resolve.dates import dated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.annotation import Annotation, Hop
    from claimpack.model.finding import Finding
    from claimpack.model.location import Location
    from claimpack.model.registry import Actor, CueList


@dataclass(frozen=True, slots=True)
class ChainDefaults:
    """What the registries give to a hop that says less: mode and tone of a cue, kinds of actors."""

    cues: Mapping[str, tuple[str, str]]
    media: frozenset[str]


def chain_defaults(cues: tuple[CueList, ...], actors: tuple[Actor, ...]) -> ChainDefaults:
    """Index cue words, as they are compared, and the actors that are media."""
    return ChainDefaults(
        {word: (entry.mode, entry.tone) for entry in cues for word in entry.folded},
        frozenset(actor.actor_id for actor in actors if actor.kind == "media"),
    )


def publisher_of(actor: str, location: Location, *, alone: bool) -> Attribution:
    """Return the outermost voice of the claims of an article: that of all which it makes, or passes on."""
    return Attribution(
        depth=0,
        actors=(actor,),
        is_origin=alone,
        mode="assert" if alone else "relay",
        tone="neutral",
        basis="credit",
        said=None,
        note=None,
        anchors=(),
        inherited=False,
        location=location,
    )


def chain_of(
    annotation: Annotation,
    siblings: Mapping[str, Annotation],
    publisher: tuple[Attribution, Attribution],
    defaults: ChainDefaults,
    found: list[Finding],
) -> tuple[Attribution, ...]:
    """Return the chain of a claim; `like` takes over the hops of another claim of the file.

    `publisher` is the outermost voice where it is the only one, and where it is not.

    An unknown or chained `like` gives the publisher's voice alone; rule V02 reports it.
    """
    model = siblings.get(annotation.like) if annotation.like else None
    hops = model.via if model is not None else annotation.via
    if not hops:
        return publisher[:1]
    origin = len(hops)
    voices = [publisher[1]]
    for depth, hop in enumerate(hops, 1):
        mode, tone = _by_cue(hop, defaults)
        if depth == origin and mode == "relay":
            mode = "assert"  # "according to" its origin; there is no voice behind it to relay
        voices.append(
            Attribution(
                depth=depth,
                actors=hop.by,
                is_origin=depth == origin,
                mode=hop.mode or mode,
                tone=hop.tone or tone,
                basis=hop.basis or "stated",
                # A chain taken over was read, and reported, where it is written.
                said=dated(hop.said, hop.location, "said", [] if model else found),
                note=hop.note,
                anchors=hop.anchors,
                inherited=model is not None,
                location=hop.location,
            )
        )
    return tuple(voices)


def _by_cue(hop: Hop, defaults: ChainDefaults) -> tuple[str, str]:
    for anchor in hop.anchors:
        known = defaults.cues.get(fold(anchor.words or "")) if anchor.field == "cue" else None
        if known is not None:
            return known
    return ("relay" if defaults.media.issuperset(hop.by) else "assert"), "neutral"
