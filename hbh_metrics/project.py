"""The project as data: what the council decided, where and when. The only module that knows a town, a date or a provider.

Beside it only `contract/aanbieder_namen.toml` does, with other names of providers. What is counted with these (periods, weeks, working
days) is in calendar.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class CalendarKind(Enum):
    """Into which billing periods a year is divided."""

    FOUR_WEEKS = "VIERWEKEN"


class Promise(Enum):
    """An agreement of the council's decision, by its number: what was agreed in a few words, and what it is about."""

    A1 = ("Het periodetarief daalt 1% per periode", "tarief")
    A2 = ("Per geleverd uur wordt minstens het basistarief gerekend", "basistarief")
    A3 = ("Betaald wordt het periodetarief maal het aantal cliënten", "betaling")
    A4 = ("De cliënt houdt recht op een schoon en leefbaar huis", "resultaat voor de cliënt")
    A5 = ("Minder uren, door eigen kracht en netwerk", "uren per cliënt")
    A6 = ("De tevredenheid wordt aan het begin en aan het eind gemeten", "tevredenheid")
    A7 = ("Geen extra kosten; wat overblijft gaat naar de Wmo", "kosten")
    A8 = ("Ongeveer 10% van de cliënten doet mee, alleen categorie 1", "omvang")
    A9 = ("Er wordt gevolgd, besproken en zo nodig bijgestuurd", "bijsturing")
    A10 = ("Er wordt verkend wat na het experiment goedkoper kan", "verkenning")
    A11 = ("De gemeente leest en toetst de brieven aan cliënten", "brieven")
    A12 = ("De aanbieder mag van de klasse afwijken, in gesprek met de cliënt", "klasse")

    @property
    def title(self) -> str:
        """What was agreed, in a few words."""
        return self.value[0]

    @property
    def subject(self) -> str:
        """What it is about, within a sentence."""
        return self.value[1]


@dataclass(frozen=True)
class SurveyWindows:
    """When a survey form belongs to its measurement, in whole periods of the experiment.

    The first survey is answered within the first `first_periods`; the last one from the last `last_periods` until `days_after` days
    after the end.
    """

    first_periods: int
    last_periods: int
    days_after: int


@dataclass(frozen=True)
class Project:
    """What one project is; `begin` and `end` are its first and last day, `stock_share_pct` is the agreed part of all clients."""

    town: str
    name: str
    begin: date
    end: date
    calendar: CalendarKind
    categories: tuple[int, ...]
    group: str
    stock_share_pct: float
    surveys: SurveyWindows
    example_provider: tuple[str, str]
    """The code and the name of one provider, for examples in messages and in the contract."""


PROJECT = Project(
    town="Haarlem",
    name="Experiment Hulp bij het Huishouden",
    begin=date(2014, 1, 27),
    end=date(2014, 12, 31),
    calendar=CalendarKind.FOUR_WEEKS,
    categories=(1,),
    group="EXPERIMENT",
    stock_share_pct=10.0,
    surveys=SurveyWindows(first_periods=2, last_periods=3, days_after=60),
    example_provider=("VIVA", "Viva! Zorggroep"),
)
