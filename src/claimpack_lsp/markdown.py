"""What an id means, in a few lines of Markdown: the entry that defines it, as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.yaml.nodes import Mapping, Sequence
from claimpack_lsp.occurrences import scalar_text

if TYPE_CHECKING:
    from claimpack.yaml.nodes import Node
    from claimpack_lsp.document_store import DocumentStore

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
"""Isolates (UAX #9): what stands between the first two and the last reorders nothing around it."""

_MARKUP = re.compile(r"[\\`*_\[\]<>&#]")

_SHOWN = {
    "actor": ("name", "kind", "part_of", "posts", "aliases", "wikidata", "note"),
    "unit": ("dimension", "ucum", "factor", "note"),
    "measure": ("define", "not", "counts", "nature", "agent", "place", "note"),
    "event": ("define", "when", "place", "note"),
    "article": ("publisher", "published", "translation", "same_text_as", "note"),
    "source": ("lang", "url", "captured_on", "length"),
    "tombstone": ("since", "reason", "replaced_by", "note"),
    "claim": ("gloss", "kind", "measure", "figure", "reading", "event", "agent", "target", "place", "when"),
}
_HEADLINES = ("name", "define", "gloss", "ucum", "reason", "published")


def isolated(words: str) -> str:
    """Return words as Markdown that shows them as they are, isolated where they could reorder the line."""
    shown = _MARKUP.sub(r"\\\g<0>", " ".join(words.split()))
    return shown if shown.isascii() else f"{FSI}{shown}{PDI}"


def headline(store: DocumentStore, kind: str, name: str) -> str:
    """Return in one line what an id means; nothing where its entry says nothing of the kind."""
    node = entry(store, kind, name)
    return headline_of(node) if node is not None else ""


def headline_of(node: Node) -> str:
    """Return the one line of an entry that says most: a name, a definition, a gloss, or a lone value."""
    if not isinstance(node, Mapping):
        return scalar_text(node) or ""
    written = {entry.key: scalar_text(entry.node) for entry in node.entries}
    return next((text for key in _HEADLINES if (text := written.get(key))), "")


def card(store: DocumentStore, kind: str, name: str) -> str | None:
    """Describe an id; None where no file defines it."""
    node = entry(store, kind, name)
    if node is None:
        return None
    fields = {entry.key: entry.node for entry in node.entries} if isinstance(node, Mapping) else {}
    shown = [(key, _listed(fields[key])) for key in _SHOWN[kind.removeprefix("second ")] if key in fields]
    if "via" in fields:
        shown.append(("via", _chain(fields["via"])))
    lines = [f"- {key}: {value}" for key, value in shown if value]
    return "\n".join((f"**{kind}** `{name}`", "", *lines))


def _chain(via: Node) -> str:
    if not isinstance(via, Sequence):
        return scalar_text(via) or ""
    hops = [_listed(by.node) for hop in via.items if isinstance(hop, Mapping) and (by := hop.get("by"))]
    return " < ".join(hops) or "the article's own voice"


def entry(store: DocumentStore, kind: str, name: str) -> Node | None:
    """Find the node of the entry that defines an id; None where no file defines it."""
    defined = store.definitions.get((kind, name))
    if defined is None:
        return None
    document = store.documents[defined.path].document
    assert document is not None, "an occurrence comes from a tree"
    return document.root if kind == "source" else document.node(defined.location)


def _listed(node: Node) -> str:
    if isinstance(node, Sequence):
        return ", ".join(isolated(text) for item in node.items if (text := scalar_text(item)))
    text = scalar_text(node)
    return isolated(text) if text else ""
