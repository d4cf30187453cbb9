"""Who is in the experiment: clients, client-periods, in and out, and their share of all clients."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Amount, Behind, Group, Of, Privacy, Ratio, Whom, from_exact
from hbh_metrics.project import Promise

_SOURCE = "Indicaties van de aanbieders (tabel indicaties)."
_TABLES = ("indicaties",)

_card = partial(Card, source=_SOURCE, tables=_TABLES, has_period=True, has_whole=False, owner=Owner.PROGRAMME)

CLIENTEN = Family(
    "clienten",
    (
        _card(
            name="clienten",
            title="Cliënten",
            unit=Unit.CLIENTS,
            digits=0,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het aantal cliënten in het experiment dat in deze periode ten minste één dag hulp had.",
            why="Het laat zien om hoeveel mensen het gaat.",
            caveat="Wie in de periode van aanbieder wisselt, telt bij beide aanbieders mee en in het totaal één keer.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(Group.CLIENTS, Amount(Of.PEOPLE), Whom.ACTIVE, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A8,
            version=1,
        ),
        _card(
            name="clientperioden",
            title="Cliëntperioden",
            unit=Unit.CLIENT_PERIODS,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "De dagen waarop cliënten hulp hadden, gedeeld door de dagen van de periode. Een cliënt die de hele periode hulp "
                "had, telt als 1; wie halverwege begint als een half."
            ),
            why="Hiermee is te zien of het aantal betaalde perioden klopt met het aantal cliënten.",
            caveat="Dagen na de peildatum tellen niet mee, dus een lopende periode is lager.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.CLIENTS, Amount(Of.CLIENT_PERIODS), Whom.ACTIVE, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="instroom",
            title="Instroom",
            unit=Unit.CLIENTS,
            digits=0,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "Het aantal cliënten met in deze periode de eerste dag in het experiment, bij deze aanbieder of voor het totaal "
                "bij een van de aanbieders."
            ),
            why="Nieuwe cliënten veranderen de groep waarover wordt gemeten.",
            caveat="In de eerste periode is iedereen instroom, ook wie al langer hulp had.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.CLIENTS, Amount(Of.PEOPLE), Whom.ARRIVED, Behind.ALL, part_of=("clienten",), function_of=None
            ),
            agreement=Promise.A8,
            version=1,
        ),
        _card(
            name="uitstroom",
            title="Uitstroom",
            unit=Unit.CLIENTS,
            digits=0,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "Het aantal cliënten met in deze periode de laatste dag in het experiment. Wie nog een toewijzing zonder "
                "einddatum heeft, heeft geen laatste dag."
            ),
            why="Veel uitstroom kan betekenen dat cliënten weggaan door het experiment.",
            caveat="De meeste uitstroom komt door overlijden of verhuizing naar een verpleeghuis; kijk naar de reden.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.CLIENTS, Amount(Of.PEOPLE), Whom.LEFT, Behind.ALL, part_of=("clienten",), function_of=None
            ),
            agreement=Promise.A4,
            version=1,
        ),
        _card(
            name="aandeel_bestand",
            title="Aandeel van alle cliënten",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "Van alle cliënten met hulp bij het huishouden op de laatste dag van de periode (of op de peildatum als die "
                "eerder is): het deel dat in het experiment zit."
            ),
            why="Afgesproken is welk deel van de cliënten ongeveer meedoet.",
            caveat=(
                "Alle categorieën en alle groepen tellen mee onder de streep. Als het bestand krimpt, stijgt het aandeel ook "
                "zonder nieuwe cliënten."
            ),
            rows=Rows.TOTAL_ONLY,
            privacy=Privacy(
                Group.CLIENTS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.LAST_DAY,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A8,
            version=2,
        ),
        _card(
            name="aandeel_bestand_start",
            title="Aandeel van de cliënten bij het begin",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "De cliënten die op de laatste dag van de periode (of op de peildatum als die eerder is) in het experiment zitten, "
                "als percentage van alle cliënten met hulp bij het huishouden op de eerste dag van het experiment."
            ),
            why="De afspraak gaat over een deel van het bestand zoals het bij het begin was.",
            caveat="Onder de streep staat in elke periode hetzelfde aantal. Alle categorieën en alle groepen tellen mee.",
            rows=Rows.TOTAL_ONLY,
            privacy=Privacy(
                Group.CLIENTS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.LAST_DAY,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("aandeel_bestand"),
            ),
            agreement=Promise.A8,
            version=1,
        ),
        _card(
            name="beschikkingdekking",
            title="Begonnen met een besluit",
            unit=Unit.PERCENT,
            digits=0,
            is_difference=False,
            direction=Direction.HIGHER,
            definition=(
                "Van alle cliënten die tot en met deze periode in het experiment begonnen: het deel met een besluit op of voor de "
                "eerste dag, bij deze aanbieder of voor het totaal bij een van de aanbieders."
            ),
            why="Afgesproken is dat een cliënt een besluit van de gemeente heeft voordat de hulp in het experiment begint.",
            caveat=(
                "Het gaat om de toewijzing waarmee de cliënt begon. Een besluit dat niet is aangeleverd, telt als geen besluit."
            ),
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.CLIENTS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.EVER,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A11,
            version=1,
        ),
    ),
)
