"""Edits of rules as changes of text."""

from __future__ import annotations

import pytest

from claimpack.model.finding import Finding
from claimpack.model.fix import Action, Edit, Fix
from claimpack.model.line_index import LineIndex
from claimpack.model.location import Location, TextRange
from claimpack.yaml.format import format_scalar
from claimpack.yaml.nodes import Mapping, Scalar
from claimpack.yaml.strict import parse_yaml
from claimpack_lsp.document_store import DocumentStore
from claimpack_lsp.fixes import remedies

PATH = "annotations/a/b.yaml"
FILE = """\
claims:
  one:
    gloss: Two ships.  # seen
    content@3+4:
    via:
      - by: union
        cue@9: قالت
      - by: [port, guard]
    links:
      - denies: two

  two:
    gloss: >
      Long
      words.
    via: []
"""


def finding(fix: Fix | None = None, **changes: object) -> Finding:
    fields: dict[str, object] = {
        "code": "X01",
        "name": "x",
        "severity": "error",
        "location": Location(PATH),
        "template": "x",
        "params": {},
    }
    return Finding(**{**fields, **changes}, fix=fix)  # type: ignore[arg-type]


def applied(text: str, finding: Finding) -> str | None:
    store = DocumentStore({}).with_text(PATH, "annotations", text, second=False)
    found = list(remedies(finding, store))
    if not found:
        return None
    (one,) = found
    line_index = LineIndex(text)
    for change in sorted(one.changes, key=lambda change: change.text_range, reverse=True):
        start, end = line_index.span(change.text_range)
        text = text[:start] + change.text + text[end:]
    return text


def edited(text: str, pointer: str, action: Action, new: str = "", *, key: bool = False) -> str | None:
    location = Location(PATH, pointer, on="key" if key else "value")
    edit = Edit(location=location, action=action, text=new)
    return applied(text, finding(Fix(title="mend it", edits=(edit,), safe=True)))


@pytest.mark.parametrize(
    ("pointer", "key", "new", "old_line", "new_line"),
    [
        ("/claims/one/gloss", False, "Three ships.", "Two ships.  # seen", "Three ships.  # seen"),
        ("/claims/one/gloss", False, "a: b", "Two ships.  # seen", '"a: b"  # seen'),
        ("/claims/one/gloss", False, "it's #1", "gloss: Two ships.", 'gloss: "it\'s #1"'),
        ("/claims/one/content@3+4", True, "content@5+4", "content@3+4:", "content@5+4:"),
        ("/claims/one/content@3+4", False, "sha256:abcdef", "content@3+4:", "content@3+4: sha256:abcdef"),
        ("/claims/one/via/0/cue@9", True, "cue@12", "cue@9:", "cue@12:"),
        ("/claims/one/via/1/by/0", False, "harbour", "[port,", "[harbour,"),
        ("/claims/one/via/1/by", False, "port", "[port, guard]", "port"),
        ("/claims/two/gloss", False, "Short.", ">\n      Long\n      words.", "Short."),
    ],
)
def test_replace(pointer: str, key: bool, new: str, old_line: str, new_line: str) -> None:
    assert edited(FILE, pointer, "replace", new, key=key) == FILE.replace(old_line, new_line)


@pytest.mark.parametrize(
    ("pointer", "gone", "left"),
    [
        ("/claims/one/gloss", "    gloss: Two ships.  # seen\n", ""),
        ("/claims/one/via/0", "      - by: union\n        cue@9: قالت\n", ""),
        ("/claims/one/via/0/by", "      - by: union\n        cue@9", "      - cue@9"),
        ("/claims/one/via/0/cue@9", "        cue@9: قالت\n", ""),
        ("/claims/one/via/1/by/0", "[port, guard]", "[guard]"),
        ("/claims/one/via/1/by/1", "[port, guard]", "[port]"),
        ("/claims/one/links/0", "    links:\n      - denies: two\n", ""),
        ("/claims/one/links/0/denies", "    links:\n      - denies: two\n", ""),
        ("/claims/two/gloss", "    gloss: >\n      Long\n      words.\n", ""),
        ("/claims/two", FILE[FILE.index("  two:") :], ""),
    ],
)
def test_delete(pointer: str, gone: str, left: str) -> None:
    assert edited(FILE, pointer, "delete") == FILE.replace(gone, left)


