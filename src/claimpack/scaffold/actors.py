"""A new actor for the registry, refused where it would be a duplicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.languages import fold
from claimpack.model.error import ClaimpackError
from claimpack.scaffold.entries import TODO, scalar
from claimpack.scaffold.ids import free
from claimpack.text.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.model.corpus import Corpus


def actor_entry(
    actor_id: str, *, kind: str | None, name: str | None, part_of: str | None, aliases: Sequence[str]
) -> list[str]:
    """Write an actor as lines of YAML; what is not known is left to do."""
    lines = [f"{actor_id}:", f"  kind: {kind or TODO}", f"  name: {scalar(name or TODO)}"]
    if part_of is not None:
        lines.append(f"  part_of: {part_of}")
    if aliases:
        lines.append("  aliases:")
        lines += [f"    - {scalar(alias)}" for alias in dict.fromkeys(aliases)]
    return lines


def refuse_double(actor_id: str, part_of: str | None, aliases: Sequence[str], corpus: Corpus) -> None:
    """Raise ClaimpackError for a taken id, an unknown superior, and a name that is another actor's."""
    if actor_id in corpus.actors or f"actor:{actor_id}" in corpus.rejected:
        other = free(actor_id, corpus.actors)
        raise ClaimpackError(f"there is an actor `{actor_id}` already; `{other}` is free")
    if part_of is not None and not (part_of in corpus.actors or corpus.is_rejected("actor", part_of)):
        hint = did_you_mean(part_of, corpus.actors, f"add it first: `claimpack new actor {part_of}`")
        raise ClaimpackError(f"there is no actor `{part_of}` to belong to; {hint}")
    known = {fold(name): actor for actor in corpus.actors.values() for name in actor.aliases}
    for alias in aliases:
        owner = known.get(fold(alias))
        if owner is not None:
            raise ClaimpackError(
                f"\u2068{alias}\u2069 is a name of `{owner.actor_id}` ({owner.name}); write it under "
                f"`local_names` of the articles where it means `{actor_id}`"
            )
