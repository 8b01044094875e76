"""Print how long an editor waits for findings after a save, on a copy of this repository's dataset.

    .venv/bin/python scripts/bench_lsp.py [--write]

--write writes it to docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

import bench_page
from bench_process import ROOT
from bench_record import Editor, store_other, this_machine
from bench_tables import editor
from lsprotocol import types
from pygls.lsp.client import LanguageClient

SAVES = 20


class Bench:
    def __init__(self, project: Path) -> None:
        self.project = project
        self.client = LanguageClient("bench", "1")
        self.versions: dict[str, int] = {}
        self.seen: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        def take(params: types.PublishDiagnosticsParams) -> None:
            self.seen.put_nowait(params)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(take)

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "claimpack", "lsp")
        folder = types.WorkspaceFolder(self.project.as_uri(), "project")
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), workspace_folders=[folder])
        )
        self.client.initialized(types.InitializedParams())

    async def open(self, path: Path) -> None:
        self.versions[path.as_uri()] = 0
        item = types.TextDocumentItem(path.as_uri(), "yaml", 0, path.read_text("utf-8"))
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.published(path.as_uri())

    async def save(self, path: Path, text: str) -> float:
        """Change and save a file; give the seconds from the save to its findings."""
        uri = path.as_uri()
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))
        path.write_text(text, encoding="utf-8")
        start = time.perf_counter()
        saved = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(saved))
        await self.published(uri)
        return time.perf_counter() - start

    async def published(self, uri: str) -> None:
        while True:
            one = await asyncio.wait_for(self.seen.get(), 60)
            if one.uri == uri and one.version == self.versions[uri]:
                return

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]


async def measure(project: Path) -> list[float]:
    """Spoil and restore one annotation file after the other."""
    paths = sorted(path for path in project.glob("annotations/*/*.yaml") if path.parent.name != "registry")
    paths = [path for path in paths if not path.name.endswith(".b.yaml")]
    bench = Bench(project)
    await bench.start()
    for path in paths:
        await bench.open(path)
    times = []
    for number in range(SAVES):
        path = paths[number // 2 % len(paths)]
        text = path.read_text("utf-8")
        spoilt = (
            text.replace("gloss: ", "glos: ", 1) if number % 2 == 0 else text.replace("glos: ", "gloss: ")
        )
        times.append(await bench.save(path, spoilt))
    await bench.stop()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write it to docs/performance.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in ("annotations", "sources"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "datapackage.json", project)
        times = asyncio.run(measure(project))
    found = Editor(this_machine(), [round(one, 4) for one in times])
    print("\n".join(editor(found)))
    if args.write:
        store_other("editor", found)
        bench_page.write()


if __name__ == "__main__":
    main()
