"""The agreed tariff paths, computed exactly in Python, as columns of which SQL makes tables to join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import duckdb

from hbh_metrics.agreements import Agreement, Agreements, Method, by_provider
from hbh_metrics.calendar import Period
from hbh_metrics.sql import load


def columns(con: duckdb.DuckDBPyConnection, periods: Sequence[Period]) -> dict[str, Mapping[str, Sequence[object]]]:
    """Return the columns of the steps that make `paden` (every method) and `tussenstand.afspraken` (what is in force), for all `periods`.

    The agreements are those of `con`; the periods may still have to begin.
    """
    agreements = _read(con)
    return {
        "feiten/paden": _path_columns(agreements, periods),
        "feiten/afspraken": _in_force_columns(agreements, periods),
    }


def _read(con: duckdb.DuckDBPyConnection) -> dict[str, Agreements]:
    rows = con.execute(load(__file__, "kader/tariefafspraken")).fetchall()
    return by_provider(
        Agreement(provider, version, since, start, floor, cut, Method(method), first_cut)
        for provider, version, since, start, floor, cut, method, first_cut in rows
    )


def _path_columns(agreements: dict[str, Agreements], periods: Sequence[Period]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        name: [] for name in ("aanbieder_ids", "periode_ids", "methoden", "is_afspraak", "tarieven_eur", "indexen_pct")
    }
    for provider, history in agreements.items():
        start = history.start_tariff_eur
        for period in periods:
            agreement = history.in_force(period.id)
            if agreement is None:
                continue
            for method in Method:
                tariff = agreement.tariff_eur(period.id, method)
                columns["aanbieder_ids"].append(provider)
                columns["periode_ids"].append(period.id)
                columns["methoden"].append(method.value)
                columns["is_afspraak"].append(method is agreement.afbouw_methode)
                columns["tarieven_eur"].append(tariff)
                columns["indexen_pct"].append(float(100 * Fraction(tariff) / Fraction(start)) if start else None)
    return columns


def _in_force_columns(agreements: dict[str, Agreements], periods: Sequence[Period]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        name: []
        for name in (
            "aanbieder_ids",
            "periode_ids",
            "volgnummers",
            "paden_eur",
            "starttarieven_eur",
            "basistarieven_eur",
        )
    }
    for provider, history in agreements.items():
        for number, period in enumerate(periods, start=1):
            agreement = history.in_force(period.id)
            columns["aanbieder_ids"].append(provider)
            columns["periode_ids"].append(period.id)
            columns["volgnummers"].append(number)
            columns["paden_eur"].append(agreement and agreement.tariff_eur(period.id))
            columns["starttarieven_eur"].append(history.start_tariff_eur)
            columns["basistarieven_eur"].append(agreement and agreement.basistarief_uur_eur)
    return columns
