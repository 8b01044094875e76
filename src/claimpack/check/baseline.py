"""The baseline: findings that were there when checking began. It hides them, and may only shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.fix import Edit, Fix
from claimpack.rules.suppression import stale_baseline
from claimpack.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Sequence as Several

    from claimpack.model.finding import Finding
    from claimpack.model.location import Location
    from claimpack.model.rule import Rule
    from claimpack.yaml.document import Document

PATH = "annotations/baseline.yaml"

Key = tuple[str, str, str]


def without_known(
    findings: Several[Finding],
    baseline: Document | None,
    rules: Iterable[Rule],
    *,
    complete_run: bool = True,
) -> tuple[tuple[Finding, ...], int]:
    """Remove the findings that the baseline lists, and add one for each entry that lists none.

    Returns the rest, and how many went. Errors of a stage stay, because the record is not read.
    """
    if baseline is None:
        return tuple(findings), 0
    listed = dict(_entries(baseline))
    fatal = {rule.name for rule in rules if rule.scope == "stage" and rule.severity == "error"}
    kept = [one for one in findings if key_of(one) not in listed or one.name in fatal]
    found = {key_of(one) for one in findings}
    stale = [
        stale_baseline.RULE.at(
            location,
            path=path,
            rule=rule,
            pointer=pointer or "/",
            fix=Fix(title="delete the entry", edits=(Edit(location=location, action="delete"),), safe=True),
        )
        for (path, rule, pointer), location in listed.items()
        if complete_run and (path, rule, pointer) not in found
    ]
    return (*kept, *stale), len(findings) - len(kept)


def key_of(finding: Finding) -> Key:
    """Return what identifies a finding in a baseline: neither lines nor offsets, which move."""
    pointer = "/".join(token.partition("@")[0] for token in finding.location.pointer.split("/"))
    return finding.location.path, finding.name, pointer


def written(findings: Iterable[Finding]) -> str:
    """Return the baseline of findings as YAML, sorted."""
    tree: dict[str, dict[str, set[str]]] = {}
    for finding in findings:
        path, rule, pointer = key_of(finding)
        tree.setdefault(path, {}).setdefault(rule, set()).add(pointer or "/")
    lines = []
    for path in sorted(tree):
        lines.append(f"{path}:")
        for rule in sorted(tree[path]):
            lines.append(f"  {rule}:")
            lines += [f"    - {pointer}" for pointer in sorted(tree[path][rule])]
    return "".join(f"{line}\n" for line in lines)


def _entries(baseline: Document) -> Iterator[tuple[Key, Location]]:
    for path, rules, at_path in _children(baseline.root, baseline.location):
        for rule, pointers, at_rule in _children(rules, at_path):
            if isinstance(pointers, Sequence):
                for index, item in enumerate(pointers.items):
                    if isinstance(item, Scalar):
                        pointer = "" if item.value == "/" else str(item.value)
                        yield (path, rule, pointer), at_rule.child(index)


def _children(node: object, location: Location) -> Iterator[tuple[str, object, Location]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key, entry.node, location.child(entry.key)
