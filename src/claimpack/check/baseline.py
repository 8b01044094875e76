"""The baseline: findings that were there when checking began. It hides them, and may only shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.document import Mapping as Node
from claimpack.model.document import Scalar, Sequence
from claimpack.model.fix import Edit, Fix
from claimpack.rules.waiver import stale_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Sequence as Several

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.locus import Locus
    from claimpack.model.rule import Rule

PATH = "annotations/baseline.yaml"

Key = tuple[str, str, str]


def without_known(
    diagnostics: Several[Diagnostic],
    baseline: Document | None,
    rules: Iterable[Rule],
    *,
    judged: bool = True,
) -> tuple[tuple[Diagnostic, ...], int]:
    """Take away what the baseline lists; report what it lists in vain.

    Gives what stays, and how many went. Errors of a stage stay: nobody can live with a record that is
    not read.
    """
    if baseline is None:
        return tuple(diagnostics), 0
    listed = dict(_entries(baseline))
    fatal = {rule.name for rule in rules if rule.scope == "stage" and rule.severity == "error"}
    kept = [one for one in diagnostics if key_of(one) not in listed or one.name in fatal]
    found = {key_of(one) for one in diagnostics}
    stale = [
        stale_baseline.RULE.at(
            locus,
            path=path,
            rule=rule,
            pointer=pointer or "/",
            fix=Fix(title="delete the entry", edits=(Edit(locus=locus, action="delete"),), safe=True),
        )
        for (path, rule, pointer), locus in listed.items()
        if judged and (path, rule, pointer) not in found
    ]
    return (*kept, *stale), len(diagnostics) - len(kept)


def key_of(diagnostic: Diagnostic) -> Key:
    """Give what a baseline knows of a finding; neither lines nor offsets, which move."""
    pointer = "/".join(token.partition("@")[0] for token in diagnostic.locus.pointer.split("/"))
    return diagnostic.locus.path, diagnostic.name, pointer


def written(diagnostics: Iterable[Diagnostic]) -> str:
    """Give the baseline of findings as YAML, sorted."""
    tree: dict[str, dict[str, set[str]]] = {}
    for diagnostic in diagnostics:
        path, rule, pointer = key_of(diagnostic)
        tree.setdefault(path, {}).setdefault(rule, set()).add(pointer or "/")
    lines = []
    for path in sorted(tree):
        lines.append(f"{path}:")
        for rule in sorted(tree[path]):
            lines.append(f"  {rule}:")
            lines += [f"    - {pointer}" for pointer in sorted(tree[path][rule])]
    return "".join(f"{line}\n" for line in lines)


def _entries(baseline: Document) -> Iterator[tuple[Key, Locus]]:
    for path, rules, at_path in _children(baseline.root, baseline.locus):
        for rule, pointers, at_rule in _children(rules, at_path):
            if isinstance(pointers, Sequence):
                for index, item in enumerate(pointers.items):
                    if isinstance(item, Scalar):
                        pointer = "" if item.value == "/" else str(item.value)
                        yield (path, rule, pointer), at_rule.child(index)


def _children(node: object, locus: Locus) -> Iterator[tuple[str, object, Locus]]:
    if isinstance(node, Node):
        for entry in node.entries:
            yield entry.key, entry.node, locus.child(entry.key)
