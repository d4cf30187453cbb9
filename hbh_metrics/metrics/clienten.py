"""Who is in the experiment: clients, client-periods, in and out, and their share of all clients."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Rows

_SOURCE = "Indicaties van de aanbieders (tabel indicaties)."
_TABLES = ("indicaties",)

CLIENTEN = Family(
    "clienten",
    (
        Card(
            "clienten",
            "Cliënten",
            "cliënten",
            Direction.NONE,
            "Het aantal cliënten in het experiment dat in deze periode ten minste één dag hulp had.",
            "Het laat zien om hoeveel mensen het gaat.",
            "Wie in de periode van aanbieder wisselt, telt bij beide aanbieders mee en in het totaal één keer.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "clientperioden",
            "Cliëntperioden",
            "cliëntperioden",
            Direction.NONE,
            "De dagen waarop cliënten hulp hadden, gedeeld door de dagen van de periode. Een cliënt die de hele periode hulp had, "
            "telt als 1; wie halverwege begint als een half.",
            "Hiermee is te zien of het aantal betaalde perioden klopt met het aantal cliënten.",
            "Dagen na de peildatum tellen niet mee, dus een lopende periode is lager.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "instroom",
            "Instroom",
            "cliënten",
            Direction.NONE,
            "Het aantal cliënten met in deze periode de eerste dag in het experiment, bij deze aanbieder of voor het totaal bij een "
            "van de aanbieders.",
            "Nieuwe cliënten veranderen de groep waarover wordt gemeten.",
            "In de eerste periode is iedereen instroom, ook wie al langer hulp had.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "uitstroom",
            "Uitstroom",
            "cliënten",
            Direction.NONE,
            "Het aantal cliënten met in deze periode de laatste dag in het experiment. Wie nog een toewijzing zonder einddatum heeft, "
            "heeft geen laatste dag.",
            "Veel uitstroom kan betekenen dat cliënten weggaan door het experiment.",
            "De meeste uitstroom komt door overlijden of verhuizing naar een verpleeghuis; kijk naar de reden.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "aandeel_bestand",
            "Aandeel van alle cliënten",
            "%",
            Direction.NONE,
            "Van alle cliënten met hulp bij het huishouden op de laatste dag van de periode (of op de peildatum als die eerder is): "
            "het deel dat in het experiment zit.",
            "Afgesproken is dat ongeveer 10% van de cliënten meedoet.",
            "Alle categorieën en beide groepen tellen mee onder de streep.",
            _SOURCE,
            _TABLES,
            rows=Rows.TOTAL_ONLY,
        ),
    ),
)
