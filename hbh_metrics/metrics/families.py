"""The families of metrics, in the order in which they are shown; a new family is its line here."""

from __future__ import annotations

from hbh_metrics.metrics.basistarief import BASISTARIEF
from hbh_metrics.metrics.betaling import BETALING
from hbh_metrics.metrics.card import Card, Family
from hbh_metrics.metrics.clienten import CLIENTEN
from hbh_metrics.metrics.dekking import DEKKING
from hbh_metrics.metrics.effect import EFFECT
from hbh_metrics.metrics.effect_per_aanbieder import EFFECT_PER_AANBIEDER
from hbh_metrics.metrics.effect_per_periode import EFFECT_PER_PERIODE
from hbh_metrics.metrics.klachten import KLACHTEN
from hbh_metrics.metrics.kosten import KOSTEN
from hbh_metrics.metrics.norm import NORM
from hbh_metrics.metrics.plannen import PLANNEN
from hbh_metrics.metrics.ruimte import RUIMTE
from hbh_metrics.metrics.tevredenheid import TEVREDENHEID
from hbh_metrics.metrics.themas import THEMAS
from hbh_metrics.metrics.uitvoering import UITVOERING
from hbh_metrics.metrics.uren import UREN
from hbh_metrics.metrics.urenindex import URENINDEX
from hbh_metrics.metrics.vergelijkingsgroep import VERGELIJKINGSGROEP
from hbh_metrics.metrics.winst import WINST

FAMILIES: tuple[Family, ...] = (
    CLIENTEN,
    BETALING,
    UREN,
    URENINDEX,
    DEKKING,
    BASISTARIEF,
    KOSTEN,
    RUIMTE,
    NORM,
    PLANNEN,
    KLACHTEN,
    UITVOERING,
    TEVREDENHEID,
    THEMAS,
    EFFECT,
    EFFECT_PER_PERIODE,
    EFFECT_PER_AANBIEDER,
    VERGELIJKINGSGROEP,
    WINST,
)
CARDS: tuple[Card, ...] = tuple(card for family in FAMILIES for card in family.cards)
CARD_BY_NAME: dict[str, Card] = {card.name: card for card in CARDS}
