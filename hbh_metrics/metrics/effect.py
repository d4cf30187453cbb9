"""The effect of the experiment: what changed more, or less, than it did for clients outside it, estimated in several ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Privacy, Whom
from hbh_metrics.project import Promise

SOURCE = "Geleverde uren, indicaties en het gemiddelde van voor het experiment (tabellen geleverde_uren, indicaties en referentie)."
TABLES = ("indicaties", "geleverde_uren", "referentie")
COMPARED = Privacy(Group.COMPARISON, Form.ESTIMATE, Whom.COMPARED, Behind.UNTOLD, part_of=(), function_of=None)
_OF_ANSWERS = Privacy(
    Group.COMPARISON, Form.ESTIMATE, Whom.RESPONDENTS_TWICE, Behind.UNTOLD, part_of=(), function_of=None
)
_NO_DRAW = "Wie meedoet is niet door loting bepaald."
_LAST_THREE = (
    "Alleen de laatste drie perioden die voor alle aanbieders volledig zijn; zijn er nog geen drie, dan is dit leeg."
)


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """An estimate that has an interval, and so three cards; the rest is as of a card."""

    name: str
    title: str
    definition: str
    why: str
    caveat: str
    unit: Unit = Unit.HOURS_PER_WEEK
    digits: int = 2
    direction: Direction = Direction.HIGHER
    source: str = SOURCE
    tables: tuple[str, ...] = TABLES
    rows: Rows = Rows.TOTAL_ONLY
    has_period: bool = False
    privacy: Privacy = COMPARED
    agreement: Promise | None = Promise.A5
    version: int = 1

    def cards(self) -> tuple[Card, Card, Card]:
        """Return the card of the value and those of the ends of its interval of 95%."""
        card = partial(
            Card, unit=self.unit, digits=self.digits, is_difference=True, source=self.source, tables=self.tables,
            rows=self.rows, has_period=self.has_period, has_whole=not self.has_period, privacy=self.privacy,
            agreement=self.agreement, owner=Owner.PROGRAMME, version=self.version,
        )  # fmt: skip
        value = card(
            name=self.name, title=self.title, direction=self.direction, definition=self.definition, why=self.why, caveat=self.caveat
        )  # fmt: skip
        within = self.title[0].lower() + self.title[1:]
        end = partial(
            card, direction=Direction.NONE, why="De marge zegt hoe zeker het verschil is.",
            caveat="Bestaat pas bij twee mensen in beide groepen.",
        )  # fmt: skip
        return (
            value,
            end(
                name=f"{self.name}_laag",
                title=f"{self.title}, ondergrens",
                definition=f"De onderkant van de marge van 95% bij: {within}.",
            ),
            end(
                name=f"{self.name}_hoog",
                title=f"{self.title}, bovengrens",
                definition=f"De bovenkant van de marge van 95% bij: {within}.",
            ),
        )


_OF_NETWORK = {
    "geen": "het eigen netwerk niets doet",
    "deels": "het eigen netwerk een deel doet",
    "grotendeels": "het eigen netwerk het meeste doet",
}

_ESTIMATES = (
    Estimate(
        name="effect_uren",
        title="Verschil met de vergelijkingsgroep",
        definition="Per cliënt de uren per week nu, min de uren per week voor het experiment. Dit is het gemiddelde in het "
        "experiment min het gemiddelde van cliënten van categorie 1 daarbuiten.",
        why="Uren kunnen ook zonder het experiment veranderen; de vergelijkingsgroep laat zien hoeveel.",
        caveat=f"{_NO_DRAW} Alleen volledige perioden, en cliënten met ten minste 28 dagen hulp daarin.",
    ),
    Estimate(
        name="effect_uren_168",
        title="Verschil met de vergelijkingsgroep, wie lang hulp had",
        definition="Hetzelfde verschil, alleen voor cliënten met ten minste 168 dagen hulp in de volledige perioden.",
        why="Is dit ongeveer gelijk aan het verschil voor iedereen, dan komt de uitkomst niet door wie er kort was.",
        caveat=_NO_DRAW,
    ),
    Estimate(
        name="effect_uren_eind",
        title="Verschil met de vergelijkingsgroep aan het eind",
        definition="Het verschil met de vergelijkingsgroep in de laatste drie volledige perioden.",
        why="Het tarief daalt in stappen. Een gemiddelde over alle perioden laat dus niet zien waar het op uitkomt.",
        caveat=f"{_NO_DRAW} {_LAST_THREE}",
    ),
    Estimate(
        name="effect_uren_pct",
        title="Verschil met de vergelijkingsgroep in procenten",
        definition="De uren in het experiment tegenover die van dezelfde cliënten voor het experiment, gedeeld door hetzelfde "
        "van de vergelijkingsgroep.",
        why="In procenten is het verschil te leggen naast de daling van het tarief.",
        caveat=_NO_DRAW,
        unit=Unit.PERCENT,
        digits=1,
    ),
    Estimate(
        name="effect_uren_pct_eind",
        title="Verschil met de vergelijkingsgroep aan het eind in procenten",
        definition="Hetzelfde verschil in procenten, in de laatste drie volledige perioden.",
        why="In procenten is het verschil te leggen naast de daling van het tarief.",
        caveat=f"{_NO_DRAW} {_LAST_THREE}",
        unit=Unit.PERCENT,
        digits=1,
    ),
    Estimate(
        name="effect_uren_gelijkgesteld",
        title="Verschil onder cliënten die op elkaar lijken",
        definition="Het verschil met de vergelijkingsgroep bij dezelfde aanbieder en ongeveer evenveel uren voor het "
        "experiment, gewogen naar de cliënten in het experiment.",
        why="De groepen zijn niet gelijk van samenstelling; zo telt dat verschil niet mee.",
        caveat="Leeg als meer dan 10% van de cliënten in het experiment met niemand te vergelijken is.",
    ),
    Estimate(
        name="effect_uren_gelijkgesteld_eind",
        title="Verschil aan het eind onder cliënten die op elkaar lijken",
        definition="Hetzelfde verschil in de laatste drie volledige perioden.",
        why="De groepen zijn niet gelijk van samenstelling; zo telt dat verschil niet mee.",
        caveat=f"Leeg als meer dan 10% van de cliënten in het experiment met niemand te vergelijken is. {_LAST_THREE}",
    ),
    Estimate(
        name="effect_uren_ancova",
        title="Verschil bij gelijke uren van voor het experiment",
        definition="Het verschil in uren per week nu tussen cliënten in het experiment en daarbuiten, als zij voor het "
        "experiment evenveel uren hadden. Berekend met een rechte lijn.",
        why="Dit is een tweede manier om met verschillen vooraf rekening te houden. Waar beide hetzelfde zeggen, hangt de uitkomst niet af "
        "van de manier van rekenen.",
        caveat=_NO_DRAW,
    ),
    Estimate(
        name="effect_uren_ancova_eind",
        title="Verschil aan het eind bij gelijke uren van voor het experiment",
        definition="Hetzelfde verschil in de laatste drie volledige perioden.",
        why="Dit is een tweede manier om met verschillen vooraf rekening te houden.",
        caveat=f"{_NO_DRAW} {_LAST_THREE}",
    ),
    Estimate(
        name="effect_voortoets",
        title="Verschil met de vergelijkingsgroep voor de start",
        definition="De uren per week in de 84 dagen voor de start min die in de 84 dagen daarvoor. Dit is het gemiddelde van "
        "de latere deelnemers min dat van de vergelijkingsgroep.",
        why="Liepen de groepen voor de start al uiteen, dan is een verschil daarna niet alleen van het experiment.",
        caveat="Alleen cliënten met genoeg hulp en bekende uren in beide helften. Zonder uren van voor de start is dit niet te toetsen.",
        source="Geleverde uren en indicaties van voor de start (tabellen geleverde_uren en indicaties).",
        tables=("indicaties", "geleverde_uren"),
        direction=Direction.NONE,
    ),
    Estimate(
        name="effect_kosten_eind",
        title="Verschil in kosten met de vergelijkingsgroep aan het eind",
        definition="Per cliënt wat vier weken hulp kost, min wat dat voor het experiment kostte. Dit is het gemiddelde in het experiment "
        "(naar de afspraak) min dat van de vergelijkingsgroep (per uur).",
        why="Minder uren is nog geen lagere rekening; dit zegt of de gemeente er per cliënt minder om betaalt.",
        caveat=f"Bestaat alleen als ook de betalingen per uur van de vergelijkingsgroep zijn geleverd. {_LAST_THREE}",
        unit=Unit.EURO,
        source="Declaraties, uren, indicaties en het gemiddelde van voor het experiment (tabellen periodebetalingen, geleverde_uren, "
        "indicaties en referentie).",
        tables=(*TABLES, "periodebetalingen"),
        direction=Direction.LOWER,
        agreement=Promise.A7,
        version=2,
    ),
    *(
        Estimate(
            name=f"effect_netwerk_{code}",
            title=f"Verschil met de vergelijkingsgroep waar {words}",
            definition=f"Het verschil aan het eind van wie in het experiment een getekend plan heeft waarin staat dat {words} (het laatste "
            "plan). De vergelijkingsgroep is steeds dezelfde.",
            why="Aanbieders verwachten dat cliënten met hulp uit het netwerk met minder uren toe kunnen.",
            caveat="Wat het netwerk doet is niet geloot: wie veel netwerk heeft, verschilt ook op andere punten. "
            f"{_LAST_THREE}",
            source="Geleverde uren, indicaties, plannen en het gemiddelde van voor het experiment (tabellen geleverde_uren, indicaties, "
            "ondersteuningsplannen en referentie).",
            tables=(*TABLES, "ondersteuningsplannen"),
        )
        for code, words in _OF_NETWORK.items()
    ),
    Estimate(
        name="effect_tevredenheid",
        title="Verschil in tevredenheid met de vergelijkingsgroep",
        definition="Van wie beide metingen deed het cijfer aan het eind min dat aan het begin. Dit is het gemiddelde in het "
        "experiment min dat van de vergelijkingsgroep.",
        why="Cijfers kunnen ook zonder het experiment veranderen; de vergelijkingsgroep laat zien hoeveel.",
        caveat="Bestaat alleen als ook de vergelijkingsgroep twee keer is gevraagd.",
        unit=Unit.GRADE_POINTS,
        source="Enquête (tabellen enquetescores en vragen).",
        tables=("enquetescores", "vragen"),
        privacy=_OF_ANSWERS,
        agreement=Promise.A6,
    ),
)

EFFECT = Family(
    "effect",
    (
        *(card for estimate in _ESTIMATES for card in estimate.cards()),
        Card(
            name="kleinste_aantoonbaar",
            title="Kleinste verschil dat te zien is",
            unit=Unit.HOURS_PER_WEEK,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het verschil aan het eind dat dit experiment met vier op de vijf kans zou zien (2,8 keer de standaardfout).",
            why="Wat kleiner is, kan er wel zijn, maar dit experiment kan het niet zien.",
            caveat=_LAST_THREE,
            source=SOURCE,
            tables=TABLES,
            rows=Rows.TOTAL_ONLY,
            has_period=False,
            has_whole=True,
            privacy=COMPARED,
            agreement=Promise.A5,
            owner=Owner.PROGRAMME,
            version=1,
        ),
    ),
)
