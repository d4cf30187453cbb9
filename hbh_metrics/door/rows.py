"""Makes records of the door of rows whose columns are not the record's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hbh_metrics import agreed
from hbh_metrics.agreements import Method
from hbh_metrics.door.rounding import Roughness, nearest
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.records import AgreementVersion, Origin, Provider, Reading, Tail
from hbh_metrics.unseen import without_unseen


def rounded_tail(row: Tail, rough: Roughness) -> Tail:
    """Return the tail of all providers as far as it may be told."""
    money, hours, people = (
        None if value is None else nearest(float(value), rough.of_amount(of))
        for value, of in ((row.bedrag_eur, Of.MONEY), (row.uren, Of.HOURS), (row.clienten, Of.PEOPLE))
    )
    in_euro, in_hours = (None if value is None else Decimal(value) for value in (money, hours))
    return replace(row, bedrag_eur=in_euro, uren=in_hours, clienten=round(people or 0))


def provider(aanbieder_id: str, naam: str) -> Provider:
    """Return a provider by the name that was delivered, on one line and without what nobody sees; it may be of an older publication."""
    return Provider(aanbieder_id, " ".join(without_unseen(naam).split()))


def agreement_version(*row: Any) -> AgreementVersion:  # noqa: ANN401 - a row of the database
    """Return one version of a provider's agreement."""
    *agreement, vastgesteld_op, toelichting = row
    return AgreementVersion(agreed.told(tuple(agreement)), vastgesteld_op, toelichting)


def reading(method: str, cut: Decimal, first_cut: str, every: int) -> Reading:
    """Return a way in which an agreement reads the percentage of its cut."""
    return Reading(Method(method), cut, first_cut, every)


def origin(*row: Any) -> Origin:  # noqa: ANN401 - a row of the database
    """Return where a file of a publication came from."""
    publicatie, ontvangen_op, bestand, sha256, tabel, aanbieders, eerste, laatste, rijen = row
    return Origin(publicatie, ontvangen_op, bestand, sha256, tabel, tuple(aanbieders), eerste, laatste, rijen)
