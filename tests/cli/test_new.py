"""`claimpack new`: what a contributor begins with stands where it belongs, and nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimpack.pipeline import check_project
from tests.conftest import claimpack

MAIN = "annotations/harbour-talks/main.yaml"
ACTORS = "annotations/registry/actors.yaml"


def test_a_claim_without_options_says_what_is_left_to_do(harbour: Path) -> None:
    before = (harbour / MAIN).read_bytes()
    ran = claimpack("new", "claim", "harbour-talks/main", cwd=harbour)
    assert (ran.status, ran.err) == (0, "")
    assert "added harbour-talks/main/claim\n" in ran.out
    after = (harbour / MAIN).read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == (
        "  claim:\n    kind: TODO\n    gloss: TODO\n    content@?: TODO\n"
        "    via:\n      - by: TODO\n        by@?: TODO\n"
    )
    checked = claimpack("check", "--format", "concise", cwd=harbour)
    assert checked.status == 1
    first = len(before.decode().splitlines()) + 2
    found = re.findall(r"main\.yaml:(\d+):(\d+): .*?`(\S+)` is still to be written \(", checked.out)
    assert found == [
        (str(first), "11", "kind"),
        (str(first + 1), "12", "gloss"),
        (str(first + 2), "16", "content@?"),
        (str(first + 4), "13", "by"),
        (str(first + 5), "15", "by@?"),
    ]
    assert len(checked.out.splitlines()) == len(found)
    assert "What sort of proposition a claim is: `quantity`, `event`" in checked.out
    again = claimpack("new", "claim", "harbour-talks/main", cwd=harbour)
    assert "added harbour-talks/main/claim-2\n" in again.out


def test_a_claim_with_all_it_needs_is_clean(harbour: Path, harbour_texts: Path) -> None:
    words: list[str | Path] = ["new", "claim", "harbour-talks/main/union-speaks", "--kind", "event"]
    words += ["--gloss", "The union spoke: about wheat.", "--by", "harbour-times", "--by", "dock-union"]
    words += ["--quote", "content=تجاوزت", "--quote", "by=صحيفة المرفأ", "--quote", "by=نقابة العمال"]
    words += ["--quote", "cue=ونقلت", "--texts", harbour_texts]
    ran = claimpack(*words, cwd=harbour)
    assert ran.status == 0, ran.err
    assert "`by@?`: candidates 368, 433\n" in ran.out
    added = (harbour / MAIN).read_text("utf-8").partition("  union-speaks:\n")[2]
    assert added == (
        "    kind: event\n"
        '    gloss: "The union spoke: about wheat."\n'
        "    content@179: تجاوزت\n"
        "    via:\n"
        "      - by: harbour-times\n"
        "        by@?: صحيفة المرفأ\n"
        "        cue@362: ونقلت\n"
        "      - by: dock-union\n"
        "        by@156: نقابة العمال\n"
    )
    path = harbour / MAIN
    path.write_text(path.read_text("utf-8").replace("by@?:", "by@368:"), "utf-8")
    checked = claimpack("check", "--strict", "--texts", harbour_texts, cwd=harbour)
    assert checked.status == 0, checked.out


def test_a_figure_asks_for_measure_and_reading(harbour: Path) -> None:
    words = ["--figure", "300", "--quote", "when=منذ يناير", "--by", "dock-union,coast-guard"]
    ran = claimpack("new", "claim", "harbour-talks/main/grain", *words, cwd=harbour)
    assert ran.status == 0, ran.err
    added = (harbour / MAIN).read_text("utf-8").partition("  grain:\n")[2]
    assert added == (
        "    gloss: TODO\n    measure: TODO\n    figure: 300\n    figure@?: TODO\n    reading: TODO\n"
        "    when: TODO\n    when@132: منذ يناير\n    via:\n      - by: [dock-union, coast-guard]\n"
    )


def test_the_own_voice_of_an_article_is_no_voice(harbour: Path) -> None:
    words = ["--kind", "silence", "--measure", "ships-in-port", "--own-voice"]
    ran = claimpack("new", "claim", "harbour-talks/main", *words, cwd=harbour)
    assert "added harbour-talks/main/ships-in-port\n" in ran.out
    added = (harbour / MAIN).read_text("utf-8").partition("  ships-in-port:\n")[2]
    assert added == (
        "    kind: silence\n    gloss: TODO\n    measure: ships-in-port\n    content@?: TODO\n    via: []\n"
    )


def test_names_that_no_registry_has_are_told(harbour: Path) -> None:
    words = ["--by", "dock-onion", "--by", "zebra", "--measure", "grain-shiped"]
    ran = claimpack("new", "claim", "harbour-talks/main", *words, cwd=harbour)
    assert ran.status == 0
    for line in (
        "there is no actor `dock-onion` yet; did you mean `dock-union`?",
        "there is no actor `zebra` yet; add it with `claimpack new actor zebra`",
        "there is no measure `grain-shiped` yet; did you mean `grain-shipped`?",
    ):
        assert f"  {line}\n" in ran.out


@pytest.fixture
def unannotated(harbour: Path) -> Path:
    """The invented project without the annotations of one article."""
    (harbour / "annotations/quay-report/main.yaml").unlink()
    (harbour / "annotations/quay-report").rmdir()
    return harbour


def config(folder: Path, text: str) -> dict[str, str]:
    """What makes git know no other settings than these."""
    path = folder / "gitconfig"
    path.write_text(text)
    return {"GIT_CONFIG_GLOBAL": str(path), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.mark.parametrize(
    ("settings", "words", "annotator"),
    [
        ("[user]\nname = Salem Haddad\nemail = sh@invalid\n", [], "salem-haddad"),
        ("[user]\nname = سالم\nemail = s.haddad@invalid\n", [], "s-haddad"),
        ("[user]\nname = Salem Haddad\n", ["--annotator", "a1"], "a1"),
    ],
)
def test_a_new_file_gets_its_header(
    unannotated: Path, tmp_path: Path, settings: str, words: list[str], annotator: str
) -> None:
    pages = unannotated / "docs/guidelines"
    pages.mkdir(parents=True)
    (pages / "README.md").write_text("# Guidelines\n\nVersion **3**. Each file says so.\n")
    known = config(tmp_path, settings)
    ran = claimpack("new", "claim", "quay-report/main/calm", *words, cwd=unannotated, **known)
    assert ran.status == 0, ran.err
    written = (unannotated / "annotations/quay-report/main.yaml").read_text("utf-8")
    assert written.startswith(
        f"article: quay-report/main\nannotator: {annotator}\nguidelines: 3\nstatus: draft\nclaims:\n  calm:\n"
    )


def test_a_new_file_names_its_schema_where_there_is_one(unannotated: Path) -> None:
    assert claimpack("init", "--refresh", unannotated).status == 0
    ran = claimpack("new", "claim", "quay-report/main", "--annotator", "a1", cwd=unannotated)
    assert ran.status == 0, ran.err
    written = (unannotated / "annotations/quay-report/main.yaml").read_text("utf-8").splitlines()
    assert written[0] == "# yaml-language-server: $schema=../../schemas/annotations.schema.json"
    assert written[3] == "guidelines: 1"


def test_nobody_annotates_without_a_name(unannotated: Path, tmp_path: Path) -> None:
    known = config(tmp_path, "")
    ran = claimpack("new", "claim", "quay-report/main", cwd=unannotated, **known)
    assert (ran.status, "--annotator" in ran.err) == (2, True)
    assert not (unannotated / "annotations/quay-report").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["harbour-talks/main/grain-shipped"], "`grain-shipped` is taken"),
        (["harbour-talks/main/grain-shipped"], "`grain-shipped-2` is free"),
        (["harbour-talks/main/Grain_Shipped"], "try `grain-shipped`"),
        (["harbour-talks/main/٣"], "try `grain-shipped`"),
        (["harbour-talk/main"], "did you mean `harbour-talks`?"),
        (["zzz/main"], "claimpack new source FILE"),
        (["harbour-talks/mian"], "did you mean `harbour-talks/main`?"),
        (["harbour-talks/zzz"], "declare it under `articles` of sources/harbour-talks.yaml"),
        (["harbour-talks"], "is not SOURCE/ARTICLE"),
        (["harbour-talks/main/a/b"], "is not SOURCE/ARTICLE"),
        (["harbour-talks/main", "--kind", "evnt"], "did you mean `event`?"),
        (["harbour-talks/main", "--by", "John Kirby"], "try `john-kirby`"),
        (["harbour-talks/main", "--measure", "9"], "cannot be an id"),
        (["harbour-talks/main", "--quote", "300"], "is not FIELD=WORDS"),
        (["harbour-talks/main", "--quote", "figure= "], "is not FIELD=WORDS"),
        (["harbour-talks/main", "--quote", "figur=300"], "did you mean `figure`?"),
        (["harbour-talks/main", "--quote", "by=a", "--quote", "by=b"], "too many quotes for `by`"),
        (["harbour-talks/main", "--own-voice", "--quote", "cue=a"], "too many quotes for `cue`"),
        (["harbour-talks/main", "--own-voice", "--by", "sadaf"], "cannot be used together"),
        (["harbour-talks/main", "--gloss", "a\nb"], "is not one line"),
        (["harbour-talks/main", "--gloss", "a\u0007b"], "is not one line"),
        (["harbour-talks/main", "--annotator", "b"], "omit --annotator"),
    ],
)
def test_what_cannot_be_a_claim_is_refused(harbour: Path, words: list[str], says: str) -> None:
    before = (harbour / MAIN).read_bytes()
    ran = claimpack("new", "claim", *words, cwd=harbour)
    assert (ran.status, ran.out) == (2, ""), ran.out
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert (harbour / MAIN).read_bytes() == before


def test_ids_of_retired_and_refused_claims_are_taken(harbour: Path) -> None:
    retired = harbour / "annotations/retired.yaml"
    retired.write_text("harbour-talks/main/gone:\n  since: 0.1.0\n  reason: wrong\n")
    path = harbour / MAIN
    path.write_text(path.read_text("utf-8").replace("    kind: silence\n", "    knd: silence\n"), "utf-8")
    for slug in ("gone", "ships-unsaid"):
        ran = claimpack("new", "claim", f"harbour-talks/main/{slug}", cwd=harbour)
        assert (ran.status, f"`{slug}-2` is free" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("path", "content", "says"),
    [
        (MAIN, b"claims: [\n", "run `claimpack check` first"),
        (MAIN, b"claims:\n  \xff: a\n", "run `claimpack check` first"),
        (MAIN, b"article: harbour-talks/main\n", "run `claimpack check` first"),
        (MAIN, b"claims: {a: {gloss: b, via: []}}\n", "write it by hand"),
        (
            "sources/harbour-talks.yaml",
            b"source: harbour-talks\n",
            "sources/harbour-talks.yaml cannot be read",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_stays(harbour: Path, path: str, content: bytes, says: str) -> None:
    (harbour / path).write_bytes(content)
    ran = claimpack("new", "claim", "harbour-talks/main", cwd=harbour)
    assert (ran.status, says in ran.err) == (2, True), ran.err
    assert (harbour / path).read_bytes() == content


def test_an_actor_is_added_and_every_other_byte_stays(harbour: Path) -> None:
    path = harbour / ACTORS
    path.write_bytes(b"# who speaks\n" + path.read_bytes() + b"\n# the end\n")
    before = path.read_bytes()
    words = ["--kind", "person", "--name", "Mona: the cook", "--part-of", "dock-union"]
    aliases = ["--alias", "منى", "--alias", "منى الطباخة", "--alias", "منى"]
    ran = claimpack("new", "actor", "mona", *words, *aliases, cwd=harbour)
    assert (ran.status, ran.err) == (0, "")
    new = (
        'mona:\n  kind: person\n  name: "Mona: the cook"\n  part_of: dock-union\n'
        "  aliases:\n    - منى\n    - منى الطباخة\n"
    )
    after = path.read_bytes()
    assert after.replace(new.encode(), b"", 1) == before
    actor = check_project(harbour).corpus.actors["mona"]
    assert (actor.name, actor.part_of, actor.aliases) == (
        "Mona: the cook",
        "dock-union",
        ("منى", "منى الطباخة"),
    )


def test_an_actor_without_options_says_what_is_left_to_do(harbour: Path) -> None:
    assert claimpack("new", "actor", "mona", cwd=harbour).status == 0
    checked = claimpack("check", "--format", "concise", cwd=harbour)
    assert re.findall(r"`(\S+)` is still to be written", checked.out) == ["kind", "name"]


@pytest.mark.parametrize("content", [None, b"", b"{}\n", b"# nobody yet\n"])
def test_the_first_actor_makes_the_registry(harbour: Path, content: bytes | None) -> None:
    path = harbour / ACTORS
    path.unlink() if content is None else path.write_bytes(content)
    ran = claimpack("new", "actor", "mona", "--kind", "person", "--name", "Mona", cwd=harbour)
    assert ran.status == 0, ran.err
    kept = b"# nobody yet\n" if content == b"# nobody yet\n" else b""
    assert path.read_bytes() == kept + b"mona:\n  kind: person\n  name: Mona\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["sadaf"], "`sadaf-2` is free"),
        (["Dock_Union"], "try `dock-union`"),
        (["mona", "--kind", "persn"], "did you mean `person`?"),
        (["mona", "--part-of", "dock-onion"], "did you mean `dock-union`?"),
        (["mona", "--alias", "الحَدّاد"], "is a name of `harbour-master` (Salem Haddad)"),
        (["mona", "--name", "a\nb"], "is not one line"),
        (["mona", "--alias", " "], "is not one line"),
    ],
)
def test_an_actor_that_would_be_a_double_is_refused(harbour: Path, words: list[str], says: str) -> None:
    before = (harbour / ACTORS).read_bytes()
    ran = claimpack("new", "actor", *words, cwd=harbour)
    assert (ran.status, ran.out, says in ran.err) == (2, "", True), ran.err
    assert (harbour / ACTORS).read_bytes() == before


def test_a_source_is_registered_as_by_source_add(harbour: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("سفن جديدة\nوصلت سبع سفن.\n", "utf-8")
    written = []
    for group, words in (("source", ["add"]), ("new", ["source"])):
        ran = claimpack(group, *words, page, "--as", "new-ships", cwd=harbour)
        assert ran.status == 0, ran.err
        files = [harbour / f"sources/new-ships.{ending}" for ending in ("yaml", "mask")]
        written.append((ran.out, *(path.read_bytes() for path in files)))
        for path in files:
            path.unlink()
    assert written[0] == written[1]


def test_modelines_survive_every_writer(harbour: Path, harbour_texts: Path) -> None:
    line = "# yaml-language-server: $schema=x\n"
    paths = [harbour / name for name in (MAIN, ACTORS, "sources/quay-report.yaml")]
    for path in paths:
        text = path.read_text("utf-8").replace("figure@322:", "figure@?:")
        path.write_text(line + re.sub(r"mask_sha256: \w+", f"mask_sha256: {'0' * 64}", text), "utf-8")
    words: list[str | Path] = ["--texts", harbour_texts]
    assert claimpack("source", "mask", "quay-report", *words, cwd=harbour).status == 0
    assert claimpack("anchor", *words, cwd=harbour).status == 0
    assert claimpack("new", "actor", "mona", cwd=harbour).status == 0
    for path in paths:
        assert path.read_text("utf-8").startswith(line)
        assert path.read_text("utf-8").count("yaml-language-server") == 1
    assert "figure@322:" in paths[0].read_text("utf-8")


def test_git_is_not_needed(unannotated: Path) -> None:
    ran = claimpack("new", "claim", "quay-report/main", cwd=unannotated, PATH="")
    assert (ran.status, "--annotator" in ran.err) == (2, True)
