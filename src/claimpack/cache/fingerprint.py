"""The compiler itself to a digest: what it finds depends on its code, its schemas and its libraries."""

from __future__ import annotations

import sys
import time
from hashlib import sha256

from claimpack.cache.stat import is_safe
from claimpack.workspace.listing import NOTHING, listed, stamp_of
from claimpack.workspace.own import PACKAGE, own_schemas

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
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


def tool_fingerprint(shelf: CacheStore) -> str:
    """Give the digest; files are read again only where one of them has been touched since last time."""
    now_ns = time.time_ns()
    files = [
        (folder, path, stamp)
        for folder, ending in ((PACKAGE, ".py"), (own_schemas(), ".json"))
        for path, stamp in sorted(listed(folder, ".", (ending,)).items())
    ]
    # A folder of packages is touched whenever one comes or goes.
    sites = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    installed = [stamp for stamp in map(stamp_of, sites) if stamp != NOTHING]
    looks = sha256(repr((sys.version, installed, files)).encode()).hexdigest()
    known = (shelf.get("memo", "own code") or "").split()
    if len(known) == 2 and known[0] == looks:
        return known[1]
    content = sha256(repr((sys.version, [(name, _version(name)) for name in _LIBRARIES])).encode())
    for folder, path, _ in files:
        content.update(f"\0{path}\0".encode())
        with open(f"{folder}/{path}", "rb") as file:  # noqa: PTH123
            content.update(file.read())
    if all(is_safe(stamp, now_ns) for stamp in (*installed, *(stamp for _, _, stamp in files))):
        shelf.put("memo", "own code", f"{looks} {content.hexdigest()}")
        shelf.keep()
    return content.hexdigest()


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
