"""`claimpack source`: register a page, and make its masked text."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import name as character_name

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimpack.model.location import TextRange
    from claimpack.model.pages import Page

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SCHEMA = "../schemas/source.schema.json"


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Register pages and make their masked texts.", no_args_is_help=True)
    group.command()(add)
    group.command("mask")(mask_sources)
    app.add_typer(group, name="source")


def add(
    file: Annotated[Path, typer.Argument(help="The page as plain UTF-8 text.")],
    slug: Annotated[
        str | None,
        typer.Option("--as", help="Id of the source. Default: derived from the name of the file."),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", help="The page's language (BCP 47). Default: ar for Arabic letters, else und."
        ),
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the page was captured.")] = None,
    archive_url: Annotated[str | None, typer.Option(help="Where an archived copy of it is.")] = None,
    captured_on: Annotated[str | None, typer.Option(help="The day of the capture: 2024-11-05.")] = None,
    root: Root = None,
) -> None:
    """Register a page: write its digest, sizes, masked text and guessed regions.

    The text is not copied into the project. What is not known of the page is recorded as missing. Its
    outlet is added to the registry as an unidentified actor: name it, or write the id of another.

    Examples:
      claimpack source add ~/pages/harbour.txt --as harbour-talks --url https://example.org/harbour

      claimpack new source ~/pages/harbour.txt --as harbour-talks
    """
    from claimpack.cli.new_actor import ACTORS, actors_text
    from claimpack.languages import language
    from claimpack.pipeline import check_project
    from claimpack.scaffold.actors import actor_entry
    from claimpack.scaffold.entries import append_entry, modeline, scalar
    from claimpack.text.mask import mask
    from claimpack.text.regions import guess_headline, guess_regions
    from claimpack.write.atomic import replace_file

    folder = root_of(root)
    name = slug or re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")
    if _SLUG.fullmatch(name) is None:
        raise ClaimpackError(f"`{name}` cannot be an id; name one with --as, such as harbour-talks")
    record = folder / "sources" / f"{name}.yaml"
    content, text = _page_of(file)
    digest = sha256(content).hexdigest()
    _refuse_known(folder, digest, record)
    tag = lang or _language_of(text)
    if _TAG.fullmatch(tag) is None:
        raise ClaimpackError(f"`{tag}` is not a language tag (BCP 47), such as ar or en-GB")
    reader = language(tag)
    masked = mask(text, digest, reader).encode("utf-8")
    regions, outlet = guess_regions(text, reader), f"outlet-of-{name}"
    actors = actors_text(folder)
    if outlet not in check_project(folder).corpus.actors:
        entry = actor_entry(
            outlet, kind="unnamed", name=f"Unidentified outlet of {name}", part_of=None, aliases=()
        )
        actors = append_entry(ACTORS, actors, None, entry)
    record.parent.mkdir(exist_ok=True)
    replace_file(record.with_suffix(".mask"), masked)
    lines = [
        *([modeline(_SCHEMA)] if (record.parent / _SCHEMA).is_file() else []),
        f"source: {name}",
        f"sha256: {digest}",
        f"bytes: {len(content)}",
        f"length: {len(text)}",
        f"mask_sha256: {sha256(masked).hexdigest()}",
        f"lang: {tag}",
        *_facts(scalar, "", {"url": url, "archive_url": archive_url, "captured_on": captured_on}),
        "regions:",
        *(f"  {start}: {region}" for start, region in regions.items()),
        "articles:",
        "  main:",
        f"    publisher: {outlet}",
        *_facts(scalar, "    ", {"headline": guess_headline(text, regions), "published": None}),
        "    translation: unknown",
    ]
    replace_file(record, "\n".join((*lines, "")).encode("utf-8"))
    (folder / ACTORS).parent.mkdir(parents=True, exist_ok=True)
    replace_file(folder / ACTORS, actors.encode("utf-8"))
    typer.echo(f"wrote sources/{name}.yaml and sources/{name}.mask; the regions are guessed: check them")
    if not reader.reads_words:
        typer.echo(f"`{tag}` is not a language that claimpack reads: only digits on this page are checked")


def _facts(scalar: Callable[[str], str], indent: str, facts: Mapping[str, str | None]) -> list[str]:
    """Write what is known, and that the rest is not."""
    known = [f"{indent}{name}: {scalar(value)}" for name, value in facts.items() if value is not None]
    missing = [f"{indent}  {name}: unknown" for name, value in facts.items() if value is None]
    return [*known, f"{indent}missing:", *missing] if missing else known


def _language_of(text: str) -> str:
    """Return `ar` for a page with more Arabic letters than others, else `und`."""
    letters = [character_name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()]
    return "ar" if 2 * letters.count("ARABIC") > len(letters) else "und"


def _page_of(file: Path) -> tuple[bytes, str]:
    try:
        content = file.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise ClaimpackError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ClaimpackError(f"{file} is not UTF-8 (byte {error.start})") from error
    if not text.strip():
        raise ClaimpackError(f"{file} has no text")
    return content, text


def _refuse_known(folder: Path, digest: str, record: Path) -> None:
    if record.exists():
        raise ClaimpackError(f"{record.relative_to(folder).as_posix()} exists; name another id with --as")
    for other in sorted((folder / "sources").glob("*.yaml")):
        if digest.encode() in other.read_bytes():
            raise ClaimpackError(f"this page is registered already, in sources/{other.name}")


def mask_sources(
    slugs: Annotated[list[str] | None, typer.Argument(help="Sources. Default: all.")] = None,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Make the masked text of sources from their texts, and write its digest into their records.

    Examples:
      claimpack source mask harbour-talks --texts ~/pages
    """
    from claimpack.pipeline import check_project
    from claimpack.text.spelling import did_you_mean

    folder = root_of(root)
    checked = check_project(folder, texts=texts_of(texts))
    sources = checked.corpus.sources
    for slug in slugs or sources:
        if slug not in sources:
            hint = did_you_mean(slug, sources, "run `claimpack check`")
            raise ClaimpackError(f"there is no readable source `{slug}`; {hint}")
    missing = 0
    for slug in slugs or sources:
        page = checked.pages.by_source[slug]
        if page.text is None:
            missing += 1
            typer.echo(f"{slug}: the text is not available; name its folder with --texts")
        else:
            record = sources[slug].location
            place = checked.documents[record.path].text_range(record.child("mask_sha256"))
            _write_mask(folder, slug, page, place)
    raise typer.Exit(1 if missing else 0)


def _write_mask(folder: Path, slug: str, page: Page, place: TextRange) -> None:
    from claimpack.text.mask import mask
    from claimpack.write.atomic import replace_file
    from claimpack.write.fixes import write_edits

    masked = mask(page.text or "", page.sha256, page.language).encode("utf-8")
    replace_file(folder / "sources" / f"{slug}.mask", masked)
    write_edits(folder / "sources" / f"{slug}.yaml", [(place, sha256(masked).hexdigest())])
    typer.echo(f"sources/{slug}.mask: {len(page.text or '')} characters")
