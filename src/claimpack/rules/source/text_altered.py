"""A page or mask that does not match its source record.

## What it finds

A masked text that is missing, or whose digest or number of characters differs from the record. If the
text is available, also a number of bytes or characters that differs from the record, and a mask that was
not made from this text.

## Why it matters

All offsets count characters of one exact page. One added line break moves every anchor after it.

## Example

A mask that a checkout with CRLF line endings has rewritten.

## Write instead

Restore the file, or create the mask again from the text: `claimpack source mask SOURCE --texts DIR`.
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule, Source
from claimpack.text.mask import mask

RULE = Rule(code="S02", name="text-altered", message="{problem}", scope="source")


def check(source: Source, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare the record of a source with its mask and, if it is available, its text."""
    page = pages.get(source.source_id)
    if page is None:
        return
    remake = f"run `claimpack source mask {source.source_id} --texts DIR`"
    read_error = page.read_error
    if read_error is not None:
        at = source.location.child(read_error.key)
        yield RULE.at(at, problem=read_error.problem, hint=read_error.remedy or remake)
    if page.text is None:
        return
    counts = (("bytes", source.n_bytes, page.n_bytes), ("length", source.n_chars, len(page.text)))
    for key, written, counted in counts:
        if written != counted and (read_error is None or read_error.key != key):
            problem = f"the text has {counted}, the record says {written}"
            yield RULE.at(source.location.child(key), problem=problem, hint=f"write {counted}")
    if page.mask is not None and page.mask != mask(page.text, page.sha256, page.language):
        problem = f"`sources/{source.source_id}.mask` is not the mask of this text"
        yield RULE.at(source.location.child("mask_sha256"), problem=problem, hint=remake)
