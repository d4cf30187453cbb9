"""What it costs against the start tariff, and against what the same clients cost before the experiment."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import (
    FROM_ITS_PARTS,
    Amount,
    Behind,
    Group,
    Of,
    Privacy,
    Ratio,
    Whom,
    from_exact,
    from_shown,
)
from hbh_metrics.project import Promise

_PAID = ("indicaties", "periodebetalingen")
_BEFORE = ("indicaties", "periodebetalingen", "referentie")
_SOURCE_BEFORE = (
    "Declaraties en wat dezelfde cliënten voor het experiment kostten (tabellen periodebetalingen en referentie)."
)
_NO_OWN = (
    "Een cliënt zonder eigen bedrag van voor het experiment krijgt het gemiddelde van de aanbieder. Als dat er niet is, geldt het "
    "gemiddelde van alle aanbieders."
)

_card = partial(
    Card,
    source=_SOURCE_BEFORE,
    tables=_BEFORE,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=True,
    has_whole=False,
    owner=Owner.PROGRAMME,
)

KOSTEN = Family(
    "kosten",
    (
        _card(
            name="besparing_starttarief",
            title="Besparing op papier",
            unit=Unit.EURO,
            digits=2,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Wat dezelfde cliëntperioden tegen het starttarief hadden gekost, min wat is betaald.",
            why="Dit is wat de afbouw van het tarief op papier oplevert.",
            caveat="Het is geen echte besparing: het starttarief kan hoger zijn dan wat deze cliënten voorheen kostten.",
            source="Declaraties en tariefafspraken (tabellen periodebetalingen en tariefafspraken).",
            tables=(*_PAID, "tariefafspraken"),
            privacy=Privacy(
                Group.PAYMENTS,
                Amount(Of.MONEY),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("betaald", "tariefindex"),
            ),
            agreement=Promise.A7,
            version=1,
        ),
        _card(
            name="referentiekosten",
            title="Kosten van voor het experiment",
            unit=Unit.EURO,
            digits=0,
            is_difference=False,
            direction=Direction.NONE,
            definition="Wat dezelfde betaalde cliëntperioden voor het experiment gemiddeld kostten.",
            why="Hiermee is te zien of het experiment extra geld kost.",
            caveat=_NO_OWN,
            privacy=Privacy(Group.REFERENCE, Amount(Of.MONEY), Whom.PAID, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A7,
            version=1,
        ),
        _card(
            name="kosten_per_client",
            title="Kosten per cliënt",
            unit=Unit.EURO,
            digits=2,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Wat is betaald, gedeeld door het aantal cliënten met hulp in de periode.",
            why="Waar voor een hele groep wordt betaald, is er geen tarief per cliënt om naar te kijken.",
            caveat="Alleen bij taakgerichte contracten en algemene voorzieningen; het totaal gaat alleen over die aanbieders.",
            source="Declaraties, indicaties en tariefafspraken (tabellen periodebetalingen, indicaties en tariefafspraken).",
            tables=(*_PAID, "tariefafspraken"),
            privacy=Privacy(
                Group.PAYMENTS,
                Ratio(Of.MONEY, Of.PEOPLE, is_part=False),
                Whom.ACTIVE,
                Behind.CONTRACT,
                part_of=(),
                function_of=FROM_ITS_PARTS,
            ),
            agreement=Promise.A7,
            version=1,
        ),
        _card(
            name="kosten_tov_referentie",
            title="Kosten tegenover voorheen",
            unit=Unit.EURO,
            digits=0,
            is_difference=True,
            direction=Direction.LOWER,
            definition="Wat is betaald, min wat dezelfde cliënten voor het experiment kostten. Onder 0 is goedkoper.",
            why="Afgesproken is dat het experiment geen extra kosten geeft.",
            caveat=_NO_OWN,
            privacy=Privacy(
                Group.REFERENCE,
                Amount(Of.MONEY),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("betaald", "referentiekosten"),
            ),
            agreement=Promise.A7,
            version=1,
        ),
        _card(
            name="kosten_tov_referentie_cum",
            title="Kosten tegenover voorheen, opgeteld",
            unit=Unit.EURO,
            digits=0,
            is_difference=True,
            direction=Direction.LOWER,
            definition="De kosten tegenover voorheen, opgeteld vanaf de eerste periode.",
            why="Een voordeel in één periode kan een nadeel in een andere goedmaken; het gaat om het geheel.",
            caveat="Een periode waarin niets is geleverd, telt niet mee, maar maakt de optelling wel onvolledig.",
            privacy=Privacy(
                Group.RUNNING,
                Amount(Of.MONEY),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("kosten_tov_referentie"),
            ),
            agreement=Promise.A7,
            version=1,
        ),
        _card(
            name="kosten_tov_referentie_cum_pct",
            title="Kosten tegenover voorheen, opgeteld in procenten",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=True,
            direction=Direction.LOWER,
            definition="De opgetelde kosten tegenover voorheen, als percentage van de opgetelde kosten van voor het experiment.",
            why="Zo zijn grote en kleine aanbieders te vergelijken.",
            caveat="Boven 0 kost het experiment meer dan voorheen.",
            privacy=Privacy(
                Group.RUNNING,
                Ratio(Of.MONEY, Of.MONEY, is_part=False),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("kosten_tov_referentie_cum", "referentiekosten"),
            ),
            agreement=Promise.A7,
            version=1,
        ),
    ),
)
