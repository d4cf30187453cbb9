"""The difference with the comparison group in each period by itself."""

from __future__ import annotations

from hbh_metrics.metrics.card import Family
from hbh_metrics.metrics.effect import Estimate

EFFECT_PER_PERIODE = Family(
    "effect_per_periode",
    Estimate(
        name="effect_uren_periode",
        title="Verschil met de vergelijkingsgroep in de periode",
        definition="Per cliënt de uren per week in deze periode, min de uren per week voor het experiment. Dit is het gemiddelde "
        "in het experiment min het gemiddelde van cliënten van categorie 1 daarbuiten.",
        why="Het tarief daalt in stappen; zo is te zien of het verschil meegroeit.",
        caveat="Elke periode heeft haar eigen marge. Alleen cliënten met ten minste 14 dagen hulp in de periode.",
        has_period=True,
    ).cards(),
)
