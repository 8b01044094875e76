"""The language server as an editor meets it: a process that speaks the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.conftest import HARBOUR, claimpack
from tests.lsp.editor import Editor

MAIN = "annotations/harbour-talks/main.yaml"
ALSO = "annotations/harbour-talks/also.yaml"
QUAY = "annotations/quay-report/main.yaml"
ACTORS = "annotations/registry/actors.yaml"
MEASURES = "annotations/registry/measures.yaml"
SOURCE = "sources/harbour-talks.yaml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for all projects of this file, as for the folders of one window."""
    one = Editor(tmp_path_factory.mktemp("nothing"))
    yield one
    assert one.stop() == 0


@pytest.fixture
def editor(server: Editor, harbour: Path) -> Editor:
    server.visit(harbour)
    server.open(MAIN)
    server.wait(lambda: server.rounds.get(MAIN))
    return server


def test_findings_come_and_go(editor: Editor) -> None:
    assert editor.found(MAIN) == []
    editor.change(MAIN, "by: dock-union\n", "by: dock-onion\n")
    editor.wait(lambda: editor.published[MAIN])
    assert editor.found(MAIN) == ["R01 30 `dock-onion` there is no actor `dock-onion`"]
    (one,) = editor.published[MAIN]
    assert one.message.splitlines()[1] == "help: did you mean `dock-union`?"
    assert (one.severity, one.source) == (types.DiagnosticSeverity.Error, "claimpack")
    editor.change(MAIN, "by: dock-onion\n", "by: dock-union\n")
    editor.wait(lambda: not editor.published[MAIN])


def test_a_finding_leads_to_the_manual_of_its_rule_where_that_is_a_page(editor: Editor) -> None:
    editor.change(MAIN, "by: dock-union\n", "by: dock-onion\n")
    editor.wait(lambda: editor.published[MAIN])
    assert editor.published[MAIN][0].code_description is None
    (editor.root / "docs").mkdir()
    (editor.root / "docs/rules.md").write_text("# Rules\n", "utf-8")
    editor.save(MAIN)
    editor.wait(lambda: editor.published[MAIN][0].code_description)
    (one,) = editor.published[MAIN]
    assert one.code_description is not None
    assert one.code_description.href == f"{editor.uri('docs/rules.md')}#r01-unknown-id"


def test_what_is_not_saved_counts_for_other_files(editor: Editor) -> None:
    editor.open(ACTORS)
    editor.change(ACTORS, "coast-guard:\n", "coast-guards:\n")
    editor.wait(lambda: editor.published.get(QUAY))
    assert editor.found(QUAY) == [
        "R01 15 `coast-guard` there is no actor `coast-guard`",
        "R01 33 `coast-guard` there is no actor `coast-guard`",
        "R01 37 `coast-guard` there is no actor `coast-guard`",
    ]
    assert "coast-guard:\n" in (editor.root / ACTORS).read_text("utf-8")
    editor.close(ACTORS)
    editor.wait(lambda: not editor.published[QUAY])


def test_a_finding_shows_other_places(editor: Editor) -> None:
    editor.change(MAIN, "    gloss: The same ships are gone.\n", "    gloss: A\n    gloss: B\n")
    editor.wait(lambda: editor.published[MAIN])
    (one,) = editor.published[MAIN]
    assert one.code == "Y01"
    (other,) = one.related_information or ()
    assert other.message == "first written here"
    assert editor.words(MAIN, other.location.range) == "gloss"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_behind_astral_and_arabic_characters(harbour: Path, encoding: str) -> None:
    one = Editor(harbour, encoding=encoding)
    assert one.answered.capabilities.position_encoding == encoding
    one.open(MAIN)
    one.wait(lambda: one.rounds.get(MAIN))
    one.change(
        MAIN, "by: harbour-master\n        by@81:", "{by: [harbour-master, 𝔡𝔬𝔠𝔨], note: السفن 🚢, by@81:"
    )
    one.change(MAIN, "cue@63: أعلن\n", "'cue@63': أعلن, nte: x}\n")
    one.change(MAIN, "by@81: سالم الحداد\n", "by@81: سالم الحداد,\n")
    one.wait(lambda: len(one.published[MAIN]) == 4)
    assert [one.words(MAIN, found.range) for found in one.published[MAIN] if found.code == "Y02"] == [
        "𝔡𝔬𝔠𝔨",
        "nte",
    ]
    assert "**harbour-talks**" not in one.hover(MAIN, "'cue@6|3': أعلن")
    assert one.hover(MAIN, "'cue@6|3': أعلن").startswith("**cue** in `harbour-talks`, characters 63 to 67")
    assert one.actions(MAIN, "n|te: x}").keys() == {"Write `note`"}
    assert one.stop() == 0


