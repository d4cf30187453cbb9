"""The five providers of the demo: their size, prices and habits. The facts about Haarlem stand here and in `population`, nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from hbh_metrics.demo.columns import table_of_rows


@dataclass(frozen=True)
class Amendment:
    """A later agreement: from this period the tariff of that moment goes down by another percentage."""

    from_period: str
    first_cut: str
    cut_pct: Decimal
    agreed_on: date
    note: str


@dataclass(frozen=True)
class Provider:
    """One provider: `share` of the clients, `hour_rate_eur` paid per hour before the experiment, and how it registers and invoices."""

    id: str
    name: str
    share: float
    hour_rate_eur: Decimal
    floor_hour_rate_eur: Decimal
    broken_period: str = "VOLLEDIG"
    registers_per_day: bool = False
    repeats_previous_period: bool = False
    repeats_whole_ledger: bool = False
    amendment: Amendment | None = None


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "VIVA",
        "Viva! Zorggroep",
        0.27,
        Decimal("22.40"),
        Decimal("19.50"),
        broken_period="DAGEN_28",
        repeats_previous_period=True,
    ),
    Provider(
        "AMSTELRING",
        "Amstelring",
        0.18,
        Decimal("23.00"),
        Decimal("20.75"),
        repeats_whole_ledger=True,
        amendment=Amendment(
            from_period="201407",
            first_cut="201408",
            cut_pct=Decimal("0.50"),
            agreed_on=date(2014, 6, 12),
            note="Na overleg in mei: vanaf periode 8 een half procent per periode",
        ),
    ),
    Provider("AXXICOM", "Axxicom", 0.11, Decimal("21.80"), Decimal("19.00"), registers_per_day=True),
    Provider("SHDH", "SHDH", 0.14, Decimal("23.40"), Decimal("19.75")),
    Provider("TZORG", "T-Zorg", 0.30, Decimal("22.60"), Decimal("19.75"), repeats_previous_period=True),
)

_CONTRACT = {"contract_van": date(2013, 1, 1), "contract_tot": date(2014, 12, 31)}


def providers_table(providers: tuple[Provider, ...]) -> pa.Table:
    """Return the table aanbieders."""
    return table_of_rows(
        "aanbieders", [{"aanbieder_id": provider.id, "naam": provider.name, **_CONTRACT} for provider in providers]
    )
