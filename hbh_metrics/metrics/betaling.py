"""What is paid, at which tariff, how far that follows the agreed path, and how price and volume each moved the cost."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Amount, Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact, from_shown
from hbh_metrics.project import Promise

_PAID = ("indicaties", "periodebetalingen")
_PATH = ("indicaties", "periodebetalingen", "tariefafspraken")
_SOURCE_PAID = "Declaraties van de aanbieders (tabel periodebetalingen, grondslag PERIODETARIEF)."
_SOURCE_PATH = "Tariefafspraken met de aanbieders (tabel tariefafspraken)."
_SOURCE_BOTH = "Declaraties (tabel periodebetalingen) en tariefafspraken (tabel tariefafspraken)."

_card = partial(Card, rows=Rows.PROVIDERS_AND_TOTAL, has_period=True, owner=Owner.PROGRAMME)

BETALING = Family(
    "betaling",
    (
        _card(
            name="betaald",
            title="Betaald bedrag",
            unit=Unit.EURO,
            digits=2,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Alles wat voor deze periode is betaald, min wat is teruggeboekt.",
            why="Dit is wat de hulp in het experiment de gemeente kost.",
            caveat="Het gaat om de periode waarin de hulp is gegeven, niet om die waarin is geboekt. Een latere creditnota "
            "verandert het bedrag.",
            source=_SOURCE_PAID,
            tables=_PAID,
            privacy=Privacy(Group.PAYMENTS, Amount(Of.MONEY), Whom.PAID, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="betaalde_clientperioden",
            title="Betaalde cliëntperioden",
            unit=Unit.CLIENT_PERIODS,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het aantal cliëntperioden dat is betaald, min wat is teruggeboekt. Een gebroken periode kan als deel tellen.",
            why="Betaling is periodetarief maal aantal cliënten: dit is het aantal.",
            caveat="Bij de regel VOLLEDIG telt een gebroken periode als een hele.",
            source=_SOURCE_PAID,
            tables=_PAID,
            privacy=Privacy(
                Group.PAYMENTS, Amount(Of.CLIENT_PERIODS), Whom.PAID, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="betaald_tarief",
            title="Betaald tarief",
            unit=Unit.EURO,
            digits=2,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het betaalde bedrag gedeeld door de betaalde cliëntperioden.",
            why="Dit tarief moet volgens afspraak per periode dalen.",
            caveat="Het is een gemiddelde: één verkeerde regel kan het tarief iets verschuiven.",
            source=_SOURCE_PAID,
            tables=_PAID,
            privacy=Privacy(
                Group.PAYMENTS,
                Ratio(Of.MONEY, Of.CLIENT_PERIODS),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("betaald", "betaalde_clientperioden"),
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afgesproken_tarief",
            title="Afgesproken tarief",
            unit=Unit.EURO,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het tarief dat volgens de afspraak in deze periode geldt. Voor het totaal gewogen naar betaalde cliëntperioden.",
            why="Hiermee wordt het betaalde tarief vergeleken.",
            caveat="Het hangt af van hoe '1% per betalingsperiode' wordt gelezen; de lezing staat bij de grafiek.",
            source=_SOURCE_PATH,
            tables=("tariefafspraken",),
            privacy=Privacy(
                Group.PAYMENTS,
                Ratio(Of.MONEY, Of.CLIENT_PERIODS),
                Whom.PAID,
                Behind.PAID,
                part_of=(),
                function_of=from_shown("betaald_tarief", "tariefindex", "afgesproken_index"),
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="tariefindex",
            title="Tariefindex",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het betaalde bedrag als percentage van wat dezelfde cliëntperioden tegen het starttarief hadden gekost.",
            why="Zo zijn aanbieders met verschillende tarieven te vergelijken: iedereen begint op 100.",
            caveat="Het starttarief is dat van de eerste afspraak met de aanbieder, ook na een wijziging.",
            source=_SOURCE_BOTH,
            tables=_PATH,
            privacy=Privacy(
                Group.PAYMENTS, Ratio(Of.MONEY, Of.MONEY), Whom.PAID, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afgesproken_index",
            title="Afgesproken index",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "Wat volgens de afspraak betaald moest worden, als percentage van wat dezelfde cliëntperioden tegen het "
                "starttarief hadden gekost."
            ),
            why="Dit is het afgesproken pad op de schaal van de tariefindex.",
            caveat="Voor het totaal bestaat deze index alleen in perioden waarin is betaald.",
            source=_SOURCE_BOTH,
            tables=("tariefafspraken",),
            privacy=Privacy(
                Group.PAYMENTS, Ratio(Of.MONEY, Of.MONEY), Whom.PAID, Behind.PAID, part_of=(), function_of=None
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afbouw_gerealiseerd",
            title="Gerealiseerde afbouw",
            unit=Unit.POINTS,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="100 min de tariefindex: zoveel is het betaalde tarief gedaald sinds het begin.",
            why="Dit is de daling die echt is bereikt.",
            caveat="Een daling van het tarief zegt niets over de uren die cliënten krijgen; kijk daar altijd naast.",
            source=_SOURCE_BOTH,
            tables=_PATH,
            privacy=Privacy(
                Group.PAYMENTS, Form.FUNCTION, Whom.PAID, Behind.ALL, part_of=(), function_of=from_shown("tariefindex")
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afbouw_afgesproken",
            title="Afgesproken afbouw",
            unit=Unit.POINTS,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="100 min de afgesproken index: zoveel moest het tarief volgens de afspraak zijn gedaald.",
            why="Dit is de daling die is afgesproken.",
            caveat="Hij verandert als een afspraak wordt aangepast.",
            source=_SOURCE_BOTH,
            tables=("tariefafspraken",),
            privacy=Privacy(
                Group.PAYMENTS,
                Form.FUNCTION,
                Whom.PAID,
                Behind.PAID,
                part_of=(),
                function_of=from_shown("afgesproken_index"),
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afbouwvoortgang",
            title="Voortgang van de afbouw",
            unit=Unit.PERCENT,
            digits=0,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De gerealiseerde afbouw als percentage van de afgesproken afbouw. 100% betekent: precies volgens afspraak.",
            why="In één getal: ligt de afbouw op schema?",
            caveat=(
                "Zolang nog geen daling is afgesproken, bestaat dit getal niet. In de eerste perioden maakt een klein verschil "
                "veel uit."
            ),
            source=_SOURCE_BOTH,
            tables=_PATH,
            privacy=Privacy(
                Group.PAYMENTS,
                Ratio(Of.POINTS, Of.POINTS),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("afbouw_gerealiseerd", "afbouw_afgesproken"),
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="afwijking_tarief",
            title="Afwijking van het afgesproken tarief",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=True,
            direction=Direction.LOWER,
            definition="Hoeveel procent het betaalde tarief boven (plus) of onder (min) het afgesproken tarief ligt.",
            why="Het laat zien wie van de afspraak afwijkt, en hoeveel.",
            caveat="Gebroken perioden en correcties kunnen een kleine afwijking geven.",
            source=_SOURCE_BOTH,
            tables=_PATH,
            privacy=Privacy(
                Group.PAYMENTS,
                Form.FUNCTION,
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("betaald_tarief", "afgesproken_tarief"),
            ),
            agreement=Promise.A1,
            version=1,
        ),
        _card(
            name="volume_effect",
            title="Effect van het aantal cliënten",
            unit=Unit.EURO,
            digits=0,
            is_difference=True,
            direction=Direction.NONE,
            definition=(
                "Het deel van de verandering in kosten sinds de vorige periode dat komt door meer of minder betaalde "
                "cliëntperioden."
            ),
            why="Kosten kunnen stijgen terwijl het tarief daalt; dit haalt aantal en prijs uit elkaar.",
            caveat="Bestaat niet in de eerste periode, en niet als een van beide perioden niet is geleverd.",
            source=_SOURCE_PAID,
            tables=_PAID,
            privacy=Privacy(
                Group.CHANGES,
                Amount(Of.MONEY),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("betaald", "betaalde_clientperioden"),
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="prijs_effect",
            title="Effect van het tarief",
            unit=Unit.EURO,
            digits=0,
            is_difference=True,
            direction=Direction.LOWER,
            definition="Het deel van de verandering in kosten sinds de vorige periode dat komt door een ander tarief.",
            why="Dit is wat de afbouw in deze periode in euro's heeft gedaan.",
            caveat="Bestaat niet in de eerste periode, en niet als een van beide perioden niet is geleverd.",
            source=_SOURCE_PAID,
            tables=_PAID,
            privacy=Privacy(
                Group.CHANGES,
                Amount(Of.MONEY),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("betaald", "betaalde_clientperioden"),
            ),
            agreement=Promise.A3,
            version=1,
        ),
    ),
)