def test_hover_shows_what_an_anchor_covers(editor: Editor, harbour: Path, harbour_texts: Path) -> None:
    masked = editor.hover(MAIN, "figure@|116: 300")
    assert masked.startswith("**figure** in `harbour-talks`, characters 116 to 122\n\n```text\n\u2067…")
    assert "⟦300 ░░⟧" in masked
    assert masked.endswith("\u2069\n```\n\nFrom the masked text.\n\nThe words fit there.")
    assert editor.hover(MAIN, "figure@116: 30|0 طن") == masked
    editor.open(QUAY)
    silent = editor.hover(QUAY, "content@14|7+45:")
    assert silent.startswith("**content** in `quay-report`, characters 147 to 192")
    with_texts = Editor(harbour, texts=harbour_texts)
    with_texts.open(MAIN)
    with_texts.wait(lambda: with_texts.rounds.get(MAIN))
    clear = with_texts.hover(MAIN, "figure@|116: 300")
    assert "⟦300 طن⟧" in clear
    assert clear.endswith("From the text.\n\nThe words stand there.")
    assert with_texts.stop() == 0


def test_hover_says_where_unplaced_words_may_stand(editor: Editor) -> None:
    editor.change(MAIN, "by@433:", "by@?:")
    editor.wait(lambda: editor.published[MAIN])
    assert editor.hover(MAIN, "by@|?:").endswith("may stand at 368, 433.")


def test_hover_describes_ids_codes_and_keys(editor: Editor) -> None:
    actor = editor.hover(MAIN, "by: dock-u|nion\n")
    assert actor.startswith("**actor** `dock-union`\n\n- name: Dock Workers' Union\n- kind: group")
    assert "- aliases: \u2068نقابة العمال\u2069, \u2068النقابة\u2069" in actor
    measure = editor.hover(MAIN, "    measure: grain-s|hipped\n    figure: 300\n")
    assert "- define: Wheat loaded onto ships in the port of Sadaf." in measure
    claim = editor.hover(MAIN, "denies: grain-u|nion")
    assert "- figure: more than 2000" in claim
    assert "- via: dock-union" in claim
    assert editor.hover(MAIN, "certainty: proba|ble") == (
        "**Certainty** `probable`\n\nThe origin believes or expects it."
    )
    key = editor.hover(MAIN, "polar|ity: negative")
    assert key.startswith("**Polarity**\n\nWhether the origin says that it is so")
    assert "- `negative`: The origin says that it is not so." in key
    assert editor.hover(MAIN, "annot|ator: t1").startswith("**Annotator**\n\nWho annotated")
    editor.open(ALSO)
    assert "**event** `ships-arrival`" in editor.hover(ALSO, "[event ships-arr|ival]")
    assert editor.hover(MAIN, "gloss: The same sh|ips are gone.") == ""


def test_hover_works_while_the_file_does_not_parse(editor: Editor) -> None:
    editor.change(MAIN, "annotator: t1\n", "annotator: [t1\n")
    editor.wait(lambda: editor.published[MAIN])
    assert editor.found(MAIN)[0].startswith("Y01 ")
    assert editor.hover(MAIN, "figure@|116: 300").startswith("**figure** in `harbour-talks`")
    assert editor.hover(MAIN, "certainty: proba|ble").startswith("**Certainty** `probable`")
    assert editor.hover(MAIN, "polar|ity: negative").startswith("**Polarity**")


