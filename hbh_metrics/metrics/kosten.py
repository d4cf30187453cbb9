"""What it costs against the start tariff, and against what the same clients cost before the experiment."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_PAID = ("indicaties", "periodebetalingen")
_BEFORE = ("indicaties", "periodebetalingen", "referentie")
_SOURCE_BEFORE = (
    "Declaraties en wat dezelfde cliënten voor het experiment kostten (tabellen periodebetalingen en referentie)."
)
_NO_OWN = (
    "Een cliënt zonder eigen bedrag van voor het experiment krijgt het gemiddelde van de aanbieder. Als dat er niet is, geldt het "
    "gemiddelde van alle aanbieders."
)

KOSTEN = Family(
    "kosten",
    (
        Card(
            "besparing_starttarief",
            "Besparing op papier",
            "€",
            Direction.HIGHER,
            "Wat dezelfde cliëntperioden tegen het starttarief hadden gekost, min wat is betaald.",
            "Dit is wat de afbouw van het tarief op papier oplevert.",
            "Het is geen echte besparing: het starttarief kan hoger zijn dan wat deze cliënten vroeger kostten.",
            "Declaraties en tariefafspraken (tabellen periodebetalingen en tariefafspraken).",
            (*_PAID, "tariefafspraken"),
        ),
        Card(
            "referentiekosten",
            "Kosten van voor het experiment",
            "€",
            Direction.NONE,
            "Wat dezelfde betaalde cliëntperioden voor het experiment gemiddeld kostten.",
            "Hiermee is te zien of het experiment extra geld kost.",
            _NO_OWN,
            _SOURCE_BEFORE,
            _BEFORE,
        ),
        Card(
            "kosten_tov_referentie",
            "Kosten tegenover voorheen",
            "€",
            Direction.LOWER,
            "Wat is betaald, min wat dezelfde cliënten voor het experiment kostten. Onder 0 is goedkoper.",
            "Afgesproken is dat het experiment geen extra kosten geeft.",
            _NO_OWN,
            _SOURCE_BEFORE,
            _BEFORE,
        ),
        Card(
            "kosten_tov_referentie_cum",
            "Kosten tegenover voorheen, opgeteld",
            "€",
            Direction.LOWER,
            "De kosten tegenover voorheen, opgeteld vanaf de eerste periode.",
            "Een voordeel in één periode kan een nadeel in een andere goedmaken; het gaat om het geheel.",
            "Een periode waarin niets is geleverd, telt niet mee, maar maakt de optelling wel onvolledig.",
            _SOURCE_BEFORE,
            _BEFORE,
        ),
        Card(
            "kosten_tov_referentie_cum_pct",
            "Kosten tegenover voorheen, opgeteld in procenten",
            "%",
            Direction.LOWER,
            "De opgetelde kosten tegenover voorheen, als percentage van de opgetelde kosten van voor het experiment.",
            "Zo zijn grote en kleine aanbieders te vergelijken.",
            "Boven 0 kost het experiment meer dan voorheen.",
            _SOURCE_BEFORE,
            _BEFORE,
        ),
    ),
)
