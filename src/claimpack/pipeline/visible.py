"""What a reader sees of the files of a stock."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from claimpack.check.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.input_file import InputFile
    from claimpack.pipeline.stock import Stock

_DIGEST = re.compile(rb"\b[0-9a-f]{64}\b")


def lines_of(stock: Stock, others: Iterable[InputFile] = (), commented: Iterable[str] = ()) -> Lines:
    """Give the lines of any file. A page whose text is at hand shows the text, not the mask."""
    by_path = {file.path: file for file in others}
    return Lines(stock.paths, partial(_shown, stock, by_path), commented)


def texts_of(stock: Stock) -> dict[str, str]:
    """Give the texts that are at hand, by the ids of their sources."""
    texts = ((source_id, _text(stock, source_id)) for source_id in stock.sheaves)
    return {source_id: text for source_id, text in texts if text is not None}


def texts_named(record: bytes, texts: Mapping[str, bytes]) -> list[str]:
    """Give the digests that the record of a page names and of which a text is at hand, in its order."""
    named = (found.decode() for found in _DIGEST.findall(record) if texts)
    return [digest for digest in named if digest in texts]


def _shown(stock: Stock, others: Mapping[str, InputFile], path: str) -> str | None:
    if path.startswith("sources/") and path.endswith(".mask"):
        text = _text(stock, path[len("sources/") : -len(".mask")])
        if text is not None:
            return text
    file = others.get(path) or stock.read(path)
    try:
        return None if file.read_error is not None else file.content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _text(stock: Stock, source_id: str) -> str | None:
    record = stock.read(f"sources/{source_id}.yaml").content if stock.texts else b""
    for digest in texts_named(record, stock.texts):
        try:
            return stock.texts[digest].decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
    return None
