"""What the door hands out: one frozen record per row, with the names of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hbh_metrics.agreements import Agreement, Method

TOTAL = "TOTAAL"
"""The provider id under which all providers together stand."""


@dataclass(frozen=True)
class Provider:
    """A provider, or all of them together (`TOTAAL`)."""

    aanbieder_id: str
    naam: str


@dataclass(frozen=True)
class NumberId:
    """Which number is shown: a metric of a provider in a period (null for one without), and which column of its row: `deel`."""

    maatstaf: str
    aanbieder_id: str
    periode_id: str | None
    deel: str = "waarde"


@dataclass(frozen=True)
class Measure:
    """One row of meetwaarden; `waarde` is null when it is unknown, never 0 for unknown."""

    maatstaf: str
    aanbieder_id: str
    periode_id: str | None
    waarde: float | None
    teller: float | None
    noemer: float | None
    n: int | None
    status: str | None

    def number(self, deel: str = "waarde") -> NumberId:
        """Return which number a column of this row is, for what shows it."""
        return NumberId(self.maatstaf, self.aanbieder_id, self.periode_id, deel)


@dataclass(frozen=True)
class PathStep:
    """The tariff of one provider in one period under one reading of the percentage."""

    aanbieder_id: str
    periode_id: str
    methode: str
    is_afspraak: bool
    tarief_eur: Decimal | None
    index_pct: float | None


@dataclass(frozen=True)
class AgreementVersion:
    """One version of a tariff agreement, as it was delivered."""

    agreement: Agreement
    vastgesteld_op: date | None
    toelichting: str | None


@dataclass(frozen=True)
class Reading:
    """How an agreement reads the percentage of the cut, whoever's it is; the names are those of `Agreement`."""

    afbouw_methode: Method
    afbouw_pct: Decimal
    eerste_verlaging: str
    stap_perioden: int = 1


@dataclass(frozen=True)
class DeliveryFinding:
    """Something that is wrong with a delivered file: where, what, and what was expected."""

    regel: str
    ernst: str
    bestand: str
    rij: int | None
    kolom: str | None
    waarde: str | None
    verwacht: str | None
    melding: str
    aanbieder_id: str | None


@dataclass(frozen=True)
class Origin:
    """One delivered file behind a publication, with the providers and periods that it speaks of."""

    publicatie: str
    ontvangen_op: date
    bestand: str
    sha256: str
    tabel: str
    aanbieders: tuple[str, ...]
    eerste_periode: str | None
    laatste_periode: str | None
    rijen: int


@dataclass(frozen=True)
class DeliveryPortrait:
    """What a file brought of one provider, beside the time before (`vorige_…`); `opvallend`: what is off by a factor, a year or a scope."""

    publicatie: str
    bestand: str
    tabel: str
    aanbieder_id: str | None
    rijen: int
    eerste_periode: str | None
    laatste_periode: str | None
    uren: Decimal | None
    bedrag_eur: Decimal | None
    uren_per_client_week: float | None
    bedrag_per_client_eur: float | None
    sleutels_bekend: str | None
    opvallend: str | None
    vorige_rijen: int | None
    vorige_uren_per_client_week: float | None
    vorige_bedrag_per_client_eur: float | None


@dataclass(frozen=True)
class Completeness:
    """How far one source was delivered: per provider and period, per provider, or as a whole (null where it has none)."""

    bron: str
    aanbieder_id: str | None
    periode_id: str | None
    status: str
    rijen: int
    eerste_ontvangst: date | None


@dataclass(frozen=True)
class Tail:
    """What was paid for and delivered after the last whole period (None: nothing yet); `is_heel`: by all who had clients then."""

    aanbieder_id: str
    vanaf: date
    tot_en_met: date
    bedrag_eur: Decimal | None
    uren: Decimal | None
    clienten: int
    is_heel: bool


@dataclass(frozen=True)
class Week:
    """A provider in an ISO week: VOORAF, EXPERIMENT or STAART. `verhouding` is of the same known clients, or null."""

    aanbieder_id: str
    week: str
    week_begin: date
    week_eind: date
    periode_id: str | None
    soort: str
    werkdagen: int
    is_voorbij: bool
    is_compleet: bool
    uren: Decimal | None
    urenrijen: int
    actieve_dagen: int
    clienten_hele_week: int | None
    clienten_hele_week_met_uren: int | None
    verwachte_uren: float | None
    uren_van_verwachten: float | None
    verhouding: float | None
    clienten_in_verhouding: int | None
    is_alleen_per_periode: bool = False


@dataclass(frozen=True)
class Share:
    """One class of a distribution of a provider or TOTAAL; `aantal` is 0 where the reader is told only that it is below five."""

    verdeling: str
    aanbieder_id: str
    periode_id: str | None
    groep: str | None
    code: str
    volgorde: int
    aantal: int
    noemer: int | None
    waarde: float | None
    is_minder_dan_5: bool = False


@dataclass(frozen=True)
class Question:
    """One question of the survey with the ends of its scale; `is_rapportcijfer` asks a grade."""

    vraag_code: str
    tekst: str
    schaal_min: float
    schaal_max: float
    is_rapportcijfer: bool


@dataclass(frozen=True)
class HiddenShares:
    """A distribution that exists and that this reader may not see; `deel` is what its codes begin with, where it is one of several."""

    verdeling: str
    aanbieder_id: str
    periode_id: str | None
    groep: str | None
    deel: str


@dataclass(frozen=True)
class SeenSignal:
    """A signal with the sentence and the question made for the reader who asks; `drempel` is null where it is kept from that reader.

    `sinds` is since when it asks for attention, `sinds_actie` for action. `loopt_sinds` is the Monday of the first week of a question
    about weeks that goes on, else null; `eerste_week` that of a new one too. `sinds_dag` is since when a signal without periods holds.
    """

    signaal: str
    niveau: str
    ernst: str
    aanbieder_id: str
    periode_id: str | None
    waarde: float | None
    drempel: float | None
    n: int | None
    sinds: str | None
    sinds_actie: str | None
    loopt_sinds: date | None
    uitleg: str
    vraag: str
    eerste_week: date | None = None
    sinds_dag: date | None = None


@dataclass(frozen=True)
class Threshold:
    """One threshold of a signal, as it was when the publication was made."""

    signaal: str
    ernst: str
    naam: str
    waarde: float
    is_standaard: bool


@dataclass(frozen=True)
class Spending:
    """Saved money that was spent or reserved; for who sees totals only, one row per period and kind, without booking or note."""

    boeking_id: str | None
    periode_id: str
    bedrag_eur: Decimal
    soort: str
    toelichting: str | None


@dataclass(frozen=True)
class Communication:
    """A letter or folder of a provider to its clients, with the verdict of the city."""

    uiting_id: str
    aanbieder_id: str
    soort: str
    ontvangen_op: date
    beoordeeld_op: date | None
    oordeel: str


@dataclass(frozen=True)
class Staff:
    """The domestic workers of one provider in one period; `uitstroom` is how many of them left in it."""

    aanbieder_id: str
    periode_id: str
    fte_hbh: Decimal
    medewerkers: int
    uitstroom: int


@dataclass(frozen=True)
class ProvidersInWords:
    """At how many providers something holds, in words that name none; the numbers are null where they would point at one."""

    vraag: str
    woorden: str
    aantal: int | None
    van: int | None
