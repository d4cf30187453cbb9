"""Columns that several tables have in common, declared once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hbh_metrics.contract.schema import Column, Kind, Reference, When

ZERO = Decimal(0)
FIRST_PERIOD = "{periode}"
"""The example of a period in what is said about the contract."""

GROUPS = {
    "EXPERIMENT": "toewijzing binnen het experiment",
    "VERGELIJKING": "cliënt buiten het experiment, om mee te vergelijken",
    "VOORAF": "eerdere toewijzing van een cliënt uit het experiment",
}
MEASUREMENTS = {"NUL": "nulmeting aan het begin", "EIND": "eindmeting aan het eind"}

PROVIDER = Column(
    "aanbieder_id",
    Kind.CODE,
    "de aanbieder, met zijn korte code of zijn naam",
    "{aanbieder}",
    refers_to=Reference("aanbieders", "aanbieder_id", recognised_by="naam"),
)
CLIENT = Column(
    "client_sleutel",
    Kind.TEXT,
    "sleutel van de cliënt; nooit het BSN; wordt bij het inlezen vervangen door een pseudoniem",
    "C000123",
    pseudonym="client",
)
ASSIGNMENT = Column(
    "toewijzing_nummer",
    Kind.TEXT,
    "nummer van de toewijzing, waarmee gemeente en aanbieder een cliënt in hun eigen systeem opzoeken",
    "T000123",
)
ASSIGNMENT_REFERENCE = replace(ASSIGNMENT, refers_to=Reference("indicaties", "toewijzing_nummer"))
CLIENT_OF_ASSIGNMENT = replace(
    CLIENT,
    description=f"{CLIENT.description}; leeg mag alleen als de toewijzing uit een bericht komt",
    required=False,
    must_stand_there=True,
)
ASSIGNMENT_OF_MESSAGE = replace(
    ASSIGNMENT_REFERENCE, fills="client_sleutel", fills_from=Reference("toegewezen_producten", "toewijzing_nummer")
)
ASSIGNMENT_INSTEAD = replace(
    ASSIGNMENT_REFERENCE,
    description="in plaats van client_sleutel: nummer van een toewijzing van de cliënt",
    required=False,
    fills="client_sleutel",
)
LINK = Column(
    "koppel_id",
    Kind.TEXT,
    "verbindt de twee metingen van één persoon; wordt bij het inlezen vervangen door een pseudoniem",
    "K0001",
    required=False,
    pseudonym="koppel",
)
GROUP = Column("groep", Kind.CODE, "de groep waarbij de rij hoort", "EXPERIMENT", allowed=GROUPS)
MEASUREMENT = Column("meting", Kind.CODE, "welke meting", "NUL", allowed=MEASUREMENTS)
CATEGORY = Column(
    "categorie",
    Kind.SMALL,
    "categorie hulp bij het huishouden",
    "1",
    allowed={"1": "HbH 1", "2": "HbH 2", "3": "HbH 3"},
)
PRODUCT = Column(
    "product_code",
    Kind.TEXT,
    "code van het product, zoals in de toewijzing en de declaratie",
    "01A05",
    required=False,
    is_identifier=True,
)
PERIOD = Column(
    "periode_id",
    Kind.PERIOD,
    "de periode: jaar en nummer, 01 t/m 13 (vier weken, ISO-jaar) of 01 t/m 12 (maanden)",
    FIRST_PERIOD,
)
VERSION = Column("versie", Kind.COUNT, "volgnummer van de afspraak; hoger gaat voor", "1", minimum=ZERO)
YEAR = Column("jaar", Kind.COUNT, "het jaar, vier cijfers", "{jaar}", minimum=Decimal(1900), maximum=Decimal(2100))


def date(name: str, description: str, *, required: bool = True, when: When = When.HAPPENED) -> Column:
    """Return a date column."""
    return Column(name, Kind.DATE, description, "{dag}", required=required, when=when)


def euro(name: str, description: str, example: str = "215,00", *, minimum: Decimal | None = ZERO) -> Column:
    """Return a column of money in euros."""
    return Column(name, Kind.EURO, description, example, unit="€", minimum=minimum)


def count(name: str, description: str, example: str, *, required: bool = True) -> Column:
    """Return a column of whole numbers from zero."""
    return Column(name, Kind.COUNT, description, example, required=required, minimum=ZERO)


def note(name: str = "toelichting", description: str = "toelichting in gewone taal") -> Column:
    """Return an optional column of free text."""
    return Column(name, Kind.TEXT, description, "afspraak van 12 mei", required=False)
