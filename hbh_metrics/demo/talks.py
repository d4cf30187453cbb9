"""What the city and its providers said and agreed in a story: the script of the demo's journal, in order of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Talk:
    """What was recorded on a day about a signal at a provider, in the journal's own kinds; without a signal it is a meeting.

    `owner` and `due` are those of an agreement (of a postponement only `due`), `present` of a meeting.
    """

    on: date
    kind: str
    provider_id: str
    signal: str | None
    text: str
    owner: str | None = None
    due: date | None = None
    present: str | None = None


TALKS: Mapping[str, tuple[Talk, ...]] = {
    "mengeling": (
        Talk(
            date(2014, 4, 10),
            "BESPROKEN",
            "SHDH",
            "S01",
            "SHDH factureert nog het starttarief. SHDH zoekt uit of de verlaging in het factuursysteem staat.",
        ),
        Talk(
            date(2014, 4, 17),
            "AFSPRAAK",
            "AXXICOM",
            "S07",
            "Axxicom maakt met elke cliënt die nog geen ondersteuningsplan heeft, binnen een maand een afspraak.",
            owner="Axxicom",
            due=date(2014, 5, 15),
        ),
        Talk(
            date(2014, 5, 8),
            "AFSPRAAK",
            "SHDH",
            "S01",
            "Vanaf periode 6 factureert SHDH het tarief van het afgesproken pad.",
            owner="SHDH",
            due=date(2014, 5, 19),
        ),
        Talk(
            date(2014, 6, 5),
            "AFSPRAAK",
            "TZORG",
            "S16",
            "T-Zorg meldt elke week welke cliënten zijn overleden of vertrokken.",
            owner="T-Zorg",
            due=date(2014, 6, 16),
        ),
        Talk(
            date(2014, 7, 3),
            "OVERLEG",
            "VIVA",
            None,
            "De uren dalen sneller dan het tarief. Viva! Zorggroep legt uit hoe de gesprekken met cliënten gaan.",
            present="programmamanager, contractbeheerder, Viva! Zorggroep",
        ),
        Talk(
            date(2014, 7, 31),
            "AFSPRAAK",
            "VIVA",
            "S04",
            "Viva! Zorggroep verlaagt de uren alleen nog na een gesprek met de cliënt en een ondertekend plan.",
            owner="Viva! Zorggroep",
            due=date(2014, 8, 11),
        ),
        Talk(
            date(2014, 8, 28),
            "UITGESTELD",
            "SHDH",
            "S01",
            "De directie van SHDH vraagt tijd om de facturen van dit jaar na te lopen.",
            due=date(2014, 10, 1),
        ),
        Talk(
            date(2014, 10, 23),
            "AFSPRAAK",
            "TZORG",
            "S16",
            "Vanaf periode 12 betaalt de gemeente T-Zorg alleen voor wie in die periode hulp kon krijgen; de rest vordert zij terug.",
            owner="contractbeheerder",
            due=date(2014, 11, 3),
        ),
        Talk(
            date(2014, 10, 30),
            "AFSPRAAK",
            "SHDH",
            "S01",
            "SHDH stuurt een creditfactuur voor het verschil sinds periode 3. Blijft die uit, dan stelt de gemeente een vordering in.",
            owner="SHDH",
            due=date(2014, 12, 1),
        ),
        Talk(
            date(2014, 11, 20),
            "AFSPRAAK",
            "VIVA",
            "S10",
            "Viva! Zorggroep belt alle cliënten die meer dan een derde van hun uren verloren.",
            owner="Viva! Zorggroep",
            due=date(2014, 12, 1),
        ),
        Talk(
            date(2014, 11, 27),
            "AFSPRAAK",
            "TZORG",
            "S06",
            "T-Zorg meldt bij elke cliënt zonder uren waarom er geen hulp kwam.",
            owner="T-Zorg",
            due=date(2014, 12, 1),
        ),
        Talk(
            date(2014, 12, 18),
            "BESPROKEN",
            "SHDH",
            "S01",
            "De creditfactuur is er niet. De vordering wordt klaargezet.",
        ),
    )
}
