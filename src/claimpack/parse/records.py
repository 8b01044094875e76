"""Input files to typed records, each with its location. The entry point of this stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from claimpack.model.corpus import Records
from claimpack.model.fix import rewrite
from claimpack.model.location import START, Location
from claimpack.parse.annotations import build_annotations
from claimpack.parse.decode import decode
from claimpack.parse.prose import foreign_prose, foreign_prose_in
from claimpack.parse.registries import (
    build_actor,
    build_cues,
    build_event,
    build_measure,
    build_released,
    build_tombstone,
    build_unit,
)
from claimpack.parse.schema import checker_of
from claimpack.parse.sources import build_source
from claimpack.rules.yaml import misplaced_file
from claimpack.yaml.fast import FastReader, NeedsStrictReader
from claimpack.yaml.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile
    from claimpack.parse.fields import Fields
    from claimpack.yaml.document import Document

# Registry files: their field of the records, the kind of an entry, and how an entry is built.
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
    """Records, the documents of the files that the strict reader read, and findings."""

    records: Records
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]


class Parser:
    """The two readers of YAML and the schemas, which remember what they have checked."""

    def __init__(self, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        self.fast = FastReader(shapes)
        self.schema = checker_of(shapes)

    def formatted_values(self, file: InputFile) -> dict[str, Any] | None:
        """Return the values of a file in canonical format (Y06); None if the strict reader must decide."""
        if file.read_error is not None:
            return None
        try:
            return self.fast.read(file.content.decode("utf-8"), str(file.kind))
        except (NeedsStrictReader, UnicodeDecodeError):
            return None

    def valid_values(self, file: InputFile) -> dict[str, Any] | None:
        """Return the values of a file without findings; None if the strict reader must decide."""
        tree = self.formatted_values(file)
        if tree is None or not self.schema.fits(tree, str(file.kind)) or foreign_prose_in(tree):
            return None
        return tree


def parse(files: Iterable[InputFile], parser: Parser) -> Parsed:
    """Parse every file by itself; a file or record that is refused does not hide the others.

    Files without findings are read by the fast reader and have no document.
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
        tree: object = parser.valid_values(file)
        bad: frozenset[str] = frozenset()
        if tree is None:
            document, found, refused = _document(file)
            findings += found
            if document is None:
                records = replace(records, rejected=records.rejected | {_all_records(file)})
                continue
            documents[file.path] = document
            wrong = [
                finding
                for finding in parser.schema.check(document, file.kind)
                if not _at_or_below(finding.location.pointer, refused)
            ]
            findings += [*wrong, *foreign_prose(document)]
            bad = refused | {finding.location.pointer for finding in wrong}
            tree = plain(document.root)
        records, misplaced = _add(records, file, tree, bad)
        findings += misplaced
    return Parsed(records, documents, tuple(findings))


def parse_file(file: InputFile) -> tuple[Document | None, list[Finding]]:
    """Parse one file with the strict reader, without its schema."""
    document, found, _ = _document(file)
    return document, found


def _document(file: InputFile) -> tuple[Document | None, list[Finding], frozenset[str]]:
    text, undecoded = decode(file)
    if text is None:
        return None, list(undecoded), frozenset()
    from claimpack.yaml.strict import parse_yaml  # most runs do not need PyYAML

    return parse_yaml(file.path, text)


def _at_or_below(pointer: str, roots: Iterable[str]) -> bool:
    return any(pointer == root or pointer.startswith(f"{root}/") for root in roots)


def _is_valid(bad: frozenset[str], location: Location) -> bool:
    """Determine whether nothing is wrong at a record, inside it, or with a map that holds it."""
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


def _all_records(file: InputFile) -> str:
    """Return all records of a file, as `Records.rejected` does."""
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
        return replace(records, rejected=records.rejected | {_all_records(file)}), []
    is_valid = partial(_is_valid, bad)
    if file.kind == "source":
        return _add_source(records, file, tree, bad)
    if file.kind == "annotations":
        return _add_annotations(records, file, tree, is_valid)
    if file.kind == "baseline":
        return records, []  # the list of known findings, which the check stage reads
    field, kind, build = _REGISTRIES[str(file.kind)]
    entries, rejected = [], []
    for key, value in tree.items():
        location = Location(file.path).child(key)
        if is_valid(location):
            entries.append(build(key, value, location))
        else:
            rejected.append(f"{kind}:{key}")
    changes: dict[str, Any] = {
        field: (*getattr(records, field), *entries),
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
    records: Records, file: InputFile, tree: Fields, is_valid: Callable[[Location], bool]
) -> tuple[Records, list[Finding]]:
    article_id = _article_id(file)
    location = Location(file.path)
    misplaced = _named(location.child("article"), tree.get("article"), article_id)
    if not isinstance(tree.get("claims"), dict):
        rejected = records.rejected | {f"claims:{article_id}"}
        return replace(records, rejected=rejected), misplaced
    built = build_annotations(article_id, tree, location, is_valid)
    rejected = records.rejected.union(f"claim:{article_id}/{slug}" for slug in built.rejected)
    return replace(records, files=(*records.files, built), rejected=rejected), misplaced


def _named(location: Location, written: object, expected: str) -> list[Finding]:
    if written is None or written == expected:
        return []
    problem = f"the file says it is `{cast('str', written)}`, its path says `{expected}`"
    hint = f"write `{expected}`, or move the file"
    fix = rewrite(location, expected, safe=True)
    return [misplaced_file.RULE.at(location, problem=problem, hint=hint, fix=fix)]
