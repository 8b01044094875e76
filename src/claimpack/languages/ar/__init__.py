"""Modern Standard Arabic as news pages write it."""

from __future__ import annotations

from claimpack.languages.ar.conditions import read_condition
from claimpack.languages.ar.doubts import read_doubt
from claimpack.languages.ar.hedges import read_hedges
from claimpack.languages.ar.lexicon import MONTHS, REGION_OPENINGS, WEEKDAYS, is_clear, is_proclitic
from claimpack.languages.ar.named_dates import months_named, names_date, weekdays_named
from claimpack.languages.ar.nouns import noun_forms, units_counted
from claimpack.languages.ar.numbers import number_spans, read_numbers, scaled_numbers
from claimpack.languages.ar.spelling import LETTERS, without_particles
from claimpack.languages.ar.times import read_times
from claimpack.model.language import Language

LANGUAGE = Language(
    tag="ar",
    reads_words=True,
    letters=LETTERS,
    date_words=frozenset(MONTHS) | frozenset(WEEKDAYS),
    region_openings=REGION_OPENINGS,
    is_clear=is_clear,
    is_clitic=is_proclitic,
    without_clitics=without_particles,
    read_numbers=read_numbers,
    number_spans=number_spans,
    scaled_numbers=scaled_numbers,
    read_hedges=read_hedges,
    read_doubt=read_doubt,
    read_condition=read_condition,
    noun_forms=noun_forms,
    units_counted=units_counted,
    read_times=read_times,
    names_date=names_date,
    weekdays_named=weekdays_named,
    months_named=months_named,
)
