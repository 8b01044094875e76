"""One page through the stages: the files of a sheaf in, all that the whole needs to know of them out.

A part is text (JSON and CSV), so that it can be stored, handed from one process to another, and kept by
the thousand. It depends on the sheaf, on the base, on the texts that the sheaf names, and on nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimpack import plugins
from claimpack.check.counts import tally
from claimpack.check.formatting import check_formatting
from claimpack.check.packing import packed, unpacked
from claimpack.check.places import locate
from claimpack.check.runner import run_page
from claimpack.check.suppressions import MARK
from claimpack.model.linked_claim import LinkedClaim
from claimpack.model.report import VerificationCounts
from claimpack.parse.records import Parser, parse
from claimpack.parse.source_map import SourceMap
from claimpack.pipeline.dependencies import RegistryFingerprints, asked_of, digest_of_words, watched
from claimpack.pipeline.visible import texts_named
from claimpack.resolve.corpus import resolve_pages, resolve_registries
from claimpack.resolve.pages import pages_of
from claimpack.tables.assemble import tabulate_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimpack.check.places import Located
    from claimpack.model.contracts import Contracts
    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile, SourceFiles
    from claimpack.pipeline.stock import Stock
    from claimpack.resolve.corpus import ResolvedRegistries


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageContext:
    """What every page is compiled against: the contracts, and the registries of the project."""

    contracts: Contracts
    parser: Parser
    ground: ResolvedRegistries
    findings: tuple[Finding, ...]
    """What is wrong with the registries, each by itself; not located yet."""
    files: tuple[InputFile, ...]
    """What it was made from."""
    own: str
    """Stands for the compiler itself."""
    answers: RegistryFingerprints
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

    findings: list[Finding]
    """Located."""
    tally: VerificationCounts
    rejected: list[str]
    facts: dict[str, str]
    """What rules collected, by code; packed still, for there is much of it and each is needed once."""
    leaving: list[list[str]]
    """Links to other pages: the claim that has them, and the target."""
    commented: list[str]
    """Files that may hold comments for the checker."""


def base_of(files: Iterable[InputFile], contracts: Contracts, own: str = "") -> PageContext:
    """Parse and resolve what belongs to no page: registries, ledgers, and files that stand nowhere."""
    files = tuple(files)
    parser = Parser(contracts.shapes)
    parsed = parse(files, parser)
    ground, unresolved = resolve_registries(parsed.records, contracts.vocabularies)
    unlike = check_formatting(files, parsed.documents, contracts.shapes, _unsound(parsed.findings))
    return PageContext(
        contracts=contracts,
        parser=parser,
        ground=ground,
        findings=(*parsed.findings, *unlike, *unresolved),
        files=files,
        own=own,
        answers=RegistryFingerprints(own, files, ground),
    )


def part_of(sheaf: SourceFiles, base: PageContext, texts: Mapping[str, bytes], *, rows: bool) -> Part:
    """Parse, resolve, check and tabulate one page. `texts` are by digest."""
    parsed = parse(sheaf.files, base.parser)
    ground, registries = watched(base.ground)
    corpus, unresolved = resolve_pages(parsed.records, ground)
    masks = {} if sheaf.mask is None else {sheaf.source_id: sheaf.mask}
    pages = pages_of(corpus.sources.values(), masks, texts)
    ran = run_page(plugins.rules(), corpus, pages)
    unlike = check_formatting(
        sheaf.files, parsed.documents, base.contracts.shapes, _unsound(parsed.findings)
    )
    wrong = (*parsed.findings, *unlike, *unresolved, *ran.findings)
    maps: dict[str, Located] = {file.path: SourceMap(file, base.parser) for file in sheaf.files}
    found = locate(wrong, {**maps, **parsed.documents})
    has_rows = rows and corpus.articles.keys() >= corpus.by_article.keys()
    head = [
        [packed(one) for one in found],
        _values(tally(corpus, pages)),
        sorted(parsed.records.rejected),
        {code: _json(collected) for code, collected in ran.facts.items()},
        ran.leaving,
        [file.path for file in sheaf.files if MARK in file.content],
    ]
    lines = tabulate_pages(corpus, base.contracts.tables, plugins.tables()) if has_rows else {}
    return Part(_json(head), _json(ran.ends), framed(lines) if rows else None, asked_of(registries))


def made(source_id: str, stock: Stock, base: PageContext, *, rows: bool) -> tuple[str, Part]:
    """Make the part of a page of what its files hold at this moment, and name these."""
    sheaf = stock.sheaf(source_id)
    record = next((file.content for file in sheaf.files if file.kind == "source"), b"")
    found = ((digest, stock.texts.get(digest)) for digest in texts_named(record, stock.texts))
    texts = {digest: text for digest, text in found if text is not None}
    files = sheaf.files if sheaf.mask is None else (*sheaf.files, sheaf.mask)
    name = named(base, ((file.path, file.digest) for file in files), texts)
    return name, part_of(sheaf, base, texts, rows=rows)


def named(base: PageContext, files: Iterable[tuple[str, str]], texts: Iterable[str]) -> str:
    """Name all that a part depends on but what its page asks of the registries: files by path and digest,
    texts by their digests, and what every page depends on.
    """
    return digest_of_words([base.answers.common, *(f"{path} {digest}" for path, digest in files), *texts])


def head_of(head: str) -> Head:
    """Unpack the head of a part."""
    found, counts, *rest = json.loads(head)
    *numbers, texts_missing = counts
    counted = VerificationCounts(
        **dict(zip(_COUNTS, numbers, strict=True)), texts_missing=tuple(texts_missing)
    )
    return Head([unpacked(one) for one in found], counted, *rest)


def end_of(ends: str, claim_id: str) -> LinkedClaim | None:
    """Unpack what links see of one claim of a part."""
    start = ends.find(f'["{claim_id}",')  # no other list begins with an id, and no text has such quotes
    return None if start < 0 else LinkedClaim.restored(_DECODER.raw_decode(ends, start)[0])


def claims_in(ends: str) -> tuple[str, ...]:
    """Name the claims of a part."""
    return tuple(end[0] for end in json.loads(ends))


_DECODER = json.JSONDecoder()
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COUNTS = tuple(name for name in VerificationCounts.__dataclass_fields__ if name != "texts_missing")


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


def _values(one: VerificationCounts) -> list[object]:
    return [*(getattr(one, name) for name in _COUNTS), one.texts_missing]


def _unsound(findings: Sequence[Finding]) -> frozenset[str]:
    """Name the files with errors: how they would be laid out cannot be told."""
    return frozenset(one.location.path for one in findings if one.severity == "error")
