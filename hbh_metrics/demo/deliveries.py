"""Which files arrive when: the city's first delivery, then about each month one folder with a file per provider and table.

The history holds what happens in reality: corrected hours and credits a month later, a provider that is a month late once, an amended
agreement, and a delivery that is refused and repaired.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics import calendar
from hbh_metrics.demo.books import Book, World, make_world
from hbh_metrics.demo.columns import Register
from hbh_metrics.demo.files import Mistake, write_table
from hbh_metrics.demo.stories import DEFAULT_STORY
from hbh_metrics.demo.styles import CITY, STYLES
from hbh_metrics.demo.timeline import PERIODS, day_number
from hbh_metrics.errors import UsageError

LAST_PEILDATUM = date(2015, 1, 23)
_OPENING = date(2014, 1, 24)
_FIRST_WEEKS = date(2014, 2, 14)
_DAYS_AFTER_PERIOD = timedelta(days=12)
_ON_ANOTHER_DAY = {"201409": date(2014, 9, 14), PERIODS[-1].id: LAST_PEILDATUM}
_REFUSED = date(2014, 6, 27)
_REPAIRED = date(2014, 7, 1)
_MISTAKES = {
    "SHDH": (Mistake("geleverde_uren", "uren", 9, "8,5u"), Mistake("geleverde_uren", "uren", 25, "2,5u")),
    "TZORG": (Mistake("geleverde_uren", "uren", 40, "-1,50"),),
}
_SENT_WHEN_CHANGED = ("communicatie", "ondersteuningsplannen", "meldingen")
_LATE = {("AXXICOM", date(2014, 5, 2))}


@dataclass(frozen=True)
class Delivery:
    """One delivery as it arrives: its folder, the day, what it is in one Dutch sentence, and whether the checks should refuse it."""

    path: Path
    peildatum: date
    omschrijving: str
    verwacht_afgekeurd: bool = False


@dataclass(frozen=True)
class _Arrival:
    """The day on which files come in, the day on which they were made, and what they are."""

    day: date
    made_on: date
    description: str
    period_id: str = ""
    is_refused: bool = False


def write_deliveries(
    folder: Path,
    *,
    story: str = DEFAULT_STORY,
    seed: int = 2014,
    clients: int = 3500,
    until: date = LAST_PEILDATUM,
) -> tuple[Delivery, ...]:
    """Write the deliveries of that story up to and including `until` below `folder`, in order of sending.

    Raises KeyError when there is no story of that name and UsageError when the folder already holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"In {folder} staat al iets. Kies voor de leveringen een lege map.")
    world = make_world(story, seed, clients)
    deliveries = [_opening(folder, world)] if until >= _OPENING else []
    previous = dict.fromkeys(STYLES, _OPENING)
    city_previous = _OPENING
    for arrival in (found for found in _arrivals() if found.day <= until):
        target = folder / f"{arrival.day.isoformat()}{'_hersteld' if arrival.day == _REPAIRED else ''}"
        target.mkdir(parents=True)
        _write_city(target, world, city_previous, arrival.made_on)
        senders = [book for book in world.books if _sends(book, arrival, world)]
        mistaken = 0
        for book in senders:
            mistakes = _MISTAKES.get(book.provider.id, ()) if arrival.is_refused else ()
            written = _write_provider(target, book, previous[book.provider.id], arrival.made_on, mistakes)
            mistaken += len({mistake.table for mistake in mistakes} & written)
        deliveries.append(Delivery(target, arrival.day, arrival.description, mistaken > 0))
        if not arrival.is_refused:
            previous |= {book.provider.id: arrival.made_on for book in senders}
            city_previous = arrival.made_on
    return tuple(deliveries)


def stand_days() -> tuple[date, ...]:
    """Return the peildatum of every publication that the deliveries become, oldest first."""
    return (_OPENING, *(arrival.day for arrival in _arrivals() if not arrival.is_refused))


