"""The difference in hours with the comparison group: what changed more, or less, than it did for clients outside the experiment."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Rows

_SOURCE = "Geleverde uren, indicaties en het gemiddelde van voor het experiment (tabellen geleverde_uren, indicaties en referentie)."
_TABLES = ("indicaties", "geleverde_uren", "referentie")


def _card(name: str, title: str, direction: Direction, definition: str, why: str, caveat: str) -> Card:
    return Card(
        name,
        title,
        "uur per week",
        direction,
        definition,
        why,
        caveat,
        _SOURCE,
        _TABLES,
        rows=Rows.TOTAL_ONLY,
        has_period=False,
    )


EFFECT = Family(
    "effect",
    (
        _card(
            "effect_uren",
            "Verschil met de vergelijkingsgroep",
            Direction.HIGHER,
            "Per cliënt de uren per week nu, min de uren per week voor het experiment. Dit is het gemiddelde in het experiment min het "
            "gemiddelde van cliënten van categorie 1 daarbuiten.",
            "Uren kunnen ook zonder het experiment veranderen; de vergelijkingsgroep laat zien hoeveel.",
            "Wie meedoet is niet door loting bepaald. Alleen volledige perioden, en cliënten met ten minste 28 dagen hulp daarin.",
        ),
        _card(
            "effect_uren_laag",
            "Verschil met de vergelijkingsgroep, ondergrens",
            Direction.NONE,
            "De onderkant van de marge van 95% om het verschil met de vergelijkingsgroep.",
            "De marge zegt hoe zeker het verschil is.",
            "Bestaat pas bij twee cliënten in beide groepen.",
        ),
        _card(
            "effect_uren_hoog",
            "Verschil met de vergelijkingsgroep, bovengrens",
            Direction.NONE,
            "De bovenkant van de marge van 95% om het verschil met de vergelijkingsgroep.",
            "De marge zegt hoe zeker het verschil is.",
            "Bestaat pas bij twee cliënten in beide groepen.",
        ),
    ),
)
