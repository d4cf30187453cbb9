"""What the door hands out: one frozen record per row, with the names of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hbh_metrics.agreements import Agreement

TOTAL = "TOTAAL"
"""The provider id under which all providers together stand."""


@dataclass(frozen=True)
class Provider:
    """A provider, or all of them together (`TOTAAL`)."""

    aanbieder_id: str
    naam: str


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
class Completeness:
    """How far one source was delivered: per provider and period, per provider, or as a whole (null where it has none)."""

    bron: str
    aanbieder_id: str | None
    periode_id: str | None
    status: str
    rijen: int
    eerste_ontvangst: date | None


@dataclass(frozen=True)
class Week:
    """One row of weekwaarden: a provider in an ISO week; `soort` is VOORAF, EXPERIMENT or STAART (the days after the last whole period).

    `verhouding` is uren_van_verwachten ÷ verwachte_uren, both over the same known clients (signals.md, "What we chart"); null where unknown.
    """

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
    clienten_hele_week: int
    clienten_hele_week_met_uren: int
    verwachte_uren: float | None
    uren_van_verwachten: float | None
    verhouding: float | None
    clienten_in_verhouding: int | None
