"""One page through the stages: the files of a sheaf in, all that the whole needs to know of them out.

A part is text (JSON and CSV), so that it can be stored, handed from one process to another, and kept by
the thousand. It depends on the sheaf, on the base, on the texts that the sheaf names, and on nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimpack import plugins
from claimpack.check.form import unlike_their_layout
from claimpack.check.packing import packed, unpacked
from claimpack.check.places import locate
from claimpack.check.runner import run_page
from claimpack.check.tally import tally
from claimpack.check.waivers import MARK
from claimpack.compile.shown import texts_named
from claimpack.compile.traces import Answers, asked_of, digest_of_words, watched
from claimpack.model.ends import End
from claimpack.model.report import Tally
from claimpack.parse.records import Parser, parse
from claimpack.parse.source_map import SourceMap
from claimpack.resolve.corpus import resolve_pages, resolve_registries
from claimpack.resolve.pages import pages_of
from claimpack.tabulate.package import tabulate_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimpack.check.places import Located
    from claimpack.compile.stock import Stock
    from claimpack.model.contracts import Contracts
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.input_file import InputFile, Sheaf
    from claimpack.resolve.corpus import Ground


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Base:
    """What every page is compiled against: the contracts, and the registries of the project."""

    contracts: Contracts
    parser: Parser
    ground: Ground
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the registries, each by itself; not located yet."""
    files: tuple[InputFile, ...]
    """What it was made from."""
    own: str
    """Stands for the compiler itself."""
    answers: Answers
    """What they answer to a page."""


class Part(NamedTuple):
    """What one page gave, packed. A check reads the head of every part, and little else."""

    head: str
    ends: str
    rows: str | None
    """The lines of its tables, framed; None where nobody asked for them."""
    asked: str
    """What it asked of the registries, packed."""


class Head(NamedTuple):
    """The head of a part, unpacked."""

    diagnostics: list[Diagnostic]
    """Located."""
    tally: Tally
    unread: list[str]
    facts: dict[str, str]
    """What rules gathered, by code; packed still, for there is much of it and each is needed once."""
    leaving: list[list[str]]
    """Links to other pages: the claim that has them, and the target."""
    commented: list[str]
    """Files that may hold comments for the checker."""


def base_of(files: Iterable[InputFile], contracts: Contracts, own: str = "") -> Base:
    """Parse and resolve what belongs to no page: registries, ledgers, and files that stand nowhere."""
    files = tuple(files)
    parser = Parser(contracts.shapes)
    parsed = parse(files, parser)
    ground, unresolved = resolve_registries(parsed.records, contracts.vocabularies)
    unlike = unlike_their_layout(files, parsed.documents, contracts.shapes, _unsound(parsed.diagnostics))
    return Base(
        contracts=contracts,
        parser=parser,
        ground=ground,
        diagnostics=(*parsed.diagnostics, *unlike, *unresolved),
        files=files,
        own=own,
        answers=Answers(own, files, ground),
    )


def part_of(sheaf: Sheaf, base: Base, texts: Mapping[str, bytes], *, rows: bool) -> Part:
    """Parse, resolve, check and tabulate one page. `texts` are by digest."""
    parsed = parse(sheaf.files, base.parser)
    ground, registries = watched(base.ground)
    corpus, unresolved = resolve_pages(parsed.records, ground)
    masks = {} if sheaf.mask is None else {sheaf.source_id: sheaf.mask}
    pages = pages_of(corpus.sources.values(), masks, texts)
    ran = run_page(plugins.rules(), corpus, pages)
    unlike = unlike_their_layout(
        sheaf.files, parsed.documents, base.contracts.shapes, _unsound(parsed.diagnostics)
    )
    wrong = (*parsed.diagnostics, *unlike, *unresolved, *ran.diagnostics)
    maps: dict[str, Located] = {file.path: SourceMap(file, base.parser) for file in sheaf.files}
    found = locate(wrong, {**maps, **parsed.documents})
    has_rows = rows and corpus.articles.keys() >= corpus.by_article.keys()
    head = [
        [packed(one) for one in found],
        _values(tally(corpus, pages)),
        sorted(parsed.records.unread),
        {code: _json(gathered) for code, gathered in ran.facts.items()},
        ran.leaving,
        [file.path for file in sheaf.files if MARK in file.content],
    ]
    lines = tabulate_pages(corpus, base.contracts.tables, plugins.tables()) if has_rows else {}
    return Part(_json(head), _json(ran.ends), framed(lines) if rows else None, asked_of(registries))


def made(source_id: str, stock: Stock, base: Base, *, rows: bool) -> tuple[str, Part]:
    """Make the part of a page of what its files hold at this moment, and name these."""
    sheaf = stock.sheaf(source_id)
    record = next((file.content for file in sheaf.files if file.kind == "source"), b"")
    found = ((digest, stock.texts.get(digest)) for digest in texts_named(record, stock.texts))
    texts = {digest: text for digest, text in found if text is not None}
    files = sheaf.files if sheaf.mask is None else (*sheaf.files, sheaf.mask)
    name = named(base, ((file.path, file.digest) for file in files), texts)
    return name, part_of(sheaf, base, texts, rows=rows)


def named(base: Base, files: Iterable[tuple[str, str]], texts: Iterable[str]) -> str:
    """Name all that a part depends on but what its page asks of the registries: files by path and digest,
    texts by their digests, and what every page depends on.
    """
    return digest_of_words([base.answers.common, *(f"{path} {digest}" for path, digest in files), *texts])


def head_of(head: str) -> Head:
    """Unpack the head of a part."""
    found, counts, *rest = json.loads(head)
    *numbers, texts_missing = counts
    counted = Tally(**dict(zip(_COUNTS, numbers, strict=True)), texts_missing=tuple(texts_missing))
    return Head([unpacked(one) for one in found], counted, *rest)


def end_of(ends: str, claim_id: str) -> End | None:
    """Unpack what links see of one claim of a part."""
    start = ends.find(f'["{claim_id}",')  # no other list begins with an id, and no text has such quotes
    return None if start < 0 else End.restored(_DECODER.raw_decode(ends, start)[0])


def claims_in(ends: str) -> tuple[str, ...]:
    """Name the claims of a part."""
    return tuple(end[0] for end in json.loads(ends))


_DECODER = json.JSONDecoder()
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COUNTS = tuple(name for name in Tally.__dataclass_fields__ if name != "texts_missing")


def framed(texts: Mapping[str, str]) -> str:
    """Put texts behind each other, each behind a line with its name and its length in characters."""
    return "".join(f"{name} {len(text)}\n{text}" for name, text in texts.items())


def unframed(framed: str) -> Iterator[tuple[str, str]]:
    """Give the texts with their names."""
    at = 0
    while at < len(framed):
        end = framed.index("\n", at)
        name, length = framed[at:end].split()
        at = end + 1 + int(length)
        yield name, framed[end + 1 : at]


def _values(one: Tally) -> list[object]:
    return [*(getattr(one, name) for name in _COUNTS), one.texts_missing]


def _unsound(diagnostics: Sequence[Diagnostic]) -> frozenset[str]:
    """Name the files with errors: how they would be laid out cannot be told."""
    return frozenset(one.locus.path for one in diagnostics if one.severity == "error")
