"""Says in Dutch who sends messages, what each kind does, and what to do beside them."""

from __future__ import annotations

from collections.abc import Iterator

from hbh_metrics import dutch
from hbh_metrics.contract import TABLES
from hbh_metrics.contract.iwmo.kinds import KINDS

_DOES = {
    "301": "een toewijzing komt erbij of verandert; met reden 13 en een einddatum op de ingangsdatum vervalt zij",
    "305": "de eerste dag van de hulp; status 3 haalt die weg",
    "307": "het einde van de hulp en de reden; status 3 haalt die weg",
    "323": "de betalingen, en met eenheid 01, 04 of 16 ook de geleverde uren; credits gaan eraf",
}


def kinds_of_message() -> Iterator[tuple[str, str, str]]:
    """Return of each kind of message its number, who sends it and what it does."""
    for kind in KINDS:
        yield kind.number, "de gemeente" if kind.is_sent_to_provider else "de aanbieder", _DOES[kind.number]


def how_to_send() -> Iterator[str]:
    """Return what whoever delivers messages does, step by step."""
    instead = [f"`{table.name}`" for table in TABLES if any(column.fills for column in table.columns)]
    yield (
        "Lever één keer `agb` (van wie is een code) en `productcodes` (wat is een product). Een code die wij niet "
        "kennen, is een bevinding met de code erin."
    )
    yield (
        "Zet de berichten in de map zoals zij zijn verstuurd, los of in een zip. De naam van het bestand en de volgorde maken niet "
        "uit: van berichten over hetzelfde telt het laatste, ook als het eerder binnenkomt. Hetzelfde bericht nog een keer doet niets."
    )
    yield (
        f"Wat geen bericht vertelt, komt in bestanden ernaast. Die noemen geen BSN. Laat in {dutch.listing(instead)} `client_sleutel` leeg "
        "en vul `toewijzing_nummer`: dan is de cliënt die van de toewijzing."
    )
    yield "Vertel niets twee keer: geen bestand `indicaties` naast 301-berichten van een aanbieder, en geen uren naast gedeclareerde uren."
    yield (
        "Is een declaratie fout en al aangenomen? Stuur een credit en een nieuwe debet, in een volgend bericht. Is zij afgekeurd? "
        "Verbeter haar en stuur haar opnieuw; haar nummer mag hetzelfde blijven. De brief aan de aanbieder noemt "
        "elk afgekeurd bericht met de codes."
    )
    yield (
        "Wilt u berichten ook aan de XSD-bestanden van de standaard houden? Zet die in een map, en zet in `berichten.toml` in de "
        'gegevensmap `xsd_map = "die map"`.'
    )
