"""The four kinds of message that are read, and of each the elements: nothing else of a message is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from hbh_metrics.contract.indicaties import REASONS

RELEASES = "http://www.istandaarden.nl/iwmo/"
RELEASE = f"{RELEASES}3_2/"
BASIS = f"{RELEASE}basisschema/schema"


class Shape(Enum):
    """What the text of an element looks like: a regular expression, and how to say it in Dutch."""

    NUMBER = ("[0-9]{1,9}", "een heel getal zonder decimalen")
    AMOUNT = ("[0-9]{1,10}", "een heel bedrag in centen")
    DATE = ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "een datum als 2026-01-31, zonder tijdzone")
    TIME = (r"[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?", "een tijd als 09:30:00")
    CODE = ("[0-9]{1,2}", "een code van de standaard")
    PRODUCT = ("[0-9A-Za-z]{1,5}", "een productcode van hoogstens vijf letters en cijfers")
    REFERENCE = ("[0-9A-Za-z][0-9A-Za-z ._/:#+-]{0,29}", "een kenmerk van letters en cijfers")

    def __init__(self, pattern: str, dutch: str) -> None:
        self.pattern = pattern
        self.dutch = dutch


@dataclass(frozen=True)
class Element:
    """An element that is read: its name, the column that it becomes, what it looks like, and which values it may have (empty: any).

    A number that `is_key` is compared as text, so that it is told without zeros in front.
    """

    name: str
    column: str
    shape: Shape
    required: bool = True
    allowed: tuple[str, ...] = ()
    is_key: bool = False


@dataclass(frozen=True)
class MessageKind:
    """A kind of message: `part` is the element of which each is a row, `table` the table that it is about, `named` how to call a part."""

    number: str
    code: str
    part: str
    named: str
    table: str
    elements: tuple[Element, ...] = field(repr=False)
    is_sent_to_provider: bool = False

    @property
    def schema(self) -> str:
        """The namespace of the message."""
        return f"{RELEASE}wmo{self.number}/schema"

    @property
    def spaces(self) -> tuple[str, ...]:
        """How the tags of its elements begin: its own namespace, and that of the basic schema."""
        return f"{{{self.schema}}}", f"{{{BASIS}}}"

    @property
    def raw(self) -> str:
        """The name of the working table with the text of its parts."""
        return f"bericht_{self.number}"


_ASSIGNMENT = Element("ToewijzingNummer", "toewijzing_nummer", Shape.NUMBER, is_key=True)
_STATUS = Element("StatusAanlevering", "status", Shape.CODE, allowed=("1", "3"))
_PRODUCT = (
    Element("Categorie", "categorie", Shape.CODE, required=False),
    Element("Code", "product_code", Shape.PRODUCT, required=False),
)

KINDS: tuple[MessageKind, ...] = (
    MessageKind(
        "301",
        "414",
        "ToegewezenProduct",
        "toewijzing",
        "indicaties",
        (
            _ASSIGNMENT,
            *_PRODUCT,
            Element("Toewijzingsdatum", "toewijzingsdatum", Shape.DATE),
            Element("Toewijzingstijd", "toewijzingstijd", Shape.TIME, required=False),
            Element("Ingangsdatum", "ingangsdatum", Shape.DATE),
            Element("Einddatum", "einddatum", Shape.DATE, required=False),
            Element("RedenWijziging", "reden_wijziging", Shape.CODE, required=False),
            Element("Volume", "volume", Shape.NUMBER, required=False),
            Element("Eenheid", "eenheid", Shape.CODE, required=False),
            Element("Frequentie", "frequentie", Shape.CODE, required=False),
        ),
        is_sent_to_provider=True,
    ),
    MessageKind(
        "305",
        "418",
        "StartProduct",
        "start",
        "indicaties",
        (_ASSIGNMENT, *_PRODUCT, Element("Begindatum", "begindatum", Shape.DATE), _STATUS),
    ),
    MessageKind(
        "307",
        "420",
        "StopProduct",
        "stop",
        "indicaties",
        (
            _ASSIGNMENT,
            *_PRODUCT,
            Element("Begindatum", "begindatum", Shape.DATE, required=False),
            Element("RedenBeeindiging", "reden", Shape.CODE, allowed=tuple(REASONS)),
            Element("Einddatum", "einddatum", Shape.DATE),
            _STATUS,
        ),
    ),
    MessageKind(
        "323",
        "484",
        "Prestatie",
        "prestatie",
        "periodebetalingen",
        (
            Element("ReferentieNummer", "referentie", Shape.REFERENCE),
            Element("VorigReferentieNummer", "vorige_referentie", Shape.REFERENCE, required=False),
            _ASSIGNMENT,
            Element("ProductCategorie", "categorie", Shape.CODE, required=False),
            Element("ProductCode", "product_code", Shape.PRODUCT, required=False),
            Element("Begindatum", "begindatum", Shape.DATE),
            Element("Einddatum", "einddatum", Shape.DATE),
            Element("GeleverdVolume", "volume", Shape.NUMBER),
            Element("Eenheid", "eenheid", Shape.CODE, allowed=("01", "04", "16", "82", "83", "84")),
            Element("ProductTarief", "tarief", Shape.AMOUNT, required=False),
            Element("Bedrag", "bedrag", Shape.AMOUNT),
            Element("DebetCredit", "debet_credit", Shape.REFERENCE, allowed=("D", "C")),
        ),
    ),
)
KIND_BY_SCHEMA: dict[str, MessageKind] = {kind.schema: kind for kind in KINDS}
