"""Paths to roles: what each file of a project is, by where it stands."""

from __future__ import annotations

from dataclasses import dataclass

REGISTRIES = ("actors", "cues", "events", "measures", "units")

YAML_ENDINGS = (".yaml", ".yml")
_SECOND_ANNOTATOR = ".b.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is. Without a kind it stands where nothing is read, and `hint` says why."""

    kind: str | None
    hint: str = ""
    second: bool = False
    """An annotation file of a second annotator: compared with the first, never compiled."""


def role_of(path: str) -> Role | None:
    """Return the role of a YAML file by its path relative to the root; None if the compiler ignores it."""
    if not path.endswith(YAML_ENDINGS):
        return None
    top, _, below = path.partition("/")
    parts = below.split("/")
    if top == "sources":
        return _among_sources(parts)
    return _among_annotations(parts) if top == "annotations" else None


def source_id_of(path: str) -> str | None:
    """Return the id of the source that a file belongs to by its path; None if it belongs to no page."""
    role = role_of(path)
    if is_mask(path) or (role is not None and role.kind == "source"):
        return stem(path)
    return path.split("/")[1] if role is not None and role.kind == "annotations" else None


def is_mask(path: str) -> bool:
    """Return whether a path is that of a mask."""
    return path.startswith("sources/") and path.endswith(".mask") and path.count("/") == 1


def stem(path: str) -> str:
    """Return the name of a file without its folder and its ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def _among_sources(parts: list[str]) -> Role | None:
    if len(parts) == 2 and parts[0] == "text":
        return None
    if len(parts) == 1 and _is_yaml(parts[0]):
        return Role("source")
    return Role(None, "a source record is `sources/SOURCE.yaml`")


def _among_annotations(parts: list[str]) -> Role:
    if parts in (["baseline.yaml"], ["released.yaml"], ["retired.yaml"]):
        return Role(stem(parts[0]))
    if len(parts) == 2 and parts[1].endswith(_SECOND_ANNOTATOR):
        return Role("annotations", second=True)
    if len(parts) != 2 or not _is_yaml(parts[1]):
        return Role(None, "annotations are `annotations/SOURCE/ARTICLE.yaml`")
    if parts[0] != "registry":
        return Role("annotations")
    if stem(parts[1]) in REGISTRIES:
        return Role(stem(parts[1]))
    return Role(None, f"registries are {', '.join(REGISTRIES)}")


def _is_yaml(name: str) -> bool:
    return name.endswith(".yaml") and name != ".yaml"