def _arrivals() -> tuple[_Arrival, ...]:
    """Return the arrivals after the first one."""
    found = [_Arrival(_FIRST_WEEKS, _FIRST_WEEKS, "De eerste weken van het experiment")]
    for period in PERIODS:
        day = _ON_ANOTHER_DAY.get(period.id, period.end + _DAYS_AFTER_PERIOD)
        what_follows = "de laatste dagen van het experiment" if period is PERIODS[-1] else "het begin van de volgende"
        text = f"Periode {int(period.id[4:])} en {what_follows}"
        if any(late_day == day for _, late_day in _LATE):
            text += "; van Axxicom kwam niets binnen"
        if day == _REFUSED:
            found.append(_Arrival(day, day, f"{text}; met fouten in twee bestanden", period.id, is_refused=True))
            found.append(_Arrival(_REPAIRED, day, f"{text}; hersteld", period.id))
        else:
            found.append(_Arrival(day, day, text, period.id))
    return tuple(found)


def _sends(book: Book, arrival: _Arrival, world: World) -> bool:
    """Whether this provider sends anything: it can be late once, or silent in the story."""
    is_silent = arrival.period_id in world.story.course(book.provider.id).silent_periods
    return not is_silent and (book.provider.id, arrival.day) not in _LATE


def _opening(folder: Path, world: World) -> Delivery:
    """Write what the city delivers before the start: agreements, indications, earlier hours and what they cost."""
    target = folder / f"{_OPENING.isoformat()}_gemeente"
    target.mkdir(parents=True)
    day = day_number(_OPENING)
    for name in ("aanbieders", "tariefafspraken", "vragen", "referentie", "agb", "productcodes"):
        write_table(target, name, world.city[name].as_of(day), CITY)
    for name in ("indicaties", "geleverde_uren", "communicatie"):
        table = pa.concat_tables([book.registers[name].as_of(day) for book in world.books])
        write_table(target, name, table, CITY)
    return Delivery(
        target, _OPENING, "Start: afspraken, indicaties en de uren van vóór het experiment, van de gemeente"
    )


def _write_city(target: Path, world: World, previous: date, made_on: date) -> None:
    """Write the tables of the city in which something is new, whole, and the survey answers that came in."""
    since, day = day_number(previous), day_number(made_on)
    for name, register in world.city.items():
        if _news(register, since, day).any():
            write_table(target, name, register.as_of(day), CITY)
    scores = [book.registers["enquetescores"] for book in world.books]
    new_scores = [register.table.filter(pa.array(_news(register, since, day))) for register in scores]
    table = pa.concat_tables(new_scores)
    if table.num_rows:
        write_table(target, "enquetescores", table, CITY, suffix="onderzoeksbureau")


def _write_provider(target: Path, book: Book, previous: date, made_on: date, mistakes: tuple[Mistake, ...]) -> set[str]:
    """Write the monthly files of one provider and return the tables that hold rows.

    They are complete to date, but for hours, which come per period, and for payments, which are a ledger; letters, plans and complaints
    come only when something in them is new.
    """
    written = set()
    style = STYLES[book.provider.id]
    since, day = day_number(previous), day_number(made_on)
    for name, register in book.registers.items():
        if name == "enquetescores" or (name in _SENT_WHEN_CHANGED and not register.changed(since, day)):
            continue
        table = register.as_of(day)
        if name == "geleverde_uren":
            table = table.filter(pc.greater_equal(table.column("datum"), _hours_from(book, previous)))
        elif name == "periodebetalingen" and not book.provider.repeats_whole_ledger:
            table = register.table.filter(pa.array(_news(register, since, day)))
        if table.num_rows:
            written.add(name)
        if table.num_rows or style.sends_empty_files:
            write_table(target, name, table, style, mistakes)
    return written


def _hours_from(book: Book, previous: date) -> date:
    """Return the first day of the first period that was not complete at the previous delivery, or of the one before."""
    begin = calendar.period(calendar.period_of(previous - timedelta(days=6))).begin
    if book.provider.repeats_previous_period:
        begin = calendar.period(calendar.period_of(begin - timedelta(days=1))).begin
    return begin


def _news(register: Register, since: int, day: int) -> npt.NDArray[np.bool_]:
    """Return which rows became known after `since` and up to `day`."""
    news: npt.NDArray[np.bool_] = (register.known_on > since) & (register.known_on <= day)
    return news
