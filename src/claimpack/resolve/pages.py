"""Masks and texts from disk to the page of each source."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.languages import language
from claimpack.model.pages import Page, Pages, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.input_file import InputFile
    from claimpack.model.source import Source


def pages_of(
    sources: Iterable[Source], masks: Mapping[str, InputFile], texts: Mapping[str, bytes]
) -> Pages:
    """Find the mask and, by its digest, the text of each source. An unsound mask is not used."""
    return Pages(
        by_source={
            source.source_id: _page(source, masks.get(source.source_id), texts.get(source.sha256))
            for source in sources
        }
    )


def _page(source: Source, file: InputFile | None, content: bytes | None) -> Page:
    mask, read_error = _mask(source, file)
    try:
        text = content.decode("utf-8") if content is not None else None
    except UnicodeDecodeError:
        text, read_error = None, ReadError("sha256", "the text with this digest is not UTF-8")
    return Page(
        source_id=source.source_id,
        language=language(source.lang),
        sha256=source.sha256,
        text=text,
        n_bytes=len(content) if content is not None else None,
        mask=mask,
        read_error=read_error,
    )


def _mask(source: Source, file: InputFile | None) -> tuple[str | None, ReadError | None]:
    path = f"sources/{source.source_id}.mask"
    if file is None:
        return None, ReadError("mask_sha256", f"there is no `{path}`")
    if file.read_error is not None:
        return None, ReadError("mask_sha256", f"`{path}` cannot be read: {file.read_error}")
    if sha256(file.content).hexdigest() != source.mask_sha256:
        return None, ReadError("mask_sha256", f"`{path}` is not the file with this digest")
    mask = file.content.decode("utf-8", errors="replace")
    if len(mask) != source.n_chars:
        problem = f"`{path}` has {len(mask)} characters, the record says {source.n_chars}"
        return None, ReadError("length", problem, f"write {len(mask)}")
    return mask, None
