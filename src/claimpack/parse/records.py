"""Input files to typed records, each with its range in its file. The one entrance to this stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from claimpack.model.corpus import Records
from claimpack.model.document import Document, plain
from claimpack.model.fix import rewrite
from claimpack.model.location import START, Location
from claimpack.parse.annotation_record import build_annotations
from claimpack.parse.decode import decode
from claimpack.parse.prose import foreign_prose, foreign_prose_in
from claimpack.parse.quick_tree import QuickReader
from claimpack.parse.registry_record import (
    build_actor,
    build_cues,
    build_event,
    build_measure,
    build_released,
    build_tombstone,
    build_unit,
)
from claimpack.parse.shape import ShapeChecker
from claimpack.parse.source_record import build_source
from claimpack.rules.yaml import misplaced_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile
    from claimpack.parse.fields import Fields

# Registry files: which shelf of the records they fill, what one entry is called, how it is built.
_REGISTRIES: Mapping[str, tuple[str, str, Callable[[str, Any, Location], object]]] = {
    "actors": ("actors", "actor", build_actor),
    "units": ("units", "unit", build_unit),
    "measures": ("measures", "measure", build_measure),
    "events": ("events", "event", build_event),
    "cues": ("cues", "cue", build_cues),
    "released": ("released", "released", build_released),
    "retired": ("retired", "retired", build_tombstone),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """All records of a project, trees of the files that had to be looked at closely, and what was wrong."""

    records: Records
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]


class Parser:
    """What files are parsed by: two readers of YAML and the schemas, which learn as they go."""

    def __init__(self, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the schemas by name."""
        self.quick = QuickReader(shapes)
        self.shape = ShapeChecker(shapes)

    def format_document(self, file: InputFile) -> dict[str, Any] | None:
        """Give the values of a file in canonical layout (Y06); None in any doubt."""
        try:
            return (
                None if file.read_error else self.quick.tree(file.content.decode("utf-8"), str(file.kind))
            )
        except UnicodeDecodeError:
            return None

    def sound_tree(self, file: InputFile) -> dict[str, Any] | None:
        """Give the values of a file with which nothing is wrong so far; None in any doubt."""
        tree = self.format_document(file)
        if tree is None or not self.shape.fits(tree, str(file.kind)) or foreign_prose_in(tree):
            return None
        return tree


def parse(files: Iterable[InputFile], parser: Parser) -> Parsed:
    """Parse every file, each for itself; a file or record that is refused does not hide the others.

    Files with which nothing is wrong are read the quick way, and leave no document behind.
    """
    records = Records()
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for file in files:
        if file.kind is None:
            at = Location(file.path, text_range=START)
            problem, hint = "nothing is read from a file of this name and place", file.read_error
            findings.append(misplaced_file.RULE.at(at, problem=problem, hint=hint))
            continue
        tree: object = parser.sound_tree(file)
        bad: frozenset[str] = frozenset()
        if tree is None:
            document, found, refused = _document(file)
            findings += found
            if document is None:
                records = replace(records, rejected=records.rejected | {_whole(file)})
                continue
            documents[file.path] = document
            wrong = [
                finding
                for finding in parser.shape.check(document, file.kind)
                if not _at_or_below(finding.location.pointer, refused)
            ]
            findings += [*wrong, *foreign_prose(document)]
            bad = refused | {finding.location.pointer for finding in wrong}
            tree = plain(document.root)
        records, misplaced = _add(records, file, tree, bad)
        findings += misplaced
    return Parsed(records, documents, tuple(findings))


def parse_file(file: InputFile) -> tuple[Document | None, list[Finding]]:
    """Parse one file, without looking at its schema."""
    document, found, _ = _document(file)
    return document, found


def _document(file: InputFile) -> tuple[Document | None, list[Finding], frozenset[str]]:
    text, undecoded = decode(file)
    if text is None:
        return None, list(undecoded), frozenset()
    from claimpack.parse.yaml_tree import parse_yaml  # for files in doubt

    return parse_yaml(file.path, text)


