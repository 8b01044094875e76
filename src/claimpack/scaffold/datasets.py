"""A new dataset: the files of the starter under a new name, with the schemas and a manifest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimpack.model.error import ClaimpackError
from claimpack.model.manifest import BUILD
from claimpack.scaffold.ids import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What the files of the starter say where a dataset has words of its own.
_NAME, _TITLE, _LICENCE = "my-claims", "My claims", "CC-BY-4.0"
_MANIFEST, _README, _REQUIREMENTS = "datapackage.json", "README.md", "requirements.txt"
_LICENCES = {
    _LICENCE: {
        "name": _LICENCE,
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    }
}
_NAMES = re.compile(r"[a-z0-9][a-z0-9._-]*")
_LICENCE_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def names_of(folder: str, name: str | None, title: str | None) -> tuple[str, str]:
    """Return name and title of a dataset; what is not given is made of the folder's name."""
    made = name if name is not None else slug_of(folder) or _NAME
    if _NAMES.fullmatch(made) is None:
        raise ClaimpackError(f"`{made}` cannot name a dataset; try `{slug_of(made) or _NAME}`")
    words = made.replace("-", " ").replace("_", " ").replace(".", " ")
    titled = " ".join((title if title is not None else words[0].upper() + words[1:]).split())
    if not titled:
        raise ClaimpackError("a dataset needs a title")
    return made, titled


def dataset_files(
    starter: Mapping[str, bytes],
    schemas: Mapping[str, bytes],
    tables: Sequence[str],
    *,
    name: str,
    title: str,
    licence: str,
    version: str,
) -> dict[str, bytes]:
    """Return every file of a new dataset by its path; the tables themselves are left to a build."""
    if _LICENCE_FORM.fullmatch(licence) is None:
        raise ClaimpackError(f"`{licence}` is no SPDX name of a licence, such as {_LICENCE}")
    files = dict(starter)
    manifest = _manifest(json.loads(files[_MANIFEST]), tables, name, title, licence)
    files[_MANIFEST] = manifest.encode("utf-8")
    readme = files[_README].decode("utf-8")
    for old, new in ((_TITLE, title), (_NAME, name), (_LICENCE, licence)):
        readme = readme.replace(old, new)
    files[_README] = readme.encode("utf-8")
    files[_REQUIREMENTS] = files[_REQUIREMENTS].replace(b"claimpack\n", f"claimpack=={version}\n".encode())
    return files | {f"schemas/{path}": content for path, content in schemas.items()}


def _manifest(template: dict[str, Any], tables: Sequence[str], name: str, title: str, licence: str) -> str:
    named = {"name": name, "title": title, "licenses": [_LICENCES.get(licence, {"name": licence})]}
    both = [(table, ending) for ending in _MEDIA_TYPES for table in tables]
    resources = [_resource(table, ending) for table, ending in both]
    tree = template | named | {"resources": resources}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _resource(table: str, ending: str) -> dict[str, str]:
    """Describe one published file; a build adds its digest, size and rows."""
    return {
        "name": table if ending == "csv" else f"{table}-{ending}",
        "type": "table",
        "path": f"{BUILD}/{table}.{ending}",
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
        **({"encoding": "utf-8"} if ending == "csv" else {}),
        "schema": f"schemas/tables/{table}.json",
    }
