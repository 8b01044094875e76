"""Write an invented dataset of any size that passes every check: a source of one article for 40 claims.

    scripts/synth --claims 4000 --seed 1 --out DIR

The same words give the same bytes. Fields come as often as in the dataset of this repository (docs/performance.md
has the counts). One article is held in memory at a time, and the one before it, which later claims link to.
The texts lie in DIR/texts; nothing reads them unless `claimpack check --texts DIR/texts` is asked to.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random

from synth_registry import UNITS, Actor, Deck, Measure, World, page_words

from claimpack.read.contracts import read_contracts
from claimpack.read.starter import starter_files
from claimpack.scaffold.datasets import dataset_files
from claimpack.text.mask import mask
from claimpack.text.numbers import number_spans

PER_FILE = 40
KINDS = ("figure",) * 4 + ("silence",) * 2 + ("commitment",) * 6 + ("stance",) * 9 + ("event",) * 19
FIRST_DAY, DAYS = date(2021, 1, 1), 1800
ORDER = (
    *("kind", "gloss", "measure", "event", "agent", "target", "place", "figure", "reading", "polarity"),
    *("certainty", "tense", "when", "content", "via", "links", "flags", "note"),
)
MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MONTH_CODES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
WEEKDAY_CODES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NOUNS = [
    "harvest",
    "quota",
    "ferry",
    "pipeline",
    "ceasefire",
    "tariff",
    "embargo",
    "convoy",
    "dam",
    "census",
    "orchard",
    "treaty",
    "bridge",
    "tunnel",
    "market",
    "railway",
    "harbour",
    "budget",
    "election",
    "festival",
    "mine",
    "reservoir",
    "garrison",
    "fishery",
    "airport",
    "museum",
    "refinery",
    "vineyard",
    "hospital",
    "archive",
    "customs",
    "beacon",
    "causeway",
    "granary",
    "lighthouse",
    "quarry",
    "regatta",
    "sawmill",
    "school",
    "terminal",
]
VERBS = [
    "delays",
    "extends",
    "opens",
    "closes",
    "inspects",
    "repairs",
    "funds",
    "guards",
    "moves",
    "renames",
    "sells",
    "widens",
]


class Text:
    """A page in the making: what is said lands at an offset in code points."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0

    def say(self, words: str, after: str = " ") -> int:
        start = self.at
        self.parts += (words, after)
        self.at += len(words) + len(after)
        return start

    def __str__(self) -> str:
        return "".join(self.parts)


@dataclass
class Claim:
    slug: str
    kind: str
    origin: str = ""
    own_chain: bool = False
    measure: Measure | None = None
    figure: int | None = None
    fields: dict[str, list[str]] = field(default_factory=dict)

    def put(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).insert(0, f"    {name}: {value}\n")

    def anchor(self, name: str, at: int, words: str) -> None:
        self.fields.setdefault(name, []).append(f"    {name}@{at}: {words}\n")

    def more(self, name: str, *lines: str) -> None:
        lines_of = self.fields.setdefault(name, [f"    {name}:\n"])
        lines_of.extend(lines)

    def __str__(self) -> str:
        return f"  {self.slug}:\n" + "".join(line for name in ORDER for line in self.fields.get(name, ()))