def _at_or_below(pointer: str, roots: Iterable[str]) -> bool:
    return any(pointer == root or pointer.startswith(f"{root}/") for root in roots)


def _sound(bad: frozenset[str], location: Location) -> bool:
    """Tell whether nothing is wrong at a record, inside it, or with all that holds it."""
    if not bad:
        return True
    inside = f"{location.pointer}/"
    return not any(
        pointer == location.pointer or pointer.startswith(inside) or inside.startswith(f"{pointer}/")
        for pointer in bad
        if pointer
    )


def _slug(file: InputFile) -> str:
    return file.path.rpartition("/")[2].removesuffix(".yaml")


def _article_id(file: InputFile) -> str:
    # A second annotator's file, `main.b.yaml`, is of the same article.
    return "/".join(file.path.removesuffix(".yaml").removesuffix(".b").split("/")[1:])


def _whole(file: InputFile) -> str:
    """Name everything that a file would have held, as `Records.unread` does."""
    if file.kind == "source":
        return f"source:{_slug(file)}"
    if file.kind == "annotations":
        return f"claims:{_article_id(file)}"
    if file.kind == "baseline":
        return "baseline"
    return f"{_REGISTRIES[str(file.kind)][1]}:*"


def _add(
    records: Records, file: InputFile, tree: object, bad: frozenset[str]
) -> tuple[Records, list[Finding]]:
    if not isinstance(tree, dict):
        return replace(records, rejected=records.rejected | {_whole(file)}), []
    sound = partial(_sound, bad)
    if file.kind == "source":
        return _add_source(records, file, tree, bad)
    if file.kind == "annotations":
        return _add_annotations(records, file, tree, sound)
    if file.kind == "baseline":
        return records, []  # no data: the list of known findings, read by the check stage
    shelf, name, build = _REGISTRIES[str(file.kind)]
    entries, rejected = [], []
    for key, value in tree.items():
        location = Location(file.path).child(key)
        if sound(location):
            entries.append(build(key, value, location))
        else:
            rejected.append(f"{name}:{key}")
    changes: dict[str, Any] = {
        shelf: (*getattr(records, shelf), *entries),
        "rejected": records.rejected.union(rejected),
    }
    return replace(records, **changes), []


def _add_source(
    records: Records, file: InputFile, tree: Fields, bad: frozenset[str]
) -> tuple[Records, list[Finding]]:
    slug = _slug(file)
    location = Location(file.path)
    misplaced = _named(location.child("source"), tree.get("source"), slug)
    if bad:
        return replace(records, rejected=records.rejected | {f"source:{slug}"}), misplaced
    source = build_source(slug, tree, location)
    return replace(records, sources=(*records.sources, source)), misplaced


def _add_annotations(
    records: Records, file: InputFile, tree: Fields, sound: Callable[[Location], bool]
) -> tuple[Records, list[Finding]]:
    article_id = _article_id(file)
    location = Location(file.path)
    misplaced = _named(location.child("article"), tree.get("article"), article_id)
    if not isinstance(tree.get("claims"), dict):
        rejected = records.rejected | {f"claims:{article_id}"}
        return replace(records, rejected=rejected), misplaced
    built = build_annotations(article_id, tree, location, sound)
    rejected = records.rejected.union(f"claim:{article_id}/{slug}" for slug in built.rejected)
    return replace(records, files=(*records.files, built), rejected=rejected), misplaced


def _named(location: Location, written: object, expected: str) -> list[Finding]:
    if written is None or written == expected:
        return []
    problem = f"the file says it is `{cast('str', written)}`, its path says `{expected}`"
    hint = f"write `{expected}`, or move the file"
    fix = rewrite(location, expected, safe=True)
    return [misplaced_file.RULE.at(location, problem=problem, hint=hint, fix=fix)]