@pytest.mark.parametrize(
    ("pointer", "behind", "new", "lines"),
    [
        ("/claims/one/gloss", "# seen\n", "note: x", "    note: x\n"),
        (
            "/claims/one/content@3+4",
            "@3+4:\n",
            "note: x\nflags:\n  - typo",
            "    note: x\n    flags:\n      - typo\n",
        ),
        ("/claims/one/via/0/by", "union\n", "said: 2021", "        said: 2021\n"),
        ("/claims/one/via/0", "قالت\n", "- by: x", "      - by: x\n"),
        ("/claims/one", "denies: two\n", "three:\n  gloss: x", "  three:\n    gloss: x\n"),
        ("/claims/two/gloss", "words.\n", "note: x", "    note: x\n"),
    ],
)
def test_insert(pointer: str, behind: str, new: str, lines: str) -> None:
    assert edited(FILE, pointer, "insert", new) == FILE.replace(behind, behind + lines)


def test_insert_keeps_line_ends() -> None:
    assert (
        edited("claims:\r\n  a: b\r\n", "/claims/a", "insert", "c: d") == "claims:\r\n  a: b\r\n  c: d\r\n"
    )
    assert edited("claims:\n  a: b", "/claims/a", "insert", "c: d") == "claims:\n  a: b\n  c: d"


@pytest.mark.parametrize(
    ("text", "pointer", "action"),
    [
        ("claims: {", "/claims", "delete"),
        (FILE, "/claims/three", "delete"),
        (FILE, "", "delete"),
        (FILE, "/claims/one/via/1/by/0", "insert"),
    ],
)
def test_what_cannot_be_done_is_not_offered(text: str, pointer: str, action: Action) -> None:
    assert edited(text, pointer, action) is None


@pytest.mark.parametrize(
    ("place", "message", "hint", "line"),
    [
        (
            TextRange(1, 7, 1, 35),
            "there is no event `ships-arival`",
            "did you mean `ships-arrival`?",
            "when: 2021-03 [event ships-arrival]",
        ),
        (TextRange(1, 7, 1, 35), "there is no event `ships-arival`", "add it to `annotations`", None),
        (TextRange(1, 7, 1, 35), "no such thing", "did you mean `x`?", None),
        (
            TextRange(1, 1, 1, 5),
            "unknown key `when`",
            "did you mean `where`? allowed are `where`, `why`",
            "where: 2021-03 [event ships-arival]",
        ),
        (
            TextRange(1, 1, 1, 5),
            "there is no claim `a/b/when`",
            "did you mean `then`?",
            "then: 2021-03 [event ships-arival]",
        ),
    ],
)
def test_hints(place: TextRange, message: str, hint: str, line: str | None) -> None:
    text = "when: 2021-03 [event ships-arival]\n"
    found = finding(location=Location(PATH, text_range=place), template=message, hint=hint)
    assert applied(text, found) == (None if line is None else f"{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a b",
        "a: b",
        "#a",
        "a #b",
        "'a'",
        '"',
        "- a",
        "[a",
        "",
        " a",
        "a ",
        "a\nb",
        "ش",
        "@a",
        "no",
        "\t",
    ],
)
def test_scalars_read_back_as_they_were(text: str) -> None:
    document, found, _ = parse_yaml("", f"key: {format_scalar(text)}\n")
    assert not found
    assert document is not None
    assert isinstance(document.root, Mapping)
    (entry,) = document.root.entries
    assert isinstance(entry.node, Scalar)
    assert entry.node.value == text
