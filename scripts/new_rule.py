"""Writes the module and the cases of a new rule. Run it by scripts/new-rule, which refreshes docs/rules.md too."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from claimpack import plugins

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = {
    "source": "Source",
    "article": "Article",
    "claim": "Claim",
    "anchor": "AnchorUse",
    "link": "LinkPair",
    "page": "Corpus",
    "registry": "Corpus",
}
MODULE = '''"""TODO: what the rule finds, in one line.

## What it finds

TODO: the defect, and what is left out.

## Why it matters

TODO: what goes wrong for those who use the tables.

## Example

    TODO: YAML with the defect

## Write instead

TODO: the YAML without the defect.
"""

from __future__ import annotations

from claimpack.rules.api import {names}

RULE = Rule(
    code="{code}",
    name="{name}",
    message="TODO: what is wrong with `{{value}}`",
    severity="error",
    scope="{scope}",
)


def check({scope}: {subject}, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """TODO: yield `RULE.at(location, value=…, hint=…)` for each defect."""
    yield from ()
'''
CASES = """# {name}

TODO: what the cases have in common, in one line.

## good: as it stands

## bad: TODO

TODO: an edit of the invented project, with the characters that the rule points at in ⟪ and ⟫; the format is in
tests/cases/README.md.

```report
```
"""


def main(words: list[str]) -> int:
    """Write both files; return 2 where a name is taken or malformed."""
    topics = sorted(path.parent.name for path in ROOT.glob("src/claimpack/rules/*/__init__.py"))
    parser = argparse.ArgumentParser(prog="scripts/new-rule", description=__doc__)
    parser.add_argument("topic", choices=topics, metavar="TOPIC", help=f"one of {', '.join(topics)}")
    parser.add_argument("name", metavar="NAME", help="for example bounds-reversed")
    parser.add_argument("--code", help="default: the next free code of the topic")
    parser.add_argument("--scope", choices=SUBJECTS, default="claim", help="what `check` is called with")
    asked = parser.parse_args(words)
    known = {one.rule.code: one.rule.name for one in plugins.rules()}
    module = ROOT / f"src/claimpack/rules/{asked.topic}/{asked.name.replace('-', '_')}.py"
    cases = ROOT / f"tests/cases/{asked.topic}/{asked.name}.md"
    code = asked.code or _next_code(asked.topic)
    problem = None
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", asked.name):
        problem = f"`{asked.name}` is not a name like bounds-reversed"
    elif not re.fullmatch(r"[A-Z]\d\d", code):
        problem = f"`{code}` is not a code like F02"
    elif code in known or asked.name in known.values():
        taken = code if code in known else asked.name
        problem = f"there is a rule `{taken}` already"
    elif module.exists() or cases.exists():
        problem = f"{module.relative_to(ROOT)} or {cases.relative_to(ROOT)} exists"
    if problem is not None:
        print(f"scripts/new-rule: {problem}", file=sys.stderr)
        return 2
    names = sorted({"Corpus", "Finding", "Iterator", "Pages", "Rule", SUBJECTS[asked.scope]})
    text = MODULE.format(
        code=code,
        name=asked.name,
        scope=asked.scope,
        subject=SUBJECTS[asked.scope],
        names=", ".join(names),
    )
    for path, content in ((module, text), (cases, CASES.format(name=asked.name))):
        path.write_text(content, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def _next_code(topic: str) -> str:
    """Return the code after the last one of a topic."""
    folder = ROOT / f"src/claimpack/rules/{topic}"
    names = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    codes = [one.rule.code for one in plugins.rules() if one.rule.name in names]
    letters = {code[0] for code in codes}
    if len(letters) != 1:
        raise SystemExit(
            f"scripts/new-rule: rules of `{topic}` have codes {sorted(letters)}: name one by --code"
        )
    (letter,) = letters
    return f"{letter}{max(int(one.rule.code[1:]) for one in plugins.rules() if one.rule.code[0] == letter) + 1:02}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
