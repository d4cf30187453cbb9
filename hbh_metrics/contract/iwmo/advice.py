"""What our own rules say and advise about a message: it has elements in place of columns, and is sent again, not filled in by hand.

The rules write for who delivers a file of the contract; `advies.toml` says of each sentence that does not fit what stands in its place.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

ELEMENT_OF = {
    "toewijzing_nummer": "ToewijzingNummer",
    "client_sleutel": "Bsn",
    "aanbieder_id": "Afzender of Ontvanger",
    "groep": "Code",
    "categorie": "Code",
    "klasse": "Code",
    "product_code": "Code",
    "uren_week": "Volume",
    "besluitdatum": "Toewijzingsdatum",
    "ingangsdatum": "Ingangsdatum",
    "einddatum": "Einddatum",
    "start_levering": "Begindatum",
    "reden_beeindiging": "RedenBeeindiging",
    "prestatie_referentie": "ReferentieNummer",
    "vorige_referentie": "VorigReferentieNummer",
    "periode_id": "ProductPeriode",
    "prestatie_begin": "ProductPeriode",
    "prestatie_eind": "ProductPeriode",
    "datum": "ProductPeriode",
    "grondslag": "Eenheid",
    "debet_credit": "DebetCredit",
    "aantal": "GeleverdVolume",
    "uren": "GeleverdVolume",
    "tarief_eur": "ProductTarief",
    "bedrag_eur": "Bedrag",
    "factuurdatum": "DeclaratieDagtekening",
}
"""The element of a message that a column of a table is made of."""
WHOLE_MESSAGE = ("Afzender of Ontvanger", "DeclaratieDagtekening")
"""Elements that stand in a message once: what is wrong with them is one finding, however many parts the message has."""
_COLUMN = re.compile(rf"\b({'|'.join(name for name in ELEMENT_OF if '_' in name)})\b")


@cache
def instead() -> dict[str, str]:
    """Return the sentences of the rules that do not fit a message, each with what stands in its place."""
    read: dict[str, str] = tomllib.loads(Path(__file__).with_name("advies.toml").read_text(encoding="utf-8"))
    return read


def element_of(column: str) -> str:
    """Return the element of a column, or of several with commas between them; as it is where there is none."""
    return ", ".join(ELEMENT_OF.get(name, name) for name in column.split(", "))


def about_message(sentence: str) -> str:
    """Return what a rule says as it is said about a message."""
    for words, others in instead().items():
        sentence = sentence.replace(words, others)
    return _COLUMN.sub(lambda found: ELEMENT_OF[found[0]], sentence)
