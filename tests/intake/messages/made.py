"""Messages of iWmo 3.2 made by hand for tests: invented people, invented numbers, every name and address easy to find again."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

CODES = {"301": "414", "305": "418", "307": "420", "323": "484"}
ANNA, BERT, CARLA = "999900006", "999900018", "123456782"
"""Numbers that pass the elfproef and are nobody's."""
RELATIVE = "270593809"
CITY, AGB = "0392", "75750001"
PERSONAL = (
    "Zonneveldje", "Okkersteeg", "8899XQ", "Duinbroek", "1931-07-19", "anna.z@voorbeeld.nl", "0612349988", "zeer vertrouwelijk", ANNA, BERT,
    RELATIVE,
)  # fmt: skip
"""What no byte that is kept may hold."""

Texts = dict[str, str | None]


@dataclass(frozen=True)
class Note:
    """A message as text: `kind` 301, 305, 307 or 323; `parts` by the number of the person that they are about."""

    kind: str
    parts: tuple[tuple[str, Texts], ...]
    number: str = "BER001"
    made_on: str = "2026-03-02"
    agb: str = AGB
    declaration: Texts = field(default_factory=dict)
    release: str = "3_2"
    prologue: str = '<?xml version="1.0" encoding="UTF-8"?>\n'

    def xml(self) -> bytes:
        """Return the bytes of the message."""
        inside = (
            self._declaration()
            if self.kind == "323"
            else "".join(self._client(bsn, self._listed([texts])) for bsn, texts in self.parts)
        )
        spaces = (
            f'xmlns:i="http://www.istandaarden.nl/iwmo/{self.release}/basisschema/schema" '
            f'xmlns:b="http://www.istandaarden.nl/iwmo/{self.release}/wmo{self.kind}/schema"'
        )
        return f"{self.prologue}<b:Bericht {spaces}>{self._header()}{inside}</b:Bericht>".encode()

    def _header(self) -> str:
        ours, theirs = (CITY, self.agb) if self.kind == "301" else (self.agb, CITY)
        return (
            f"<b:Header><b:BerichtCode>{CODES[self.kind]}</b:BerichtCode><b:BerichtVersie>3</b:BerichtVersie>"
            f"<b:BerichtSubversie>2</b:BerichtSubversie><b:Afzender>{ours}</b:Afzender><b:Ontvanger>{theirs}</b:Ontvanger>"
            f"<b:BerichtIdentificatie><i:Identificatie>{self.number}</i:Identificatie><i:Dagtekening>{self.made_on}</i:Dagtekening>"
            "</b:BerichtIdentificatie><b:XsdVersie><i:BasisschemaXsdVersie>1.0.0</i:BasisschemaXsdVersie>"
            "<i:BerichtXsdVersie>1.0.0</i:BerichtXsdVersie></b:XsdVersie></b:Header>"
        )

    def _client(self, bsn: str, inside: str) -> str:
        if self.kind == "323":
            return f"<b:Client><b:Bsn>{bsn}</b:Bsn>{inside}</b:Client>"
        return (
            f"<b:Client><b:Bsn>{bsn}</b:Bsn><b:Geboortedatum><i:Datum>1931-07-19</i:Datum></b:Geboortedatum><b:Geslacht>2</b:Geslacht>"
            "<b:Naam><i:Geslachtsnaam><i:Achternaam>Zonneveldje</i:Achternaam></i:Geslachtsnaam><i:Voornamen>Anna</i:Voornamen></b:Naam>"
            "<b:Adres><i:Straatnaam>Okkersteeg</i:Straatnaam><i:Postcode>8899XQ</i:Postcode><i:Plaatsnaam>Duinbroek</i:Plaatsnaam></b:Adres>"
            "<b:Commentaar>zeer vertrouwelijk</b:Commentaar><b:Emailadres>anna.z@voorbeeld.nl</b:Emailadres>"
            f"<b:Telefoonnummer>0612349988</b:Telefoonnummer><b:Relaties><b:Relatie><b:Bsn>{RELATIVE}</b:Bsn></b:Relatie></b:Relaties>"
            f"{inside}</b:Client>"
        )

    def _listed(self, parts: list[Texts]) -> str:
        outer, inner = {
            "301": ("ToegewezenProducten", "ToegewezenProduct"), "305": ("StartProducten", "StartProduct"),
            "307": ("StopProducten", "StopProduct"), "323": ("Prestaties", "Prestatie"),
        }[self.kind]  # fmt: skip
        return f"<b:{outer}>{''.join(f'<b:{inner}>{_elements(texts)}</b:{inner}>' for texts in parts)}</b:{outer}>"

    def _declaration(self) -> str:
        clients: dict[str, list[Texts]] = {}
        for bsn, texts in self.parts:
            clients.setdefault(bsn, []).append(texts)
        total = sum(
            int(texts["IngediendBedrag/Bedrag"] or 0) * (-1 if texts["IngediendBedrag/DebetCredit"] == "C" else 1)
            for _, texts in self.parts
        )
        whole: Texts = {
            "DeclaratieNummer": f"D{self.number}",
            "DeclaratiePeriode/Begindatum": "2026-02-01",
            "DeclaratiePeriode/Einddatum": "2026-02-28",
            "DeclaratieDagtekening": self.made_on,
            "TotaalIngediendBedrag/TotaalBedrag": str(abs(total)),
            "TotaalIngediendBedrag/DebetCredit": "C" if total < 0 else "D",
            **self.declaration,
        }
        inside = "".join(self._client(bsn, self._listed(parts)) for bsn, parts in clients.items())
        return f"<b:Declaratie>{_elements(whole)}<b:Clienten>{inside}</b:Clienten></b:Declaratie>"


