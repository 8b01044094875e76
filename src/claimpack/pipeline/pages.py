"""The results of all pages: those of earlier runs where nothing that they depend on has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimpack.pipeline.page_result import PageResult, decode, decode_rows
from claimpack.pipeline.workers import compile_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimpack.cache.store import CacheStore
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.page_result import EncodedResult
    from claimpack.workspace.workspace import Workspace

# How many results the cache keeps for each page: branches are left and come back, but not for ever.
_MAX_KEPT = 4


class PageResults(Mapping[str, PageResult]):
    """The results of the pages of a workspace by the ids of their sources, in order.

    They are encoded in a cache store, which may lose them: what is missing is compiled again.
    """

    def __init__(self, workspace: Workspace, context: PageContext, store: CacheStore) -> None:
        self._workspace = workspace
        self._context = context
        self._store = store
        self._input_keys = {source_id: self._input_key(source_id) for source_id in workspace.sources}
        self._keys = {source_id: self._known_key(key) for source_id, key in self._input_keys.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, source_id: str) -> PageResult:
        """Return a result without its rows, which `rows` returns."""
        return decode(self._get("page", source_id))

    def rows(self, source_id: str) -> Mapping[str, str]:
        """Return the CSV lines of a page by table."""
        return decode_rows(self._get("rows", source_id))

    def compile(
        self, *, with_rows: bool, jobs: int, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Compile the pages that the store lacks, in `jobs` processes.

        `progress` is called with the number of pages that are done, and of those that must be.
        """
        kind = "rows" if with_rows else "page"
        stored = self._store.keys(kind)
        missing = [source_id for source_id, key in self._keys.items() if key not in stored]
        compiled = compile_pages(missing, self._workspace, self._context, jobs, with_rows=with_rows)
        for done, (source_id, encoded) in enumerate(compiled, 1):
            self._set(source_id, encoded)
            if progress is not None:
                progress(done, len(missing))
        if missing and len(stored) > _MAX_KEPT * len(self):
            self._delete_all_but_ours()

    def _get(self, kind: str, source_id: str) -> bytes:
        found = self._store.get(kind, self._keys[source_id])
        if found is not None:
            return found
        pages = compile_pages([source_id], self._workspace, self._context, jobs=1, with_rows=kind == "rows")
        ((_, encoded),) = pages
        self._set(source_id, encoded)
        return encoded.page if kind == "page" else encoded.rows or b""

    def _set(self, source_id: str, encoded: EncodedResult) -> None:
        input_key = self._input_keys[source_id]
        key = self._keys[source_id] = self._context.fingerprints.result_key(input_key, encoded.reads)
        self._store.set("reads", input_key, encoded.reads)
        self._store.set("page", key, encoded.page)
        if encoded.rows is not None:
            self._store.set("rows", key, encoded.rows)

    def _delete_all_but_ours(self) -> None:
        ours = {"reads": self._input_keys, "page": self._keys, "rows": self._keys}
        for kind, keys in ours.items():
            self._store.delete(kind, self._store.keys(kind).difference(keys.values()))

    def _input_key(self, source_id: str) -> str:
        files = [(path, self._workspace.digest(path)) for path in self._workspace.sources[source_id]]
        return self._context.fingerprints.input_key(files, self._workspace.text_digests(source_id))

    def _known_key(self, input_key: str) -> str:
        """Return the key of a result if an earlier run recorded the reads of its page, else nothing."""
        reads = self._store.get("reads", input_key)
        return "" if reads is None else self._context.fingerprints.result_key(input_key, reads)
