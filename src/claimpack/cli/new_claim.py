"""`claimpack new claim`: add a claim to the annotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimpack.model.corpus import Corpus
    from claimpack.scaffold.claims import Draft


def claim(
    target: Annotated[
        str,
        typer.Argument(metavar="SOURCE/ARTICLE[/SLUG]", help="The article, and the slug of the claim."),
    ],
    kind: Annotated[
        str | None, typer.Option(help="quantity, event, stance, commitment or silence.")
    ] = None,
    gloss: Annotated[
        str | None, typer.Option(help="The claim in one sentence of your own English.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACTOR",
            help="Who says it. Repeat it for a chain, from the outermost relay to the origin; those who "
            "speak together are A,B.",
        ),
    ] = None,
    own_voice: Annotated[
        bool, typer.Option("--own-voice", help="The article itself says it, without a voice.")
    ] = False,
    figure: Annotated[str | None, typer.Option(help="The number as you read it: about 3000.")] = None,
    measure: Annotated[str | None, typer.Option(help="What the figure counts.")] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=WORDS",
            help="Words of the page for a field. Can be repeated. Words for `by`, `cue` and `said` "
            "belong to the voices in their order.",
        ),
    ] = None,
    annotator: Annotated[
        str | None, typer.Option(help="The annotator, for a new file. Default: your name in git.")
    ] = None,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Add a claim to the annotations of an article, with TODO for each missing value.

    Quoted words get their offset if they occur only once in the article. The exit status is 0 if the
    claim is written; `claimpack check` then reports what is missing.

    Examples:
      claimpack new claim harbour-talks/main

      claimpack new claim harbour-talks/main/grain-sold --measure grain-shipped --figure 300
      --by harbour-master --quote 'figure=300 tons'
    """
    from claimpack.pipeline import check_project
    from claimpack.scaffold.claims import Draft, claim_entry, quote_of
    from claimpack.scaffold.entries import append_entry
    from claimpack.scaffold.targets import article_of, free_slug, ids_of, known_code, taken_slugs
    from claimpack.write.atomic import replace_file

    if by and own_voice:
        raise ClaimpackError("--by and --own-voice cannot be used together")
    folder = root_of(root)
    checked = check_project(folder, texts=texts_of(texts))
    corpus = checked.corpus
    article_id, slug = article_of(target, corpus)
    known_code("kind", kind, corpus.vocabularies["claim-kind"])
    voices = tuple(ids_of(names) for names in by or ())
    measures = ids_of(measure) if measure is not None else ()
    path = f"annotations/{article_id}.yaml"
    text = _file(folder, path, article_id, annotator)
    page = checked.pages.by_source[article_id.partition("/")[0]]
    fields = [code.code for code in corpus.vocabularies["evidence-field"]]
    origin = voices[-1] if voices else ()
    draft = Draft(
        slug=free_slug(slug, (*(measures or (kind or "claim",)), *origin), taken_slugs(article_id, corpus)),
        kind=kind,
        gloss=gloss,
        measure=measure,
        figure=figure,
        voices=voices,
        own_voice=own_voice,
        quotes=tuple(quote_of(one, fields, article_id, corpus, page) for one in quote or ()),
    )
    new = append_entry(path, text, "claims", claim_entry(draft))
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    replace_file(folder / path, new.encode("utf-8"))
    typer.echo(f"{path}: added {article_id}/{draft.slug}")
    for line in _left(draft, corpus):
        typer.echo(f"  {line}")
    typer.echo("  edit it, then run `claimpack check`")


def _file(folder: Path, path: str, article_id: str, annotator: str | None) -> str:
    """Return the text of the annotation file, or a header if there is no file."""
    from claimpack.scaffold.entries import modeline
    from claimpack.workspace.annotator import guidelines_version

    file = folder / path
    if file.exists():
        return _text_of(file, path, annotator)
    lines = [
        f"article: {article_id}",
        f"annotator: {_annotator(folder, annotator)}",
        f"guidelines: {guidelines_version(folder)}",
        "status: draft",
        "claims:",
    ]
    if (folder / "schemas" / "annotations.schema.json").is_file():
        lines.insert(0, modeline("../../schemas/annotations.schema.json"))
    return "\n".join((*lines, ""))


def _text_of(file: Path, path: str, annotator: str | None) -> str:
    if annotator is not None:
        raise ClaimpackError(f"{path} already names its annotator; omit --annotator")
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimpackError(f"{path} cannot be read; run `claimpack check` first") from error


def _annotator(folder: Path, given: str | None) -> str:
    from claimpack.scaffold.ids import slug_of, well_formed
    from claimpack.workspace.annotator import git_names

    if given is not None:
        return well_formed(given, "sh")
    for name in git_names(folder):
        if slug_of(name):
            return slug_of(name)
    raise ClaimpackError("git does not know your name; name the annotator with --annotator, such as sh")


def _left(draft: Draft, corpus: Corpus) -> Iterable[str]:
    """Yield a line for each quote without an offset, and for each name that is not registered."""
    from claimpack.text.spelling import did_you_mean

    for quote in draft.quotes:
        if len(quote.places) != 1:
            candidates = ", ".join(map(str, quote.places)) or "none"
            yield f"`{quote.key}`: candidates {candidates}"
    actors = [name for joint in draft.voices for name in joint]
    for name in actors:
        if name not in corpus.actors and not corpus.is_rejected("actor", name):
            add = f"add it with `claimpack new actor {name}`"
            yield f"there is no actor `{name}` yet; {did_you_mean(name, corpus.actors, add)}"
    measure = draft.measure
    if (
        measure is not None
        and measure not in corpus.measures
        and not corpus.is_rejected("measure", measure)
    ):
        add = "add it to annotations/registry/measures.yaml"
        yield f"there is no measure `{measure}` yet; {did_you_mean(measure, corpus.measures, add)}"
