"""`claimpack new actor`: add an actor to the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, root_of
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from pathlib import Path

ACTORS = "annotations/registry/actors.yaml"


def actor(
    actor_id: Annotated[str, typer.Argument(metavar="ID", help="A short id: harbour-master.")],
    kind: Annotated[
        str | None,
        typer.Option(help="person, state, organ, company, media, group, place or unnamed."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="The English name.")] = None,
    part_of: Annotated[str | None, typer.Option(help="The actor that it is part of.")] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="A name as pages spell it. Can be repeated.")
    ] = None,
    root: Root = None,
) -> None:
    """Add an actor to the registry, with TODO for each missing value.

    The id and the aliases must not belong to another actor.

    Examples:
      claimpack new actor harbour-master --kind person --name 'Salem Haddad' --part-of port-office
    """
    from claimpack.pipeline import check_project
    from claimpack.scaffold.actors import actor_entry, refuse_double
    from claimpack.scaffold.entries import append_entry
    from claimpack.scaffold.ids import well_formed
    from claimpack.scaffold.targets import known_code
    from claimpack.write.atomic import replace_file

    folder = root_of(root)
    corpus = check_project(folder).corpus
    well_formed(actor_id, "harbour-master")
    known_code("kind", kind, corpus.vocabularies["actor-kind"])
    aliases = [one.strip() for one in alias or ()]
    refuse_double(actor_id, part_of, aliases, corpus)
    entry = actor_entry(actor_id, kind=kind, name=name, part_of=part_of, aliases=aliases)
    new = append_entry(ACTORS, actors_text(folder), None, entry)
    (folder / ACTORS).parent.mkdir(parents=True, exist_ok=True)
    replace_file(folder / ACTORS, new.encode("utf-8"))
    typer.echo(f"{ACTORS}: added {actor_id}")


def actors_text(folder: Path) -> str:
    """Read the registry of actors; where there is none, return how it begins. Raises ClaimpackError."""
    from claimpack.scaffold.entries import modeline

    file = folder / ACTORS
    if not file.exists():
        has_schema = (folder / "schemas" / "actors.schema.json").is_file()
        return f"{modeline('../../schemas/actors.schema.json')}\n" if has_schema else ""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimpackError(f"{ACTORS} cannot be read; run `claimpack check` first") from error