def test_completion_of_ids(editor: Editor) -> None:
    actors = {"unknown", "harbour-times", "port-office", "harbour-master", "dock-union", "coast-guard"}
    for around in ("by: dock-un|ion\n", "    agent: |dock-union"):
        assert editor.completion(MAIN, around).keys() == {*actors, "sadaf"}
    assert editor.completed(MAIN, "by: dock-un|ion\n", "sadaf") == "      - by: sadaf"
    assert "grain-shipped" in editor.completion(MAIN, "measure: |ships-in-port")
    editor.open(ALSO)
    assert editor.completion(ALSO, "event: |ships-arrival").keys() == {"ships-arrival"}
    assert editor.completion(ALSO, "[event |ships-arrival]").keys() == {"ships-arrival"}
    assert "external" in editor.completion(ALSO, "[|event ships-arrival]")
    assert editor.completion(ALSO, "via: |like ships-came").keys() == {"like ships-came"}
    assert editor.completion(ALSO, "via: like |ships-came").keys() == {"ships-came"}
    assert "coast-guard" in editor.completion(ALSO, "  |port-office:")
    links = list(editor.completion(MAIN, "denies: |grain-union"))
    assert "grain-union" in links
    assert "union-denied" not in links  # no claim is linked to itself
    assert links.index("ships-gone") < links.index("quay-report/main/grain-april")
    for path, around in (
        (ACTORS, "part_of: |port-office"),
        (ACTORS, "director of |port-office"),
        (MEASURES, "place: |sadaf"),
        (SOURCE, "    publisher: |unknown\n    headline: ميناء"),
    ):
        editor.open(path)
        assert "coast-guard" in editor.completion(path, around), path
    assert editor.completion(MEASURES, "counts: |tonne").keys() == {"tonne", "vessel", "person"}
    assert editor.completion(SOURCE, "0: title |main").keys() == {"main", "also"}
    assert "caption" in editor.completion(SOURCE, "0: |title main")


def test_completion_of_codes_and_keys(editor: Editor) -> None:
    codes = editor.completion(MAIN, "polarity: |negative")
    assert codes.keys() == {"positive", "negative"}
    assert codes["negative"].detail == (
        "The origin says that it is not so. Refusing to answer is a silence, not this."
    )
    editor.change(MAIN, "    via: []\n", "    via: []\n    \n    links:\n      - \n")
    keys = editor.completion(MAIN, "    via: []\n    |\n")
    assert {"polarity", "note", "tense@?", "figure"} <= keys.keys()
    assert not {"via", "kind", "gloss", "agent", "links"} & keys.keys()
    assert editor.completed(MAIN, "    via: []\n    |\n", "note") == "    note: "
    relations = editor.completion(MAIN, "      - |\n")
    assert {"denies", "adds_to", "why"} <= relations.keys()
    assert editor.completed(MAIN, "      - |\n", "adds_to") == "      - adds_to: "
    hop = editor.completion(MAIN, "        by@8|1: سالم")
    assert hop["by@?"].text_edit is not None
    assert editor.completed(MAIN, "        by@8|1: سالم", "by@?") == "        by@?: سالم الحداد"
    assert editor.completion(MAIN, "gloss: The same sh|ips are gone.") == {}


@pytest.mark.parametrize(
    ("old", "new", "around", "label", "line"),
    [
        ("    via: []\n", "    via: []\n    target: [coast-guard, dock\n", "dock|\n", "dock-union", None),
        ("    via: []\n", "    via: []\n    place:\n      - sa\n      x\n", "- sa|\n", "sadaf", None),
        ("    via: []\n", "    via: []\n    rea\n", "    rea|\n", "reading", "    reading: "),
        ("    via: []\n", "    via:\n      - by: ha\n    'x\n", "by: ha|\n", "harbour-times", None),
        (
            "    via: []\n",
            "    via: []\n    links:\n    - repeats: g\n   - x\n",
            "g|\n",
            "grain-union",
            None,
        ),
    ],
    ids=["open list", "item", "half a key", "open quote", "bad dash"],
)
def test_completion_while_the_file_does_not_parse(
    editor: Editor, old: str, new: str, around: str, label: str, line: str | None
) -> None:
    editor.change(MAIN, old, new)
    editor.wait(lambda: editor.published[MAIN])
    completed = editor.completed(MAIN, around, label)
    assert completed == line if line is not None else completed.endswith(label)
    assert editor.found(MAIN)[0].startswith("Y01 ")


def test_definitions(editor: Editor) -> None:
    assert editor.definition(MAIN, "by: dock-u|nion\n") == f"{ACTORS}:20: dock-union"
    assert editor.definition(MAIN, "denies: grain-|union") == f"{MAIN}:22: grain-union"
    assert editor.definition(MAIN, "like ships-|left") == f"{MAIN}:70: ships-left"
    assert editor.definition(MAIN, "article: harbour|-talks/main") == f"{SOURCE}:25: main"
    assert editor.definition(MAIN, "figure@|116: 300") == "sources/harbour-talks.mask:3: 300 ░░"
    editor.open(QUAY)
    shipped = f"{MAIN}:6: grain-shipped"
    assert editor.definition(QUAY, "updates: harbour-talks/main/gr|ain-shipped") == shipped
    assert editor.definition(MAIN, "gl|oss: The same ships") == ""


