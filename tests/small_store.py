"""A store with one publication of a few providers, described in a handful of numbers, for tests of what screens say and draw.

It writes the derived tables straight away, in the shape of docs/maatstaven.md, so that a screen's test does not wait for an import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from hbh_metrics import calendar
from hbh_metrics.agreements import READINGS, Agreement, Agreements, Method
from hbh_metrics.intake.portrait import Compared, Portrait
from hbh_metrics.intake.portraying import portraits_table
from hbh_metrics.metrics.versions import DEFINITIONS
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.draft import Draft
from hbh_metrics.publications.manifest import DeliveredFile
from hbh_metrics.records import Week
from hbh_metrics.signals import DEFAULTS, Signal
from hbh_metrics.signals.storage import as_tables
from tests.inserting import insert

VIVA = "VIVA"
TZORG = "TZORG"
SHDH = "SHDH"
NAMES = {VIVA: "Viva! Zorggroep", TZORG: "T-Zorg", SHDH: "SHDH"}

_TABLES = {
    "aanbieders": "aanbieder_id varchar, naam varchar",
    "tariefafspraken": (
        "aanbieder_id varchar, versie integer, vanaf_periode varchar, starttarief_eur decimal(12, 2), "
        "basistarief_uur_eur decimal(12, 2), afbouw_pct decimal(5, 2), afbouw_methode varchar, eerste_verlaging varchar, "
        "vastgesteld_op date, toelichting varchar"
    ),
    "paden": (
        "aanbieder_id varchar, periode_id varchar, methode varchar, is_afspraak boolean, tarief_eur decimal(12, 2), index_pct double"
    ),
    "meetwaarden": (
        "maatstaf varchar, aanbieder_id varchar, periode_id varchar, waarde double, teller double, noemer double, n bigint, "
        "status varchar"
    ),
    "volledigheid": (
        "bron varchar, aanbieder_id varchar, periode_id varchar, status varchar, rijen bigint, eerste_ontvangst date"
    ),
    "bevindingen": (
        "regel varchar, ernst varchar, bestand varchar, rij bigint, kolom varchar, waarde varchar, verwacht varchar, "
        "melding varchar, aanbieder_id varchar"
    ),
    "herkomst": (
        "publicatie varchar, ontvangen_op date, bestand varchar, sha256 varchar, tabel varchar, aanbieder_id varchar, "
        "periode_id varchar, rijen bigint"
    ),
}


def agreement(
    aanbieder_id: str, start: str = "200.00", method: Method = Method.LINEAIR, versie: int = 1, vanaf: str = "201402"
) -> Agreement:
    """An agreement of 1% with its first cut in 201403."""
    return Agreement(aanbieder_id, versie, vanaf, Decimal(start), Decimal("21.00"), Decimal("1.00"), method, "201403")


@dataclass(frozen=True)
class Story:
    """What was agreed and paid.

    `extra_eur` is what was paid per client above the agreed tariff; `status` replaces "volledig" of a provider-period; a period that is
    open or not delivered has no payments. `more` holds values of further metrics by metric, provider and period, `overall` of metrics
    without a period. Without `signals`, and without `definitions`, the publication is one of before there were any.
    """

    peildatum: date = date(2014, 7, 20)
    agreements: tuple[Agreement, ...] = (agreement(VIVA, "220.00"), agreement(TZORG), agreement(SHDH))
    clients: Mapping[str, int] = field(default_factory=lambda: {VIVA: 100, TZORG: 60, SHDH: 40})
    extra_eur: Mapping[tuple[str, str], float] = field(default_factory=dict)
    status: Mapping[tuple[str, str], str] = field(default_factory=dict)
    findings: tuple[tuple[object, ...], ...] = ()
    portraits: tuple[Portrait, ...] = ()
    more: Mapping[tuple[str, str, str], float] = field(default_factory=dict)
    overall: Mapping[tuple[str, str], float] = field(default_factory=dict)
    signals: tuple[Signal, ...] | None = None
    weeks: tuple[Week, ...] = ()
    definitions: str | None = None

    @property
    def begun(self) -> list[calendar.Period]:
        """The periods that have begun on the peildatum."""
        return [period for period in calendar.experiment_periods() if period.begin <= self.peildatum]

    def status_of(self, who: str, period: calendar.Period) -> str:
        """The status of a provider-period."""
        return "open" if period.end > self.peildatum else self.status.get((who, period.id), "volledig")


def publish(root: Path, story: Story | None = None) -> Publication:
    """Publish the story in the data folder `root`, after what stands there, and return the publication."""
    story = story or Story()
    store = Store(root)
    rows = _rows(story)
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(store.current())
        for name, columns in _TABLES.items():
            con.execute(f"create table {name} ({columns})")
            insert(con, name, rows[name])
            draft.write_table(con, name)
        _write_signals(con, draft, story)
        files = [DeliveredFile("periodebetalingen_tzorg.csv", "ab" * 32, "periodebetalingen", 60)]
        ever = ["aanbieders", "tariefafspraken", "periodebetalingen"]
        extra = {} if story.definitions is None else {DEFINITIONS: story.definitions}
        return draft.commit(story.peildatum, files, ever, "sleutel-1", extra)


def _write_signals(con: duckdb.DuckDBPyConnection, draft: Draft, story: Story) -> None:
    if story.signals is not None:
        for name, rows in as_tables(story.signals, DEFAULTS).items():
            con.register(f"{name}_rijen", rows)
            con.execute(f"create table {name} as from {name}_rijen")
            draft.write_table(con, name)
    if story.portraits:
        compared = [Compared(portrait, None) for portrait in story.portraits]
        con.register("portretten", portraits_table(con, compared, f"{draft.number:04d}", story.peildatum, None))
        con.execute("create table portret as from portretten")
        draft.write_table(con, "portret")
    if story.weeks:
        con.register("weken", pa.Table.from_pylist([asdict(week) for week in story.weeks]))
        con.execute("create table weekwaarden as from weken")
        draft.write_table(con, "weekwaarden")


def _rows(story: Story) -> dict[str, list[tuple[object, ...]]]:
    origin = (
        "0001",
        story.peildatum,
        "periodebetalingen_tzorg.csv",
        "ab" * 32,
        "periodebetalingen",
        TZORG,
        "201402",
        60,
    )
    return {
        "aanbieders": [(who, NAMES.get(who, who)) for who in story.clients],
        "tariefafspraken": [_agreement_row(row) for row in story.agreements],
        "paden": _paths(story),
        "meetwaarden": _measures(story),
        "volledigheid": _completeness(story),
        "bevindingen": list(story.findings),
        "herkomst": [origin],
    }


def _agreement_row(row: Agreement) -> tuple[object, ...]:
    return (
        row.aanbieder_id,
        row.versie,
        row.vanaf_periode,
        row.starttarief_eur,
        row.basistarief_uur_eur,
        row.afbouw_pct,
        row.afbouw_methode.value,
        row.eerste_verlaging,
        date(2014, 1, 14),
        None,
    )


def _of(story: Story, who: str) -> Agreements:
    return Agreements(tuple(row for row in story.agreements if row.aanbieder_id == who))


def _paths(story: Story) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for who in story.clients:
        agreements = _of(story, who)
        for period in calendar.experiment_periods():
            in_force = agreements.in_force(period.id)
            for method in READINGS:
                tariff = None if in_force is None else in_force.tariff_eur(period.id, method)
                index = (
                    None
                    if tariff is None or agreements.start_tariff_eur is None
                    else float(tariff / agreements.start_tariff_eur * 100)
                )
                rows.append(
                    (
                        who,
                        period.id,
                        method.value,
                        in_force is not None and in_force.afbouw_methode is method,
                        tariff,
                        index,
                    )
                )
    return rows


_COMPLETENESS = {
    "volledig": "geleverd",
    "onvolledig": "onvolledig",
    "geen_levering": "niet geleverd",
    "open": "nog niet verwacht",
}


def _completeness(story: Story) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        ("tariefafspraken", who, None, "geleverd", 1, story.peildatum) for who in story.clients
    ]
    rows.append(("aanbieders", None, None, "geleverd", len(story.clients), story.peildatum))
    for period in story.begun:
        for who in story.clients:
            status = _COMPLETENESS[story.status_of(who, period)]
            rows.append(
                ("periodebetalingen", who, period.id, status, 0 if status == "niet geleverd" else 40, story.peildatum)
            )
            rows.append(("geleverde_uren", who, period.id, "geleverd", 400, story.peildatum))
    return rows


def _measures(story: Story) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for period in story.begun:
        sums = {"paid": 0.0, "agreed": 0.0, "start": 0.0, "n": 0.0}
        statuses = []
        for who, clients in story.clients.items():
            status = story.status_of(who, period)
            statuses.append(status)
            in_force, start = _of(story, who).in_force(period.id), _of(story, who).start_tariff_eur
            agreed = None if in_force is None else float(in_force.tariff_eur(period.id))
            is_paid = status in ("volledig", "onvolledig")
            paid = (agreed or 200.0) + story.extra_eur.get((who, period.id), 0.0) if is_paid else None
            rows += _metric_rows(
                who, period.id, paid, agreed, None if start is None else float(start), clients if is_paid else 0, status
            )
            if paid is not None and agreed is not None and start is not None:
                for name, amount in (("paid", paid), ("agreed", agreed), ("start", float(start)), ("n", 1.0)):
                    sums[name] += amount * clients
        total = "open" if "open" in statuses else "volledig" if set(statuses) == {"volledig"} else "onvolledig"
        n = sums["n"]
        paid, agreed, start_mean = (sums[name] / n if n else None for name in ("paid", "agreed", "start"))
        rows += [
            (
                metric,
                who,
                when,
                value,
                value if metric == "klachten_per_100" else None,
                10.0 * _people(story, who),
                _people(story, who),
                story.status_of(who, period),
            )
            for (metric, who, when), value in story.more.items()
            if when == period.id
        ]
        rows += _metric_rows("TOTAAL", period.id, paid, agreed, start_mean, int(n), total)
    rows += [
        (metric, who, None, value, None, None, story.clients.get(who, 0), None)
        for (metric, who), value in story.overall.items()
    ]
    return rows


def _people(story: Story, who: str) -> int:
    return sum(story.clients.values()) if who == "TOTAAL" else story.clients.get(who, 0)


def _metric_rows(
    who: str, period_id: str, paid: float | None, agreed: float | None, start: float | None, n: int, status: str
) -> list[tuple[object, ...]]:
    index = None if paid is None or start is None else paid / start * 100
    agreed_index = None if agreed is None or start is None else agreed / start * 100
    fall = None if index is None else round(100 - index, 9)
    agreed_fall = None if agreed_index is None else round(100 - agreed_index, 9)
    values = {
        "betaald_tarief": paid,
        "afgesproken_tarief": agreed,
        "tariefindex": index,
        "afgesproken_index": agreed_index,
        "afwijking_tarief": None if paid is None or agreed is None else (paid / agreed - 1) * 100,
        "afbouw_gerealiseerd": fall,
        "afbouw_afgesproken": agreed_fall,
        "afbouwvoortgang": None if fall is None or not agreed_fall else fall / agreed_fall * 100,
        "betaalde_clientperioden": float(n) if paid is not None else None,
    }
    below = {
        "betaald_tarief": n,
        "afgesproken_tarief": n,
        "tariefindex": n * (start or 0),
        "afgesproken_index": n * (start or 0),
    }
    return [(name, who, period_id, value, None, below.get(name), n, status) for name, value in values.items()]