def _elements(texts: Texts) -> str:
    """Return elements; `Ouder/Kind` is a child, which carries the namespace of the basic schema; None is left out."""
    told, open_parent = "", ""
    for path, text in texts.items():
        if text is None:
            continue
        parent, _, name = path.rpartition("/")
        if open_parent and open_parent != parent:
            told, open_parent = f"{told}</b:{open_parent}>", ""
        if parent and not open_parent:
            told, open_parent = f"{told}<b:{parent}>", parent
        prefix = "i" if parent else "b"
        told += f"<{prefix}:{name}>{escape(text)}</{prefix}:{name}>"
    return f"{told}</b:{open_parent}>" if open_parent else told


def assigned(number: str = "101", volume: str | None = "150/01/2", **other: str | None) -> Texts:
    """Return a product assigned from 1 January 2026; `volume` is Volume/Eenheid/Frequentie."""
    amount, unit, often = volume.split("/") if volume else (None, None, None)
    texts: Texts = {
        "ToewijzingNummer": number,
        "Product/Categorie": "01",
        "Product/Code": "01E02",
        "Toewijzingsdatum": "2025-12-15",
        "Toewijzingstijd": "09:30:00",
        "Ingangsdatum": "2026-01-01",
        "Einddatum": None,
        "RedenWijziging": None,
        "Omvang/Volume": amount,
        "Omvang/Eenheid": unit,
        "Omvang/Frequentie": often,
    }
    return texts | other


def started(number: str = "101", day: str = "2026-01-12", status: str = "1") -> Texts:
    """Return a product of which the help began on that day."""
    return {
        "ToewijzingNummer": number, "Product/Categorie": "01", "Product/Code": "01E02", "ToewijzingIngangsdatum": "2026-01-01",
        "Begindatum": day, "StatusAanlevering": status,
    }  # fmt: skip


def stopped(number: str = "101", day: str = "2026-06-30", reason: str = "31", status: str = "1") -> Texts:
    """Return a product of which the help stopped on that day."""
    return {
        "ToewijzingNummer": number, "Product/Categorie": "01", "Product/Code": "01E02", "ToewijzingIngangsdatum": "2026-01-01",
        "Begindatum": "2026-01-12", "RedenBeeindiging": reason, "Einddatum": day, "StatusAanlevering": status,
    }  # fmt: skip


def performed(
    reference: str = "R1",
    amount: str = "450/01",
    tariff: str | None = "55",
    cents: str = "24750",
    sign: str = "D",
    **other: str | None,
) -> Texts:
    """Return a performance in February 2026; `amount` is GeleverdVolume/Eenheid."""
    volume, unit = amount.split("/")
    texts: Texts = {
        "ProductReferentie/ReferentieNummer": reference,
        "ProductReferentie/VorigReferentieNummer": None,
        "ToewijzingNummer": "101",
        "ProductCategorie": "01",
        "ProductCode": "01E02",
        "ProductPeriode/Begindatum": "2026-02-01",
        "ProductPeriode/Einddatum": "2026-02-28",
        "GeleverdVolume": volume,
        "Eenheid": unit,
        "ProductTarief": tariff,
        "IngediendBedrag/Bedrag": cents,
        "IngediendBedrag/DebetCredit": sign,
    }
    return texts | {name.replace("__", "/"): text for name, text in other.items()}


def note(kind: str, *parts: Texts, bsn: str = ANNA, **other: object) -> bytes:
    """Return a message with these parts, all about one person."""
    return Note(kind, tuple((bsn, part) for part in parts), **other).xml()  # type: ignore[arg-type]


def citizen_numbers(count: int) -> list[str]:
    """Return that many invented numbers that pass the elfproef."""
    found: list[str] = []
    for number in range(10_000_000, 100_000_000):
        rest = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), str(number), strict=True)) % 11
        if rest <= 9:
            found.append(f"{number}{rest}")
        if len(found) == count:
            break
    return found