def test_references(editor: Editor) -> None:
    uses = editor.references(MAIN, "grain-sh|ipped:\n    gloss")
    assert uses == [
        f"{MAIN}:6: grain-shipped",
        f"{MAIN}:34: grain-shipped",
        f"{QUAY}:19: harbour-talks/main/grain-shipped",
        f"{QUAY}:29: harbour-talks/main/grain-shipped",
    ]
    used = editor.references(MAIN, "measure: ships-in|-port", declared=False)
    assert used == [f"{MAIN}:51: ships-in-port"]


def test_a_hint_becomes_a_quick_fix(editor: Editor) -> None:
    editor.change(MAIN, "by: dock-union\n", "by: dock-onion\n")
    editor.change(MAIN, "certainty: probable", "certanty: probable")
    editor.change(MAIN, "denies: grain-union", "denies: grain-onion")
    editor.wait(lambda: len(editor.published[MAIN]) == 3)
    for around, title in (("dock-o|nion", "Write `dock-union`"), ("cert|anty", "Write `certainty`")):
        actions = editor.actions(MAIN, around)
        assert actions.keys() == {title}
        assert editor.apply(actions[title]) == {MAIN: 1}
    editor.change(MAIN, "annotator: t1", "annotator: t2")
    editor.wait(lambda: [one.code for one in editor.published[MAIN]] == ["L01"])
    editor.apply(editor.actions(MAIN, "grain-o|nion")["Write `grain-union`"])
    assert claimpack("check", cwd=editor.root).status == 0


def test_rename_reaches_every_file(editor: Editor) -> None:
    second = (editor.root / MAIN).read_text("utf-8").replace("grain-by-december", "december")
    (editor.root / MAIN.replace(".yaml", ".b.yaml")).write_text(second, "utf-8")
    editor.files_changed("annotations")
    editor.wait(lambda: editor.rounds[MAIN] > 1)
    assert editor.renamable(MAIN, "by: coast-g|uard") == "coast-guard"
    counts = editor.apply(editor.rename(MAIN, "by: coast-g|uard", "guard"))
    assert counts == {MAIN: 1, MAIN.replace(".yaml", ".b.yaml"): 1, QUAY: 3, ACTORS: 1}
    editor.change(MAIN, "annotator: t1", "annotator: t2")
    before = editor.rounds[MAIN]
    editor.wait(lambda: editor.rounds[MAIN] > before)
    assert editor.renamable(MAIN, "denies: grain-u|nion") == "grain-union"
    assert editor.apply(editor.rename(MAIN, "denies: grain-u|nion", "grain-dockers")) == {MAIN: 2}
    editor.change(MAIN, "annotator: t2", "annotator: t3")
    editor.wait(lambda: editor.rounds[MAIN] > before + 1)
    assert editor.apply(editor.rename(MAIN, "like ships-l|eft", "ships-away")) == {MAIN: 2}
    assert claimpack("check", "--strict", cwd=editor.root).status == 0
    assert claimpack("agree", cwd=editor.root).status == 0


@pytest.mark.parametrize(
    ("around", "new", "says"),
    [
        ("by: dock-u|nion\n", "Dock Union", "is no id"),
        ("by: dock-u|nion\n", "dock--union", "is no id"),
        ("by: dock-u|nion\n", "coast-guard", "the actor `coast-guard` exists already, in annotations"),
        ("denies: grain-u|nion", "ships-left", "the claim `harbour-talks/main/ships-left` exists already"),
        ("article: harbour-t|alks/main", "talks", "only actors, units, measures, events and claims"),
        ("gl|oss: The same ships", "x", "no id stands here"),
    ],
)
def test_rename_refuses(editor: Editor, around: str, new: str, says: str) -> None:
    with pytest.raises(JsonRpcException, match=says):
        editor.rename(MAIN, around, new)


def test_rename_refuses_while_a_file_does_not_parse(editor: Editor) -> None:
    editor.open(QUAY)
    editor.change(QUAY, "annotator: t1", "annotator: [t1")
    editor.wait(lambda: editor.published.get(QUAY))
    with pytest.raises(JsonRpcException, match=f"{QUAY} cannot be read"):
        editor.rename(MAIN, "by: dock-u|nion\n", "dockers")


