"""One article of scripts/synth: its claims, their voices and their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from random import Random

from synth_claim import Claim
from synth_registry import Actor
from synth_sentences import MONTHS, WEEKDAY_CODES, WEEKDAYS, Cast, Sentences

from claimpack.languages.ar import LANGUAGE
from claimpack.model.anchor import digest_of
from claimpack.text.mask import mask

KINDS = ("figure",) * 4 + ("silence",) * 2 + ("commitment",) * 6 + ("stance",) * 9 + ("event",) * 19
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
CUES_BY_START = {
    "assert neutral": ("أعلن", "صرح", "ذكر", "قال", "وأشار", "وأضاف", "وقال"),
    "assert endorsing": ("أكد", "وأكد", "وأوضح"),
    "assert distancing": ("زعم", "وزعم"),
    "believe": ("ترى", "تعتقد", "وتعتقد"),
    "deny": ("نفى", "ونفى"),
}


_SILENT = re.compile(r"@(\d+)\+(\d+):\n")


class Article(Sentences):
    """Builds sentences, each with its claim; then the record, the mask and the annotation file."""

    def __init__(self, cast: Cast, source: str, day: date, rng: Random) -> None:
        super().__init__(cast, rng, day)
        self.source = source
        self.n_numbers = 0

    def files(self, n_claims: int, *, credited: bool) -> Iterator[tuple[str, str]]:
        rng = self.rng
        cuts = [(self.text.say(self.words(9), "\n"), "title main")]
        dateline = f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"
        cuts.append((self.text.at, "dateline main"))
        stated = self.text.say(dateline, "\n")
        cuts.append((self.text.at, "body main"))
        kinds = list(KINDS)
        rng.shuffle(kinds)
        for kind in islice(kinds, n_claims):
            self._claim(kind)
        cuts.append((self.text.at, "credit main"))
        publisher = self.cast.publishers.deal(rng)
        self.text.say(publisher.aliases[-1], "\n")
        cuts.append((self.text.at, "nav"))
        self.text.say(self.words(5), "")
        outlet = self.cast.publishers.deal(rng)
        credited = credited and outlet is not publisher and self._credit(publisher, cuts[-2][0])
        text = str(self.text)
        digest = sha256(text.encode()).hexdigest()
        masked = mask(text, digest, LANGUAGE)
        record = [
            f"source: {self.source}\nsha256: {digest}\nbytes: {len(text.encode())}\nlength: {len(text)}\n",
            f"mask_sha256: {sha256(masked.encode()).hexdigest()}\nlang: ar\n",
            "missing:\n  url: unknown\n  archive_url: unknown\n  captured_on: unknown\nregions:\n",
            *(f"  {start}: {role}\n" for start, role in cuts),
            f"articles:\n  main:\n    publisher: {outlet.id if credited else publisher.id}\n",
            f"    headline: {text.partition(chr(10))[0]}\n    published: {self.day} [stated]\n",
            f"    published@{stated}: {dateline}\n    translation: original\n",
            f"    numbers: {self.n_numbers}/{self.n_numbers}\n",
        ]
        head = f"article: {self.source}/main\nannotator: a1\nguidelines: 2\nstatus: final\nclaims:\n"

        def sealed(anchor: re.Match[str]) -> str:
            start, length = int(anchor[1]), int(anchor[2])
            return f"{anchor[0][:-1]} sha256:{digest_of(text[start : start + length])}\n"

        yield f"sources/{self.source}.yaml", "".join(record)
        yield f"sources/{self.source}.mask", masked
        yield f"texts/{self.source}.txt", text
        yield (
            f"annotations/{self.source}/main.yaml",
            head + _SILENT.sub(sealed, "".join(map(str, self.claims))),
        )
        self.cast.before, self.cast.before_source = self.claims, self.source

    def _credit(self, actor: Actor, at: int) -> bool:
        """Attribute the first claim in the article's own voice to the outlet of the credit line."""
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
        self.state(one, said)
        if rng.random() < 0.04 and kind != "figure":
            text.say("أن", " ")
        length = text.at - 1 - start
        one.fields.setdefault("content", []).append(f"    content@{start}+{length}:\n")
        text.parts[-1] = ". " if rng.random() < 0.7 else ".\n"
        text.at += 1
        self.n_numbers += (
            len(LANGUAGE.number_spans(str(self.text)[begin:])) if kind == "figure" or said else 0
        )
        doer = self.cast.doers.deal(rng) if rng.random() < 0.46 or kind == "silence" else None
        self._gloss(one, doer)
        if doer is not None:
            other = self.cast.doers.deal(rng)
            both = kind != "silence" and rng.random() < 0.08 and other is not doer
            one.put("agent", f"[{doer.id}, {other.id}]" if both else doer.id)
        if rng.random() < 0.48:
            one.put("target", self.cast.doers.deal(rng).id)
        if rng.random() < 0.12:
            one.put("place", self.cast.places.deal(rng).id)
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
        place = self.cast.world.places[int(len(self.cast.world.places) * rng.random())].name
        tail = rng.choice((" again", " by winter", " at last", "", ""))
        one.put("gloss", f"{who} {verb} the {first} of the {second} at {place}{tail}.")

    def _voices(self, one: Claim) -> date | None:
        """Write the speakers and the chain; return the day of the speech if it is stated."""
        draw = self.rng.random()
        earlier = next(
            (old for old in reversed(self.claims) if old.own_chain and old.kind != "silence"), None
        )
        if draw < 0.05 and earlier is not None and one.kind != "silence":
            one.put("via", f"like {earlier.slug}")
            one.origin = earlier.origin
            one.said = earlier.said
            return earlier.said
        if draw < 0.33 or (one.kind == "silence" and draw < 0.7):
            one.put("via", "[]")
            return None
        one.own_chain = True
        if draw < 0.41 and earlier is not None:
            one.more("via", f"      - by: {earlier.origin}\n        basis: carried\n")
            one.origin = earlier.origin
            one.said = earlier.said
            return earlier.said
        return self._spoken(one, depth=1 if draw < 0.85 else 2 if draw < 0.97 else 3)

    def _spoken(self, one: Claim, depth: int) -> date | None:
        rng, text = self.rng, self.text
        relays = [self.cast.agencies.deal(rng)] if depth > 1 else []
        if depth == 3:
            relays.append(next(each for each in self.cast.world.agencies if each is not relays[0]))
        for relay, cue in zip(relays, ("ونقلت", "نقلاً عن"), strict=False):
            at = text.say(cue)
            name = relay.aliases[-1]
            by = text.say(name)
            one.more(
                "via", f"      - by: {relay.id}\n        by@{by}+{len(name)}:\n        cue@{at}: {cue}\n"
            )
        speaker = self.cast.speakers.deal(rng)
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
        one.said = said = self._said(lines) if rng.random() < 0.3 else None
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

    def _link(self, one: Claim) -> None:
        """Link one claim in twenty to a claim of this article or of the one before."""
        rng = self.rng
        if "links" in one.fields or rng.random() > 0.06:
            return
        old = next((other for other in self.cast.before if other.kind == one.kind), None)
        near = next(
            (other for other in self.claims if other.kind == one.kind and other.origin != one.origin), None
        )
        if near is not None and one.origin and near.origin and one.kind != "figure" and rng.random() < 0.6:
            if rng.random() < 0.7:
                one.more("links", f"      - corroborates: {near.slug}\n")
            else:
                one.more("links", f"      - conflicts: {near.slug}\n        why: origin\n")
        elif old is not None and one.kind != "figure":
            one.more("links", f"      - repeats: {self.cast.before_source}/main/{old.slug}\n")
