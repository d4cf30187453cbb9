"""What clients say: grades at the start and at the end, the difference for the same people, and how many answered."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_SOURCE = "Enquête onder cliënten (tabellen enquetescores en vragen)."
_TABLES = ("enquetescores", "vragen")
_RESPONSE = ("enquetescores", "enquete_uitzet")
_LEAVERS = "Wie is gestopt of overleden, ontbreekt in de eindmeting. Vergelijk daarom liever de mensen die twee keer antwoordden."


def _card(
    name: str,
    title: str,
    unit: str,
    definition: str,
    why: str,
    caveat: str,
    *,
    source: str = _SOURCE,
    tables: tuple[str, ...] = _TABLES,
    direction: Direction = Direction.HIGHER,
) -> Card:
    return Card(name, title, unit, direction, definition, why, caveat, source, tables, has_period=False)


TEVREDENHEID = Family(
    "tevredenheid",
    (
        _card(
            "tevredenheid_nul",
            "Rapportcijfer bij het begin",
            "cijfer",
            "Het gemiddelde rapportcijfer in de nulmeting. Wie meer cijfers gaf, telt één keer, met het eigen gemiddelde.",
            "Dit is het beginpunt waarmee de eindmeting wordt vergeleken.",
            _LEAVERS,
        ),
        _card(
            "tevredenheid_eind",
            "Rapportcijfer aan het eind",
            "cijfer",
            "Het gemiddelde rapportcijfer in de eindmeting. Wie meer cijfers gaf, telt één keer, met het eigen gemiddelde.",
            "Cliënten horen van het experiment niet ontevreden te worden.",
            _LEAVERS,
        ),
        _card(
            "tevredenheid_verschil",
            "Verschil in rapportcijfer",
            "punten",
            "Het gemiddelde verschil tussen eind- en nulmeting, van mensen die beide keren een cijfer gaven.",
            "Zo vergelijkt de monitor dezelfde mensen met zichzelf.",
            "Iemand telt bij de aanbieder van de nulmeting. Kijk altijd naar de marge.",
        ),
        _card(
            "tevredenheid_verschil_laag",
            "Verschil in rapportcijfer, ondergrens",
            "punten",
            "De onderkant van de marge van 95% om het verschil in rapportcijfer.",
            "De marge zegt hoe zeker het verschil is.",
            "Bestaat pas bij twee mensen die beide keren antwoordden.",
            direction=Direction.NONE,
        ),
        _card(
            "tevredenheid_verschil_hoog",
            "Verschil in rapportcijfer, bovengrens",
            "punten",
            "De bovenkant van de marge van 95% om het verschil in rapportcijfer.",
            "De marge zegt hoe zeker het verschil is: onder 0 is de daling geen toeval.",
            "Bestaat pas bij twee mensen die beide keren antwoordden.",
            direction=Direction.NONE,
        ),
        _card(
            "respons_nul",
            "Respons bij het begin",
            "%",
            "Het aantal mensen dat de nulmeting invulde, als percentage van wie is gevraagd.",
            "Bij een lage respons kunnen de cijfers anders zijn dan die van alle cliënten.",
            "Alleen aanbieders waarvan bekend is hoeveel mensen zijn gevraagd.",
            source="Enquête onder cliënten (tabellen enquetescores en enquete_uitzet).",
            tables=_RESPONSE,
        ),
        _card(
            "respons_eind",
            "Respons aan het eind",
            "%",
            "Het aantal mensen dat de eindmeting invulde, als percentage van wie is gevraagd.",
            "Bij een lage respons kunnen de cijfers anders zijn dan die van alle cliënten.",
            "Alleen aanbieders waarvan bekend is hoeveel mensen zijn gevraagd.",
            source="Enquête onder cliënten (tabellen enquetescores en enquete_uitzet).",
            tables=_RESPONSE,
        ),
    ),
)