class Writer:
    """Writes articles one after the other. Its decks go on from article to article, so that all ids are used."""

    def __init__(self, claims: int, seed: int) -> None:
        self.seed, self.n_claims = seed, claims
        self.n_files = -(-claims // PER_FILE)
        self.world = world = World(claims)
        self.words = page_words()
        self.publishers, self.agencies = Deck(world.publishers), Deck(world.agencies)
        self.speakers = Deck((*world.states, *world.organs, *world.persons, *world.groups))
        self.doers, self.places = Deck((*world.states, *world.organs)), Deck(world.places)
        self.measures, self.events = Deck(world.measures), Deck(world.events)
        self.before: list[Claim] = []
        self.before_source = ""

    def files(self) -> Iterator[tuple[str, str]]:
        """Give path and content of everything, one article after the other."""
        yield "datapackage.json", _manifest(self.n_claims, self.seed)
        yield "annotations/retired.yaml", "{}\n"
        for name, content in self.world.files():
            yield f"annotations/registry/{name}.yaml", content
        for number in range(self.n_files):
            n_here = min(PER_FILE, self.n_claims - number * PER_FILE)
            yield from Article(self, number, n_here).files()


class Article:
    def __init__(self, writer: Writer, number: int, n_claims: int) -> None:
        self.w, self.number, self.n_claims = writer, number, n_claims
        self.rng = Random(f"{writer.seed}/{number}")
        self.source = f"page-{number + 1:05}"
        self.day = FIRST_DAY + timedelta(days=number * DAYS // max(writer.n_files, 1))
        self.text = Text()
        self.claims: list[Claim] = []
        self.n_numbers = 0

    def files(self) -> Iterator[tuple[str, str]]:
        rng = self.rng
        cuts = [(self.text.say(self._words(9), "\n"), "title main")]
        dateline = f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"
        cuts.append((self.text.at, "dateline main"))
        stated = self.text.say(dateline, "\n")
        cuts.append((self.text.at, "body main"))
        kinds = list(KINDS)
        rng.shuffle(kinds)
        for kind in islice(kinds, self.n_claims):
            self._claim(kind)
        cuts.append((self.text.at, "credit main"))
        publisher = self.w.publishers.deal(rng)
        self.text.say(publisher.aliases[-1], "\n")
        cuts.append((self.text.at, "nav"))
        self.text.say(self._words(5), "")
        credited = self.number % 3 == 0 and self._credit(publisher, cuts[-2][0])
        text = str(self.text)
        digest = sha256(text.encode()).hexdigest()
        masked = mask(text, digest)
        record = [
            f"source: {self.source}\nsha256: {digest}\nbytes: {len(text.encode())}\nlength: {len(text)}\n",
            f"mask_sha256: {sha256(masked.encode()).hexdigest()}\nlang: ar\nregions:\n",
            *(f"  {start}: {role}\n" for start, role in cuts),
            f"articles:\n  main:\n    publisher: {'unknown' if credited else publisher.id}\n    published: {self.day} [stated]\n",
            f"    published@{stated}: {dateline}\n    translation: original\n",
            f"    numbers: {self.n_numbers}/{self.n_numbers}\n",
        ]
        head = f"article: {self.source}/main\nannotator: a1\nguidelines: 2\nstatus: final\nclaims:\n"
        yield f"sources/{self.source}.yaml", "".join(record)
        yield f"sources/{self.source}.mask", masked
        yield f"texts/{self.source}.txt", text
        yield f"annotations/{self.source}/main.yaml", head + "".join(map(str, self.claims))
        self.w.before, self.w.before_source = self.claims, self.source

    def _words(self, count: int) -> str:
        return " ".join(self.w.words[int(600 * self.rng.random())] for _ in range(count))

    def _credit(self, actor: Actor, at: int) -> bool:
        """Hear the first claim of the article's own voice through the outlet of the credit line."""
        for one in self.claims:
            if one.fields["via"] == ["    via: []\n"]:
                hop = f"      - by: {actor.id}\n        by@{at}+{len(actor.aliases[-1])}:\n        basis: credit\n"
                one.fields["via"] = ["    via:\n", hop]
                one.origin = actor.id
                return True
        return False

    def _slug(self) -> str:
        while True:
            slug = "-".join((self.rng.choice(NOUNS), self.rng.choice(NOUNS), self.rng.choice(VERBS)))
            if all(one.slug != slug for one in self.claims):
                return slug

    def _claim(self, kind: str) -> None:
        rng, text = self.rng, self.text
        one = Claim(self._slug(), kind)
        begin = text.at
        if kind != "figure":
            one.put("kind", kind)
        said = self._voices(one)
        start = text.at
        self._state(one, said)
        if rng.random() < 0.04 and kind != "figure":
            text.say("أن", " ")
        length = text.at - 1 - start
        one.fields.setdefault("content", []).append(f"    content@{start}+{length}:\n")
        text.parts[-1] = ". " if rng.random() < 0.7 else ".\n"
        text.at += 1
        self.n_numbers += len(number_spans(str(self.text)[begin:])) if kind == "figure" or said else 0
        doer = self.w.doers.deal(rng) if rng.random() < 0.46 or kind == "silence" else None
        self._gloss(one, doer)
        if doer is not None:
            other = self.w.doers.deal(rng)
            both = kind != "silence" and rng.random() < 0.08 and other is not doer
            one.put("agent", f"[{doer.id}, {other.id}]" if both else doer.id)
        if rng.random() < 0.48:
            one.put("target", self.w.doers.deal(rng).id)
        if rng.random() < 0.12:
            one.put("place", self.w.places.deal(rng).id)
        for share, flag in ((0.09, "scare-quotes"), (0.04, "mt-artefact"), (0.02, "glued")):
            if rng.random() < share:
                one.more("flags", f"      - {flag}\n")
        if rng.random() < 0.03:
            one.put("note", f"The sentence may also be read of the {rng.choice(NOUNS)}.")
        self._link(one)
        self.claims.append(one)

    def _gloss(self, one: Claim, doer: Actor | None) -> None:
        rng = self.rng
        who = doer.name if doer is not None else f"The {rng.choice(NOUNS)} board"
        first, second, verb = one.slug.split("-")
        place = self.w.world.places[int(len(self.w.world.places) * rng.random())].name
        tail = rng.choice((" again", " by winter", " at last", "", ""))
        one.put("gloss", f"{who} {verb} the {first} of the {second} at {place}{tail}.")

    def _voices(self, one: Claim) -> date | None:
        """Say who speaks, and write the chain; give the day of the speech if it is told."""
        draw = self.rng.random()
        earlier = next(
            (old for old in reversed(self.claims) if old.own_chain and old.kind != "silence"), None
        )
        if draw < 0.05 and earlier is not None and one.kind != "silence":
            one.put("via", f"like {earlier.slug}")
            one.origin = earlier.origin
            return None
        if draw < 0.33 or (one.kind == "silence" and draw < 0.7):
            one.put("via", "[]")
            return None
        one.own_chain = True
        if draw < 0.41 and earlier is not None:
            one.more("via", f"      - by: {earlier.origin}\n        basis: carried\n")
            one.origin = earlier.origin
            return None
        return self._spoken(one, depth=1 if draw < 0.85 else 2 if draw < 0.97 else 3)

    def _spoken(self, one: Claim, depth: int) -> date | None:
        rng, text = self.rng, self.text
        relays = [self.w.agencies.deal(rng)] if depth > 1 else []
        if depth == 3:
            relays.append(next(each for each in self.w.world.agencies if each is not relays[0]))
        for relay, cue in zip(relays, ("ونقلت", "نقلاً عن"), strict=False):
            at = text.say(cue)
            name = relay.aliases[-1]
            by = text.say(name)
            one.more(
                "via", f"      - by: {relay.id}\n        by@{by}+{len(name)}:\n        cue@{at}: {cue}\n"
            )
        speaker = self.w.speakers.deal(rng)
        deny = one.kind == "event" and bool(self.claims) and rng.random() < 0.04
        group = (
            "deny"
            if deny
            else rng.choice(("assert neutral",) * 16 + ("believe", "assert endorsing", "assert distancing"))
        )
        cue = rng.choice(CUES_BY_START[group])
        at = text.say(cue)
        lines = [f"      - by: {speaker.id}\n"]
        draw = rng.random()
        if draw < 0.7:
            name = speaker.aliases[0]
            by = text.say(name)
            lines.append(f"        by@{by}: {name}\n" if draw < 0.42 else f"        by@{by}+{len(name)}:\n")
        lines.append(f"        cue@{at}: {cue}\n")
        if deny:
            lines.append("        mode: deny\n")
            one.put("polarity", "negative")
            one.more("links", f"      - denies: {self.claims[-1].slug}\n")
        elif rng.random() < 0.13:
            lines.append("        mode: direct\n")
        said = self._said(lines) if rng.random() < 0.3 else None
        text.say("أن")
        one.more("via", *lines)
        one.origin, one.own_chain = speaker.id, not deny
        return said

    def _said(self, lines: list[str]) -> date:
        day = self.day - timedelta(days=int(7 * self.rng.random()))
        weekday = day.weekday()
        lines.append(f"        said: {day} [{WEEKDAY_CODES[weekday]}-0]\n")
        if self.rng.random() < 0.35:
            self.text.say("يوم")
            at = self.text.say(WEEKDAYS[weekday])
            lines.append(f"        said@{at}: {WEEKDAYS[weekday]}\n")
        return day

    def _state(self, one: Claim, said: date | None) -> None:
        """Say what is claimed, with what it anchors, and write kind, doubt, time and figure."""
        rng, text = self.rng, self.text
        text.say(self._words(2))
        if one.kind == "figure":
            self._figure(one)
        elif "polarity" not in one.fields and one.kind in ("event", "stance") and rng.random() < 0.05:
            one.put("polarity", "negative")
            if rng.random() < 0.5:
                one.anchor("polarity", text.say("لم"), "لم")
        if one.kind not in ("figure", "silence") and rng.random() < 0.13:
            certainty, word = rng.choice(
                (("possible", "ربما"), ("probable", "من المرجح"), ("probable", "من المتوقع"))
            )
            one.put("certainty", certainty)
            if rng.random() < 0.6:
                one.anchor("certainty", text.say(word), word)
        self._time(one, said)
        text.say(self._words(rng.randrange(7, 17)))

    def _time(self, one: Claim, said: date | None) -> None:
        draw = self.rng.random()
        if one.kind == "stance" and draw < 0.1:
            one.put("tense", "conditional")
        elif one.kind == "commitment" and draw < 0.2:
            one.put("tense", "present")
        if one.kind == "event":
            self._event_time(one, said, draw)

    def _event_time(self, one: Claim, said: date | None, draw: float) -> None:
        rng = self.rng
        if draw < 0.15:
            event = self.w.events.deal(rng)
            one.put("event", event.id)
            one.put("when", f"{event.when} [event {event.id}]")
        elif draw < 0.25:
            day = self.day - timedelta(days=int(7 * rng.random()))
            one.put("when", f"{day} [{WEEKDAY_CODES[day.weekday()]}-0]")
            one.anchor("when", self.text.say(WEEKDAYS[day.weekday()]), WEEKDAYS[day.weekday()])
        elif draw < 0.30 and said is not None:
            one.put("when", f"{said} [said]")
        elif draw < 0.36:
            one.put("when", f"{self.day} [published]")
        elif draw < 0.72:
            one.put("tense", "present" if draw < 0.56 else "conditional")
        elif draw < 0.80:
            one.put("tense", "future")
            one.put("when", f"../{self.day.year}-12 [dec+0]")
            if draw < 0.76:
                one.anchor("when", self.text.say("ديسمبر المقبل"), "ديسمبر المقبل")

    def _figure(self, one: Claim) -> None:
        rng, text = self.rng, self.text
        whole = next((old for old in self.claims if old.figure is not None), None)
        if whole is not None and whole.measure is not None and rng.random() < 0.12:
            self._share(one, whole, whole.measure)
            return
        while True:
            measure = self.w.measures.deal(rng)
            if all(other.measure is not measure for other in self.claims):
                break
        one.measure, truth = measure, measure.truth
        one.put("measure", measure.id)
        nouns = UNITS[measure.unit][3]
        draw = rng.random()
        dated = True
        if draw < 0.55:
            figure, words = str(truth), f"{truth} {nouns[0]}"
            one.figure = truth
        elif draw < 0.73:
            figure, words = f"about {truth}", f"{rng.choice(('نحو', 'حوالي'))} {truth} {nouns[0]}"
        elif draw < 0.83:
            low, high = truth * 9 // 10, truth * 11 // 10
            figure, words = f"{low} to {high}", f"{low} إلى {high} {nouns[0]}"
        elif draw < 0.9:
            figure, words = f"more than {truth * 9 // 10}", f"أكثر من {truth * 9 // 10} {nouns[0]}"
        else:
            figure, words = rng.choice((("thousands", "آلاف"), ("tens", "عشرات"), ("several", "عدة")))
            words, dated = f"{words} {nouns[-1]}", False
        one.put("figure", figure)
        one.anchor("figure", text.say(words), words)
        reading = measure.readings[int(len(measure.readings) * rng.random())]
        one.put("reading", reading)
        if dated:
            self._as_of(one, reading)

    def _share(self, one: Claim, whole: Claim, measure: Measure) -> None:
        """Say a part of another figure, or what comes on top of it."""
        part = measure.nature in ("distance", "duration")
        number = measure.truth // (2 if part else 5)
        one.measure = measure
        one.put("measure", measure.id)
        one.put("figure", str(number))
        words = f"{number} {UNITS[measure.unit][3][0]}"
        one.anchor("figure", self.text.say(words), words)
        one.put("reading", "part" if part else "increment")
        one.more("links", f"      - {'part_of' if part else 'adds_to'}: {whole.slug}\n")

    def _as_of(self, one: Claim, reading: str) -> None:
        rng, up_to = self.rng, "../" if reading == "cumulative" else ""
        last = self.day.replace(day=1) - timedelta(days=1)
        draw, month = rng.random(), MONTHS[last.month - 1]
        if draw < 0.4:
            one.put("when", f"{up_to}{self.day} [published]")
        elif draw < 0.7:
            one.put("when", f"{up_to}{last:%Y-%m} [{MONTH_CODES[last.month - 1]}-0]")
            self.text.say("في")
            one.anchor("when", self.text.say(f"{month} الماضي"), f"{month} الماضي")
        else:
            one.put("when", f"{up_to}{last:%Y-%m}")
            self.text.say("في")
            one.anchor("when", self.text.say(f"{month} {last.year}"), f"{month} {last.year}")

    def _link(self, one: Claim) -> None:
        """Link one claim in twenty: to one of this article, or to one of the article before."""
        rng = self.rng
        if "links" in one.fields or rng.random() > 0.06:
            return
        old = next((other for other in self.w.before if other.kind == one.kind), None)
        near = next(
            (other for other in self.claims if other.kind == one.kind and other.origin != one.origin), None
        )
        if near is not None and one.origin and near.origin and one.kind != "figure" and rng.random() < 0.6:
            if rng.random() < 0.7:
                one.more("links", f"      - corroborates: {near.slug}\n")
            else:
                one.more("links", f"      - conflicts: {near.slug}\n        why: origin\n")
        elif old is not None and one.kind != "figure":
            one.more("links", f"      - repeats: {self.w.before_source}/main/{old.slug}\n")


CUES_BY_START = {
    "assert neutral": ("أعلن", "صرح", "ذكر", "قال", "وأشار", "وأضاف", "وقال"),
    "assert endorsing": ("أكد", "وأكد", "وأوضح"),
    "assert distancing": ("زعم", "وزعم"),
    "believe": ("ترى", "تعتقد", "وتعتقد"),
    "deny": ("نفى", "ونفى"),
}


def _manifest(claims: int, seed: int) -> str:
    """Give the manifest that `claimpack init` would write."""
    name, tables = f"synthetic-{claims}-{seed}", tuple(table.name for table in read_contracts().tables)
    title = "Claims that nobody made"
    files = dataset_files(
        starter_files(), {}, tables, name=name, title=title, licence="CC-BY-4.0", version="0.1.0"
    )
    return files["datapackage.json"].decode("utf-8")


def write(claims: int, seed: int, out: Path) -> None:
    """Write a dataset into a folder that is not there yet, or is empty."""
    for name, content in Writer(claims, seed).files():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.claims < PER_FILE:
        parser.error(f"a dataset has {PER_FILE} claims or more")
    if args.out.exists() and any(args.out.iterdir()):
        parser.error(f"{args.out} is not empty")
    write(args.claims, args.seed, args.out)


if __name__ == "__main__":
    main()
