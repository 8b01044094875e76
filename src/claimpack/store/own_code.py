"""The compiler itself to a digest: what it finds depends on its code, its schemas and its libraries."""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.read.listing import listed, stamp_of
from claimpack.read.own import PACKAGE, own_schemas

if TYPE_CHECKING:
    from claimpack.store.shelf import Shelf

_LIBRARIES = (
    "edtf",
    "jsonschema",
    "jsonschema-rs",
    "pandera",
    "pyarrow",
    "pyyaml",
    "rapidfuzz",
    "referencing",
)


def own_digest(shelf: Shelf) -> str:
    """Give the digest; files are read again only where one of them has been touched since last time."""
    files = [
        (folder, path, stamp)
        for folder, ending in ((PACKAGE, ".py"), (own_schemas(), ".json"))
        for path, stamp in sorted(listed(folder, ".", (ending,)).items())
    ]
    looks = sha256(repr((sys.version, stamp_of(_site()), files)).encode()).hexdigest()
    known = (shelf.get("memo", "own code") or "").split()
    if len(known) == 2 and known[0] == looks:
        return known[1]
    content = sha256(repr((sys.version, [(name, _version(name)) for name in _LIBRARIES])).encode())
    for folder, path, _ in files:
        content.update(f"\0{path}\0".encode())
        with open(f"{folder}/{path}", "rb") as file:  # noqa: PTH123
            content.update(file.read())
    shelf.put("memo", "own code", f"{looks} {content.hexdigest()}")
    shelf.keep()
    return content.hexdigest()


def _site() -> str:
    """Name the folder of installed packages: it is touched whenever one comes or goes."""
    return next((path for path in sys.path if path.endswith("site-packages")), sys.prefix)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
