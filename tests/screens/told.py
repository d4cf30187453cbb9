"""How what a screen says is read: its sentences, and the dates, stands and periods in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.project import current
from tests.screens.walked import Screen

OF_LATER = {"bijstellen", "einde-van-het-jaar", "eindstand", "lezingen", "basistarief", "tarief-en-pad"}
"""Figures that speak of periods to come, and say so."""

_MONTHS: dict[int, str] = dict(dutch.LOCALE.months["format"]["wide"])
DATE = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS.values()) + r") (\d{4})")
STAND = re.compile(r"stand van (\d{1,2} \w+ \d{4})")
_MONTH = f"(?:{'|'.join(_MONTHS.values())})"
PERIOD = re.compile(
    rf"(?<!deze )periode \d{{1,2}}(?: t/m \d{{1,2}})?(?! van \d{{4}})|(?<!\d )(?:{_MONTH}(?: \d{{4}})? t/m )?{_MONTH} \d{{4}}",
    re.IGNORECASE,
)
"""A period or a row of them (not `in deze periode 4,7`) as any project says it: `periode 2 t/m 8`, `maart 2026`, `maart t/m mei 2026`."""


def period_id(told: str) -> str:
    """Return the id of the period that a find of PERIOD names: the last of a row. A month is only a period where the project has months."""
    *_, month, number = ["", *told.lower().split()]
    if current().has_months:
        return f"{number}{list(_MONTHS.values()).index(month) + 1:02d}"
    return f"{experiment_periods()[0].id[:4]}{int(number):02d}"


def periods_in(text: str) -> list[str]:
    """Return the ids of the periods that a text names, the last of each row."""
    found = PERIOD.findall(plain(text))
    return [period_id(one) for one in found if one.lower().startswith("periode") is not current().has_months]


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return re.sub(r"\s+", " ", text)


def sentences(screen: Screen) -> Iterator[str]:
    """Yield every sentence that a screen says, once: on it, in its figures and on the papers that can be had from it."""
    texts = [screen.text]
    for figure in screen.figures:
        texts += [figure.headline, figure.lead, *figure.notes, *(panel.sentence for panel in figure.panels)]
    for paper in screen.papers:
        for section in paper.sections:
            texts += [section.heading, *section.paragraphs, *section.points]
    found = (one.strip() for text in texts for one in re.split(r"(?<=[.?]) (?=[A-Z0-9‘])", plain(text)))
    yield from dict.fromkeys(one for one in found if one)


def day(text: str) -> date:
    """Return the date of `30 mei 2014`."""
    number, month, year = text.split()
    return date(int(year), next(place for place, name in _MONTHS.items() if name == month), int(number))