def test_rename_warns_about_published_ids(editor: Editor) -> None:
    assert claimpack("build", cwd=editor.root).status == 0
    editor.rename(MAIN, "by: dock-u|nion\n", "dockers")
    editor.wait(lambda: any("`dock-union` stands in the published tables" in m for m in editor.messages))


def test_the_outline_shows_glosses(editor: Editor) -> None:
    claims = editor.outline(MAIN)
    assert [one.name for one in claims][:3] == ["grain-shipped", "grain-union", "union-denied"]
    assert claims[2].detail == "The harbour master rejects what the union says."
    assert editor.words(MAIN, claims[2].range).endswith("- denies: grain-union")
    editor.open(ACTORS)
    assert [one.detail for one in editor.outline(ACTORS)][:2] == ["Unnamed publisher", "Harbour Times"]


def test_second_annotations_are_looked_at(editor: Editor) -> None:
    path = MAIN.replace(".yaml", ".b.yaml")
    editor.open(path, editor.texts[MAIN].replace("figure: 400", "figuer: 400"))
    editor.wait(lambda: editor.published.get(path))
    assert editor.found(path) == ["Y02 58 `figuer` unknown key `figuer`"]
    assert editor.definition(path, "denies: grain-|union") == f"{path}:22: grain-union"
    assert editor.references(path, "like ships-l|eft") == [
        f"{path}:70: ships-left",
        f"{path}:89: ships-left",
    ]


def test_deleted_and_unreadable_files(editor: Editor) -> None:
    (editor.root / MEASURES).unlink()
    editor.files_changed(MEASURES)
    editor.wait(lambda: editor.published[MAIN])
    assert {one.code for one in editor.published[MAIN]} == {"R01"}
    (editor.root / MEASURES).write_bytes(b"\xff")
    editor.files_changed(MEASURES)
    editor.wait(lambda: editor.published.get(MEASURES))
    assert [one.message for one in editor.published[MEASURES]] == [
        "byte 0 (0xFF) is not UTF-8\nhelp: save the file as UTF-8 without changing its words"
    ]
    (editor.root / MEASURES).write_bytes((HARBOUR / MEASURES).read_bytes())
    (editor.root / "datapackage.json").write_text("{", "utf-8")
    editor.files_changed(MEASURES)
    editor.wait(lambda: editor.published.get("datapackage.json"))
    (editor.root / "datapackage.json").unlink()
    editor.files_changed("datapackage.json")
    editor.wait(lambda: any("there is no datapackage.json" in one for one in editor.messages))
    editor.wait(lambda: not any(editor.published.values()))
    assert editor.hover(MAIN, "polar|ity: negative") == ""


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "claims: {", "a: &b c\n", "\ud800: x\n", "claims:\r  x:\r\n\ty"]
)
def test_any_text_leaves_the_server_alive(editor: Editor, text: str) -> None:
    editor.open(ALSO, text)
    editor.wait(lambda: editor.rounds.get(ALSO))
    for around in (f"|{text}",):
        editor.hover(ALSO, around)
        editor.completion(ALSO, around)
        editor.definition(ALSO, around)
        editor.references(ALSO, around)
    editor.outline(ALSO)
    editor.actions(ALSO, f"|{text}")


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    one = Editor(tmp_path)
    one.wait(lambda: any("there is no datapackage.json" in message for message in one.messages))
    (tmp_path / "a.yaml").write_text("a: b\n", "utf-8")
    one.open("a.yaml")
    assert one.hover("a.yaml", "|a: b") == ""
    with pytest.raises(JsonRpcException, match="no part of a project"):
        one.rename("a.yaml", "|a: b", "c")
    assert one.stop() == 0


def test_a_folder_of_texts_that_is_not_there(harbour: Path, tmp_path: Path) -> None:
    one = Editor(harbour, texts=tmp_path / "nowhere")
    one.wait(lambda: any("there is no folder of texts" in message for message in one.messages))
    assert one.stop() == 0


def test_leaving_without_a_word_is_1(harbour: Path) -> None:
    one = Editor(harbour)
    one.tell(one.client.exit, None)
    assert one.ended() == 1


def test_without_pygls_the_command_says_what_to_install(harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'pygls' else find(name, *rest)\n"
    )
    ran = claimpack("lsp", cwd=harbour, PYTHONPATH=str(tmp_path))
    assert (ran.status, 'pip install "claimpack[lsp]"' in ran.err) == (2, True)
