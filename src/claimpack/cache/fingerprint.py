"""A digest of the compiler itself: findings depend on its code, its schemas and its libraries."""

from __future__ import annotations

import sys
import time
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.cache.stat import is_racy
from claimpack.workspace.listing import NOTHING, listed, stamp_of
from claimpack.workspace.own import PACKAGE, own_schemas

if TYPE_CHECKING:
    from claimpack.cache.store import CacheStore

_LIBRARIES = (
    "frictionless",
    "jsonschema",
    "jsonschema-rs",
    "pandas",
    "pandera",
    "pyarrow",
    "pyyaml",
    "rapidfuzz",
    "referencing",
)


def tool_fingerprint(store: CacheStore) -> str:
    """Return the digest. Files are read only if one of them was touched since it was stored."""
    now_ns = time.time_ns()
    files = [
        (folder, path, stamp)
        for folder, ending in ((PACKAGE, ".py"), (own_schemas(), ".json"))
        for path, stamp in sorted(listed(folder, ".", (ending,)).items())
    ]
    # A folder of packages is touched whenever a package is installed or removed.
    sites = [Path(path) for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    installed = [stamp for stamp in map(stamp_of, sites) if stamp != NOTHING]
    stamps = sha256(repr((sys.version, installed, files)).encode()).hexdigest()
    known = (store.get("tool", "fingerprint") or b"").decode().split()
    if len(known) == 2 and known[0] == stamps:
        return known[1]
    content = sha256(repr((sys.version, [(name, _version(name)) for name in _LIBRARIES])).encode())
    for folder, path, _ in files:
        content.update(f"\0{path}\0".encode())
        content.update(Path(folder, path).read_bytes())
    if not any(is_racy(stamp, now_ns) for stamp in (*installed, *(stamp for _, _, stamp in files))):
        store.set("tool", "fingerprint", f"{stamps} {content.hexdigest()}".encode())
        store.commit()
    return content.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
