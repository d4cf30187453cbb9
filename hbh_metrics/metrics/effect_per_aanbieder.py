"""What one provider does to the effect: the effect without its clients, and among its clients only."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.metrics.card import Family, Rows
from hbh_metrics.metrics.effect import COMPARED, Estimate
from hbh_metrics.metrics.privacy import Behind

_LAST_THREE = "Alleen de laatste drie perioden die voor alle aanbieders volledig zijn."

_ESTIMATES = (
    Estimate(
        name="effect_zonder",
        title="Verschil met de vergelijkingsgroep zonder deze aanbieder",
        definition="Het verschil aan het eind zonder iedereen, in beide groepen, die bij deze aanbieder een dag hulp had.",
        why="Hangt de uitkomst aan één aanbieder, dan zegt zij weinig over de andere.",
        caveat=_LAST_THREE,
        rows=Rows.PROVIDERS_ONLY,
        privacy=replace(COMPARED, behind=Behind.OTHERS),
    ),
    Estimate(
        name="effect_bij",
        title="Verschil met de vergelijkingsgroep bij deze aanbieder",
        definition="Het verschil aan het eind van wie bij deze aanbieder de meeste dagen hulp had, in beide groepen.",
        why="Zo is te zien bij welke aanbieder het verschil groot is.",
        caveat=f"Een aanbieder heeft weinig cliënten; kijk naar de marge. {_LAST_THREE}",
        rows=Rows.PROVIDERS_ONLY,
        privacy=replace(COMPARED, behind=Behind.OTHERS),
    ),
)

EFFECT_PER_AANBIEDER = Family(
    "effect_per_aanbieder", tuple(card for estimate in _ESTIMATES for card in estimate.cards())
)
