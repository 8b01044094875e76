"""What a rule needs: the types of its subjects, and what findings are made of.

    from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

Rules of other packages import from here too; names here stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimpack.model.anchor import Anchor, AnchorUse, digest_of
from claimpack.model.claim import Attribution, Claim, Link
from claimpack.model.corpus import Corpus
from claimpack.model.dated import Dated, Extent
from claimpack.model.figure import Figure
from claimpack.model.finding import Finding, Related
from claimpack.model.fix import Edit, Fix, meant, rewrite
from claimpack.model.linked_claim import LinkedClaim, LinkOut, LinkPair
from claimpack.model.location import Location, Span, TextRange
from claimpack.model.pages import Page, Pages
from claimpack.model.registry import Actor, Event, Measure, Post, Unit
from claimpack.model.rule import Rule
from claimpack.model.source import Article, Region, Source

__all__ = [
    "Actor",
    "Anchor",
    "AnchorUse",
    "Article",
    "Attribution",
    "Claim",
    "Corpus",
    "Dated",
    "Edit",
    "Event",
    "Extent",
    "Figure",
    "Finding",
    "Fix",
    "Iterable",
    "Iterator",
    "Link",
    "LinkOut",
    "LinkPair",
    "LinkedClaim",
    "Location",
    "Mapping",
    "Measure",
    "Page",
    "Pages",
    "Post",
    "Region",
    "Related",
    "Rule",
    "Sequence",
    "Source",
    "Span",
    "TextRange",
    "Unit",
    "digest_of",
    "meant",
    "rewrite",
]
