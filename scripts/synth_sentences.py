"""The content of the sentences of scripts/synth: figures, times and hedges, with their anchors."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from synth_claim import Claim, Text
from synth_registry import UNITS, Deck, Measure, World, page_words

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


class Cast:
    """The entries that an article can use. The decks continue from article to article, so that all ids are used."""

    def __init__(self, claims: int) -> None:
        self.world = world = World(claims)
        self.words = page_words()
        self.publishers, self.agencies = Deck(world.publishers), Deck(world.agencies)
        self.speakers = Deck((*world.states, *world.organs, *world.persons, *world.groups))
        self.doers, self.places = Deck((*world.states, *world.organs)), Deck(world.places)
        self.measures, self.events = Deck(world.measures), Deck(world.events)
        self.before: list[Claim] = []
        """The claims of the article before, which later ones link to."""
        self.before_source = ""


class Sentences:
    """Builds the content of the sentences of one article."""

    def __init__(self, cast: Cast, rng: Random, day: date) -> None:
        self.cast, self.rng, self.day = cast, rng, day
        self.text = Text()
        self.claims: list[Claim] = []

    def words(self, count: int) -> str:
        return " ".join(self.cast.words[int(600 * self.rng.random())] for _ in range(count))

    def state(self, one: Claim, said: date | None) -> None:
        """Write the claimed content with its anchors: kind, certainty, time and figure."""
        self.said_on = said
        rng, text = self.rng, self.text
        text.say(self.words(2))
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
        text.say(self.words(rng.randrange(7, 17)))

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
        event = self.cast.events.deal(rng) if draw < 0.15 else None
        if event is not None and (said is None or event.when <= str(said)):
            one.put("event", event.id)
            one.put("when", f"{event.when} [event {event.id}]")
        elif draw < 0.25:
            day = min(self.day - timedelta(days=int(7 * rng.random())), said or self.day)
            one.put("when", f"{day} [{WEEKDAY_CODES[day.weekday()]}-0]")
            one.anchor("when", self.text.say(WEEKDAYS[day.weekday()]), WEEKDAYS[day.weekday()])
        elif draw < 0.30 and said is not None:
            one.put("when", f"{said} [said]")
        elif draw < 0.36:
            one.put("when", f"{self.day} [published]" if said is None else f"{said} [said]")
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
            measure = self.cast.measures.deal(rng)
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
        """Write a part of another figure, or an increment."""
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
        said = self.said_on
        if said is not None and (draw < 0.4 or said <= last):
            one.put("when", f"{up_to}{said} [said]")
        elif draw < 0.4:
            one.put("when", f"{up_to}{self.day} [published]")
        elif draw < 0.7:
            one.put("when", f"{up_to}{last:%Y-%m} [{MONTH_CODES[last.month - 1]}-0]")
            self.text.say("في")
            one.anchor("when", self.text.say(f"{month} الماضي"), f"{month} الماضي")
        else:
            one.put("when", f"{up_to}{last:%Y-%m}")
            self.text.say("في")
            one.anchor("when", self.text.say(f"{month} {last.year}"), f"{month} {last.year}")
