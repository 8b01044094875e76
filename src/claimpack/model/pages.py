"""Pages: the characters that anchors point into, real or masked. No table is ever made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.finding import Related
from claimpack.model.line_index import LineIndex
from claimpack.model.location import START, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.language import Language
    from claimpack.model.location import Span


@dataclass(frozen=True, slots=True)
class ReadError:
    """Why a mask or a text is not used, and the key of the record that disagrees with it."""

    key: str
    problem: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One source's text, where it is available, and its masked text, where that is sound.

    Both have the same number of code points. `read_error` says why there is no mask.
    """

    source_id: str
    language: Language
    sha256: str
    text: str | None
    n_bytes: int | None
    mask: str | None
    read_error: ReadError | None

    @property
    def visible_text(self) -> str | None:
        """What a reader may see: the text if it is here, else the mask."""
        return self.text if self.text is not None else self.mask

    def related(self, span: Span, message: str) -> Related:
        """Point at a stretch of the page: at its masked text, which is a file with the same lines."""
        path = f"sources/{self.source_id}.mask"
        shown = self.mask
        if shown is None:  # what lies there is another file, or none
            return Related(location=Location(path, text_range=START), message=message)
        text_range = LineIndex(shown).text_range(span.start, span.end)
        return Related(location=Location(path, text_range=text_range), message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page of each source."""

    by_source: Mapping[str, Page]

    def get(self, source_id: str) -> Page | None:
        """Find the page of a source."""
        return self.by_source.get(source_id)
