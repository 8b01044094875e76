"""One more entry: it reads back, and every other byte stays, however the file is laid out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.model.error import ClaimpackError
from claimpack.scaffold.entries import append_entry, scalar
from claimpack.yaml.nodes import plain
from claimpack.yaml.strict import parse_yaml

ENTRY = ["new:", "  a: 1"]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_a_scalar_reads_back_or_is_refused(text: str) -> None:
    try:
        written = scalar(text)
    except ClaimpackError:
        return
    for line in (f"key: {written}\n", f"list:\n  - {written}\n"):
        document, found, _ = parse_yaml("", line)
        assert document is not None
        assert not found
        assert plain(document.root) in ({"key": text}, {"list": [text]})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("about 3000", "about 3000"),
        ("300 طن", "300 طن"),
        ("a: b", '"a: b"'),
        ("a # b", '"a # b"'),
        ("it's", "it's"),
        ("'s", '"\'s"'),
        ("- a", '"- a"'),
        ("[a", '"[a"'),
        ("*a", '"*a"'),
        (" a", '" a"'),
        ("no", '"no"'),
    ],
)
def test_a_scalar_is_quoted_where_it_must_be(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("text", ["", "a\nb", "a\u0000b", "a\u2028b", "\udc80"])
def test_a_scalar_is_one_line(text: str) -> None:
    with pytest.raises(ClaimpackError):
        scalar(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claims:\n", "claims:\n  new:\n    a: 1\n"),
        ("claims:", "claims:\n  new:\n    a: 1\n"),
        ("claims: {}\n", "claims:\n  new:\n    a: 1\n"),
        ("claims: { }  \nz: 1\n", "claims:\n  new:\n    a: 1\nz: 1\n"),
        ("claims:  # ours\nz: 1\n", "claims:  # ours\n  new:\n    a: 1\nz: 1\n"),
        ("claims:\n  b: {}\n", "claims:\n  b: {}\n  new:\n    a: 1\n"),
        ("claims:\n  b: c", "claims:\n  b: c\n  new:\n    a: 1\n"),
        ("claims:\n    b: c\n", "claims:\n    b: c\n    new:\n      a: 1\n"),
        ("claims:\r\n  b: c\r\n", "claims:\r\n  b: c\r\n  new:\r\n    a: 1\r\n"),
        ("claims: {}\r\n", "claims:\r\n  new:\r\n    a: 1\r\n"),
        ("claims:\n  b: c\n\n\nz: 1\n", "claims:\n  b: c\n  new:\n    a: 1\n\n\nz: 1\n"),
        ("claims:\n  b: c\n# end\n\n", "claims:\n  b: c\n  new:\n    a: 1\n# end\n\n"),
        ("claims:\n  b: c\n  # of b\n# end\n", "claims:\n  b: c\n  # of b\n  new:\n    a: 1\n# end\n"),
        ("claims:\n  b: |\n    # c\n\nz: 1\n", "claims:\n  b: |\n    # c\n  new:\n    a: 1\n\nz: 1\n"),
        ("claims:\n  b: c\n...\n", "claims:\n  b: c\n  new:\n    a: 1\n...\n"),
    ],
)
def test_an_entry_goes_behind_the_last_one(before: str, after: str) -> None:
    assert append_entry("a.yaml", before, "claims", ENTRY) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "new:\n  a: 1\n"),
        ("{}\n", "new:\n  a: 1\n"),
        ("# c\n{}\n# d\n", "# c\nnew:\n  a: 1\n# d\n"),
        ("# c\n", "# c\nnew:\n  a: 1\n"),
        ("b: c\n# d\n", "b: c\n# d\nnew:\n  a: 1\n"),
        ("b: c\n\n", "b: c\nnew:\n  a: 1\n\n"),
    ],
)
def test_an_entry_of_the_file_itself(before: str, after: str) -> None:
    assert append_entry("a.yaml", before, None, ENTRY) == after


@pytest.mark.parametrize(
    "text",
    [
        "claims: {b: c}\n",
        "claims: {b: c,\n  d: e}\n",
        "claims: [\n",
        "claims: word\n",
        "claims:\n  - b\n",
        "claims: &a\n  b: c\n",
        "- b\n",
        "z: 1\n",
        "{claims: {}}\n",
        "claims:\n  new: 2\n",
        "claims:\n  b: |+\n    c\n\n\n",
    ],
)
def test_what_would_change_the_rest_is_refused(text: str) -> None:
    with pytest.raises(ClaimpackError, match=r"a\.yaml"):
        append_entry("a.yaml", text, "claims", ENTRY)


keys = st.text("abcd", min_size=1, max_size=3)
values = st.sampled_from(
    ["c", "'d e'", "[f, g]", "{h: i}", "|\n    j\n    k", ">-\n    l", "\n    m: n", "# o"]
)


@settings(deadline=None)
@given(
    st.dictionaries(keys, values, min_size=1, max_size=4), st.sampled_from(["", "\n", "# end\n", "z: 1\n"])
)
def test_every_other_byte_stays(entries: dict[str, str], tail: str) -> None:
    text = "claims:\n" + "".join(f"  {key}: {value}\n" for key, value in entries.items()) + tail
    after = append_entry("a.yaml", text, "claims", ENTRY)
    assert after.replace("  new:\n    a: 1\n", "", 1) == text
