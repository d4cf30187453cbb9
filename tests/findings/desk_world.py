"""A small publication for the screens on cost, clients and satisfaction: every metric that they show, in numbers that a person can follow.

Each provider has the same course: it began at € 200 per client per period, gets € 2 less each period, and the same clients cost € 195
before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from hbh_metrics import calendar
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.manifest import DeliveredFile
from hbh_metrics.records import TOTAL, Measure, Question, Share, Spending, Week
from hbh_metrics.signals import DEFAULTS, Signal, Thresholds
from hbh_metrics.signals.storage import as_tables

VIVA, TZORG, SHDH = "VIVA", "TZORG", "SHDH"
NAMES = {VIVA: "Viva! Zorggroep", TZORG: "T-Zorg", SHDH: "SHDH"}
START_EUR, BEFORE_EUR, CUT_EUR = 200.0, 195.0, 2.0

QUESTIONS = (
    Question("V01", "Welk rapportcijfer geeft u de hulp?", 1.0, 10.0, is_rapportcijfer=True),
    Question("V04", "Krijgt u genoeg tijd?", 1.0, 5.0, is_rapportcijfer=False),
)


Numbers = tuple[float | None, float | None, float | None, int | None]
"""A value, its numerator and denominator, and n."""


@dataclass(frozen=True)
class World:
    """Who has how many clients, and what differs from the plain course.

    `status` replaces "volledig" of a provider-period; `other` replaces (value, numerator, denominator, n) of a metric, provider and period.
    Without `signals` the publication is one of before there were any; `thresholds` are those that it stores with them.
    """

    peildatum: date = date(2014, 7, 20)
    clients: Mapping[str, int] = field(default_factory=lambda: {VIVA: 100, TZORG: 60, SHDH: 40})
    status: Mapping[tuple[str, str], str] = field(default_factory=dict)
    other: Mapping[tuple[str, str, str | None], Numbers] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    shares: tuple[Share, ...] = ()
    spendings: tuple[Spending, ...] = ()
    questions: tuple[Question, ...] = ()
    signals: tuple[Signal, ...] | None = None
    thresholds: Thresholds = DEFAULTS
    weeks: tuple[Week, ...] = ()

    @property
    def begun(self) -> list[calendar.Period]:
        """The periods that have begun on the peildatum."""
        return [period for period in calendar.experiment_periods() if period.begin <= self.peildatum]


def publish(root: Path, world: World | None = None) -> Publication:
    """Publish the world in the data folder `root` and return the publication."""
    world, store = world or World(), Store(root)
    tables = {
        "aanbieders": pa.Table.from_pylist([{"aanbieder_id": who, "naam": NAMES[who]} for who in world.clients]),
        "meetwaarden": _table(measures(world)),
        "verdelingen": _table(world.shares),
        "bestemmingen": _table(world.spendings),
        "vragen": _table(world.questions),
        "weekwaarden": _table(world.weeks),
        **({} if world.signals is None else as_tables(world.signals, world.thresholds)),
    }
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(store.current())
        for name, rows in tables.items():
            if rows is not None:
                con.register(f"{name}_rijen", rows)
                con.execute(f"create table {name} as from {name}_rijen")
                draft.write_table(con, name)
        files = [DeliveredFile("indicaties.csv", "ab" * 32, "indicaties", 60)]
        return draft.commit(world.peildatum, files, ["aanbieders"], "sleutel-1")


def view(
    root: Path, who: str = TOTAL, period_id: str = "201407", audience: Audience = Audience.PROGRAMMAMANAGER
) -> View:
    """Return what a reader looks at in the data folder `root`."""
    door = opening.open_door(root, audience)
    assert door is not None
    chosen = next((provider for provider in door.providers() if provider.aanbieder_id == who), ALL_PROVIDERS)
    return View(door, door.providers(), chosen, period_id)


def hours_index(
    index: float, low: float, high: float, who: str, period_id: str = "201407", n: int = 60
) -> dict[tuple[str, str, str | None], Numbers]:
    """Return what a world holds where the comparable hours index has this value and interval."""
    ends = {"urenindex_vergelijkbaar": index, "urenindex_vergelijkbaar_laag": low, "urenindex_vergelijkbaar_hoog": high}
    return {(name, who, period_id): (value, None, None, n) for name, value in ends.items()}


def measures(world: World) -> list[Measure]:
    """Return the rows of meetwaarden."""
    rows = [row for who in (*world.clients, TOTAL) for row in _of_provider(world, who)]
    return [row for row in rows if row.maatstaf not in world.without]


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def said(sentences: Sequence[str]) -> str:
    """Return the sentences as one text with ordinary spaces."""
    return plain(" ".join(sentences))


def shares(
    name: str,
    counts: Mapping[str, int],
    who: str = TOTAL,
    period_id: str | None = "201407",
    *,
    group: str = "EXPERIMENT",
    means: Mapping[str, float] | None = None,
) -> tuple[Share, ...]:
    """Return a distribution with these counts per class."""
    whole = sum(counts.values())
    return tuple(
        Share(name, who, period_id, group, code, place, count, whole, (means or {}).get(code))
        for place, (code, count) in enumerate(counts.items())
    )


def booked(period_id: str, reserved: str, spent: str) -> tuple[Spending, ...]:
    """Return what was reserved and spent in a period."""
    return (
        Spending(f"R{period_id}", period_id, Decimal(reserved), "GERESERVEERD", "Wmo"),
        Spending(f"B{period_id}", period_id, Decimal(spent), "BESTEED", None),
    )


def _table(rows: Sequence[object]) -> pa.Table | None:
    return pa.Table.from_pylist([asdict(row) for row in rows]) if rows else None  # type: ignore[call-overload]


def _of_provider(world: World, who: str) -> list[Measure]:
    rows: list[Measure] = []
    running = cost_before = 0.0
    for place, period in enumerate(world.begun):
        paying = [one for one in world.clients if who in (one, TOTAL) and _status(world, one, period) in _PAID]
        status = _total_status(world, period) if who == TOTAL else _status(world, who, period)
        clients = sum(world.clients[one] for one in paying)
        everyone = sum(count for one, count in world.clients.items() if who in (one, TOTAL))
        tariff = START_EUR - CUT_EUR * place
        running += clients * (tariff - BEFORE_EUR)
        cost_before += clients * BEFORE_EUR
        values = _values(clients, tariff, running, cost_before, place) if paying else dict.fromkeys(_METRICS)
        if not paying and cost_before:
            values["kosten_tov_referentie_cum"] = (running, None, None)
        rows.append(Measure("clienten", who, period.id, float(everyone), None, None, everyone, status))
        for metric, value in values.items():
            above, over, under = value or (None, None, None)
            usual: Numbers = (above, over, under, clients)
            rows.append(Measure(metric, who, period.id, *world.other.get((metric, who, period.id), usual), status))
        if who == TOTAL:
            rows.append(_stock(world, period, everyone, status))
    for metric in _WITHOUT_PERIOD:
        if who == TOTAL or not metric.startswith("effect"):
            found = world.other.get((metric, who, None), (None, None, None, 0))
            rows.append(Measure(metric, who, None, *found, None))
    return rows


_PAID = ("volledig", "onvolledig")
_WITHOUT_PERIOD = (
    "tevredenheid_nul",
    "tevredenheid_eind",
    "tevredenheid_verschil",
    "tevredenheid_verschil_laag",
    "tevredenheid_verschil_hoog",
    "respons_nul",
    "respons_eind",
    "effect_uren_eind",
    "effect_uren_eind_laag",
    "effect_uren_eind_hoog",
)
_Value = tuple[float | None, float | None, float | None]


def _values(clients: int, tariff: float, running: float, cost_before: float, place: int) -> dict[str, _Value | None]:
    def alone(value: float | None) -> _Value:
        return (value, None, None)

    return {
        "betaald": alone(clients * tariff),
        "betaald_tarief": (tariff, clients * tariff, float(clients)),
        "betaalde_clientperioden": alone(float(clients)),
        "clientperioden": alone(clients - 0.5),
        "tariefindex": (tariff / START_EUR * 100, clients * tariff, clients * START_EUR),
        "besparing_starttarief": alone(clients * (START_EUR - tariff)),
        "referentiekosten": alone(clients * BEFORE_EUR),
        "kosten_tov_referentie": alone(clients * (tariff - BEFORE_EUR)),
        "kosten_tov_referentie_cum": alone(running),
        "kosten_tov_referentie_cum_pct": (running / cost_before * 100, running, cost_before),
        "volume_effect": alone(0.0 if place else None),
        "prijs_effect": alone(-CUT_EUR * clients if place else None),
        "uren_per_client_week": (1.8, 1.8 * clients * 4, clients * 4.0),
        "uren_mediaan": alone(1.7),
        "uren_p10": alone(0.9),
        "uren_p90": alone(2.8),
        "urenindex": (95.0, 7.6 * clients, 8.0 * clients),
        "urenindex_laag": alone(93.0),
        "urenindex_hoog": alone(97.0),
        "urenindex_vergelijkbaar": alone(95.0),
        "urenindex_vergelijkbaar_laag": alone(93.0),
        "urenindex_vergelijkbaar_hoog": alone(97.0),
        "verzilvering": (75.0, 7.5 * clients, 10.0 * clients),
        "aandeel_sterke_daling": (10.0, clients * 0.1, float(clients)),
        "aandeel_onder_klasse": (30.0, clients * 0.3, float(clients)),
        "aandeel_boven_klasse": (5.0, clients * 0.05, float(clients)),
        "betaald_zonder_uren": (5.0, clients * 0.05, float(clients)),
        "betaald_zonder_uren_onverklaard": (0.0, 0.0, float(clients)),
    }


_METRICS = tuple(_values(1, 1.0, 0.0, 1.0, 1))


def _stock(world: World, period: calendar.Period, everyone: int, status: str) -> Measure:
    usual: Numbers = (everyone / 2000 * 100, float(everyone), 2000.0, 2000)
    return Measure(
        "aandeel_bestand", TOTAL, period.id, *world.other.get(("aandeel_bestand", TOTAL, period.id), usual), status
    )


def _status(world: World, who: str, period: calendar.Period) -> str:
    return "open" if period.end > world.peildatum else world.status.get((who, period.id), "volledig")


def _total_status(world: World, period: calendar.Period) -> str:
    statuses = {_status(world, who, period) for who in world.clients}
    return "open" if "open" in statuses else "volledig" if statuses == {"volledig"} else "onvolledig"
