"""Invented experiments for the attack on disclosure: what every provider really has, and the publications that come of it.

Each provider has per period a handful of quantities that add up over providers ("atoms"); every metric is made of them by `SHAPES`, which
is also all that the attacker knows: its list of identities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import duckdb

from hbh_metrics import calendar
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.manifest import DeliveredFile
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import CARD_BY_ID

PERIODS = tuple(period.id for period in calendar.experiment_periods())
SURVEY = ""
"""Where the quantities without a period stand."""

Atoms = Mapping[str, int]
Form = dict[tuple[str, str, str], Fraction]
"""A sum of atoms: coefficient by provider, period and atom."""


@dataclass(frozen=True)
class Shape:
    """How a metric is made: its value, or numerator and denominator, and n, each a sum of atoms (`-` in front subtracts one).

    A `bare` ratio stands in its row without numerator and denominator. A `running` one adds up from the first period on, `n` too where
    `n_runs`.
    """

    n: str
    value: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    percent: bool = True
    factor: Fraction = Fraction(1)
    running: bool = False
    n_runs: bool = False
    needs: tuple[str, ...] = ("clients",)
    of_survey: bool = False
    total_only: bool = False
    bare: bool = False


_MONEY, _HELP = ("paid",), ("hours",)

SHAPES: Mapping[str, Shape] = {
    "clienten": Shape("clients", ("clients",)),
    "clientperioden": Shape("clients", ("active",)),
    "instroom": Shape("came", ("came",)),
    "uitstroom": Shape("left", ("left",)),
    "betaald": Shape("paid_clients", ("paid",), needs=_MONEY),
    "betaalde_clientperioden": Shape("paid_clients", ("client_periods",), needs=_MONEY),
    "betaald_tarief": Shape(
        "paid_clients", numerator=("paid",), denominator=("client_periods",), percent=False, needs=_MONEY
    ),
    "afgesproken_tarief": Shape(
        "paid_clients", numerator=("by_path",), denominator=("client_periods",), percent=False, needs=_MONEY
    ),
    "tariefindex": Shape("paid_clients", numerator=("paid",), denominator=("by_start",), needs=_MONEY),
    "afgesproken_index": Shape("paid_clients", numerator=("by_path",), denominator=("by_start",), needs=_MONEY),
    "afbouw_gerealiseerd": Shape(
        "paid_clients", numerator=("by_start", "-paid"), denominator=("by_start",), needs=_MONEY, bare=True
    ),
    "afbouw_afgesproken": Shape(
        "paid_clients", numerator=("by_start", "-by_path"), denominator=("by_start",), needs=_MONEY, bare=True
    ),
    "afbouwvoortgang": Shape(
        "paid_clients", numerator=("by_start", "-paid"), denominator=("by_start", "-by_path"), needs=_MONEY, bare=True
    ),
    "afwijking_tarief": Shape(
        "paid_clients", numerator=("paid", "-by_path"), denominator=("by_path",), needs=_MONEY, bare=True
    ),
    "aandeel_bestand": Shape(
        "clients", numerator=("clients", "-left"), denominator=("clients", "-left", "others"), total_only=True
    ),
    "aandeel_bestand_start": Shape("clients", numerator=("clients", "-left"), denominator=("at_start",), total_only=True),
    "beschikkingdekking": Shape("came", numerator=("decided",), denominator=("came",), running=True, n_runs=True),
    "besparing_starttarief": Shape("paid_clients", ("by_start", "-paid"), needs=_MONEY),
    "correctiedruk": Shape("paid_clients", numerator=("credited",), denominator=("paid", "credited"), needs=_MONEY),
    "referentiekosten": Shape("paid_clients", ("reference",), needs=_MONEY),
    "kosten_tov_referentie": Shape("paid_clients", ("paid", "-reference"), needs=_MONEY),
    "kosten_tov_referentie_cum": Shape("paid_clients", ("paid", "-reference"), running=True, needs=_MONEY),
    "kosten_tov_referentie_cum_pct": Shape(
        "paid_clients", numerator=("paid", "-reference"), denominator=("reference",), running=True, needs=_MONEY
    ),
    "uren": Shape("known", ("hours",), needs=_HELP),
    "fte": Shape("known", ("hours",), factor=Fraction(13, 1600), needs=_HELP),
    "uren_per_client_week": Shape("known", numerator=("hours",), denominator=("weeks",), percent=False, needs=_HELP),
    "aandeel_sterke_daling": Shape("weeks", numerator=("fell",), denominator=("fell", "held"), needs=_HELP),
    "urendekking": Shape("paid_clients", numerator=("known",), denominator=("paid_clients",), needs=_MONEY),
    "betaald_zonder_uren": Shape(
        "known", numerator=("without_hours",), denominator=("known",), needs=(*_MONEY, *_HELP)
    ),
    "effectief_uurtarief": Shape(
        "known", numerator=("paid",), denominator=("hours",), percent=False, needs=(*_MONEY, *_HELP)
    ),
    "plandekking": Shape("expected", numerator=("planned",), denominator=("expected",)),
    "netwerkinzet": Shape("planned", numerator=("network",), denominator=("planned",)),
    "klachten_per_100": Shape("clients", numerator=("complaints",), denominator=("active",)),
    "tevredenheid_nul": Shape(
        "nul_n", numerator=("nul_sum",), denominator=("nul_n",), percent=False, needs=("nul_n",), of_survey=True, bare=True
    ),
    "tevredenheid_eind": Shape(
        "eind_n", numerator=("eind_sum",), denominator=("eind_n",), percent=False, needs=("eind_n",), of_survey=True, bare=True
    ),
    "tevredenheid_verschil": Shape(
        "pairs", numerator=("difference",), denominator=("pairs",), percent=False, needs=("pairs",), of_survey=True, bare=True
    ),
    "respons_nul": Shape(
        "asked", numerator=("nul_n",), denominator=("asked",), needs=("nul_n",), of_survey=True
    ),
}  # fmt: skip

QUANTILES = ("uren_mediaan", "uren_p90")
ABOUT_TOTAL = {signal: CARD_BY_ID[signal].behind for signal in ("S05", "S09", "S12")}
"""The signals about the group, with the figures that they tell of."""

FACTS = '{"verschil_eur": 1.0, "hoog": -0.1, "laag": -0.5, "experiment": 30, "bestand": 300}'
"""What the sentences of signals about the group need."""

CLASSES: Mapping[str, Mapping[str, str]] = {
    "netwerk": {"GEEN": "net_none", "DEELS": "net_part", "GROTENDEELS": "net_most"},
    "uitstroom_reden": {"01": "left_moved", "22": "left_sent"},
    "klasse": {"1": "class_1", "2": "class_2"},
    "klachten_thema": {"UREN": "theme_hours", "BEJEGENING": "theme_manners"},
    "uren_tov_referentie": {"<50": "fell_far", "50-70": "fell_some", "70-90": "held_low", "90-": "held_high"},
    "antwoorden": {"V1|NUL|1": "answer_low", "V1|NUL|2": "answer_high"},
}
"""Per distribution its classes, each a quantity of its own."""

TOLD_BY_METRIC = frozenset({"net_none"})
"""Classes that a metric tells by itself where it is shown: netwerkinzet has who is not in it as the rest."""

ONE = Fraction(1)
IDENTITIES: tuple[Mapping[str, Fraction], ...] = (
    {"planned": ONE, "net_none": -ONE, "net_part": -ONE, "net_most": -ONE},
    {"network": ONE, "net_part": -ONE, "net_most": -ONE},
    {"left": ONE, "left_moved": -ONE, "left_sent": -ONE},
    {"clients": ONE, "left": -ONE, "class_1": -ONE, "class_2": -ONE},
    {"complaints": ONE, "theme_hours": -ONE, "theme_manners": -ONE},
    {"fell": ONE, "fell_far": -ONE, "fell_some": -ONE},
    {"held": ONE, "held_low": -ONE, "held_high": -ONE},
    {"nul_n": ONE, "answer_low": -ONE, "answer_high": -ONE},
)
"""Sums of a provider's quantities that are zero, whatever they are."""


@dataclass(frozen=True)
class World:
    """What is really so at one moment: atoms by provider and period; an atom that a provider has not delivered is not there."""

    providers: tuple[str, ...]
    periods: tuple[str, ...]
    atoms: Mapping[tuple[str, str], Atoms]
    lowest_week: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def form(self, who: str, period: str, shape: Shape, names: tuple[str, ...]) -> Form:
        """Return a part of a metric: the sum of those atoms, of a provider or of all for TOTAAL, in a period or up to it."""
        periods = [
            each for each in (*self.periods, SURVEY) if each == period or (shape.running and SURVEY < each < period)
        ]
        members = self.providers if who == TOTAL else (who,)
        return {
            (member, each, name.removeprefix("-")): Fraction(-1 if name.startswith("-") else 1)
            for member in members
            for each in periods
            for name in names
            if {*shape.needs, name.removeprefix("-")} <= self.atoms[member, each].keys()
        }

    def amount(self, form: Form) -> Fraction:
        """Return what a sum of atoms really is."""
        return sum((factor * self.atoms[who, period][name] for (who, period, name), factor in form.items()), Fraction())

    def rows(self) -> list[tuple[object, ...]]:
        """Return meetwaarden of this world."""
        return [
            row
            for who in (*self.providers, TOTAL)
            for period in self.periods
            for row in (
                *(
                    self._row(metric, shape, who, period)
                    for metric, shape in SHAPES.items()
                    if not shape.of_survey and (who == TOTAL or not shape.total_only)
                ),
                *self._changes(who, period),
                *self._week(who, period),
                *self._quantiles(who, period),
            )
        ] + [
            self._row(metric, shape, who, SURVEY)
            for who in (*self.providers, TOTAL)
            for metric, shape in SHAPES.items()
            if shape.of_survey
        ]

    def shares(self) -> list[tuple[object, ...]]:
        """Return verdelingen of this world."""
        return [
            (name, who, period or None, "EXPERIMENT", code, place, count, sum(counts), None)
            for who in (*self.providers, TOTAL)
            for name, classes in CLASSES.items()
            for period in ((SURVEY,) if name == "antwoorden" else self.periods)
            if (counts := [self._count(who, period, atom) for atom in classes.values()])
            for place, (code, count) in enumerate(zip(classes, counts, strict=True), start=1)
        ]

    def signals(self) -> list[tuple[object, ...]]:
        """Return signalen of this world: one of the group for each figure that such a signal tells of."""
        values = {row[:3]: row for row in self.rows()}
        return [
            (signal, "FEIT", "AANDACHT", TOTAL, period or None, row[3], 0.0, row[6], period or None, FACTS)
            for signal, (metric, *_) in ABOUT_TOTAL.items()
            for period in (*self.periods, SURVEY)
            if (row := values.get((metric, TOTAL, period or None))) is not None and row[3] is not None
        ]

    def _count(self, who: str, period: str, atom: str) -> int:
        members = self.providers if who == TOTAL else (who,)
        return sum(self.atoms[member, period].get(atom, 0) for member in members)

    def _quantiles(self, who: str, period: str) -> list[tuple[object, ...]]:
        known = int(self.amount(self.form(who, period, SHAPES["uren"], ("known",))))
        return [(metric, who, period, 2.5 if known else None, None, None, known, "volledig") for metric in QUANTILES]

    def has(self, who: str, period: str, atoms: tuple[str, ...]) -> bool:
        """Whether a provider, or any for TOTAAL, delivered those atoms."""
        members = self.providers if who == TOTAL else (who,)
        return any(all(atom in self.atoms[member, period] for atom in atoms) for member in members)

    def change(self, who: str, period: str) -> Form | None:
        """Return what a provider, or all of whom it is known, are paid more than in the period before."""
        place = self.periods.index(period)
        if place == 0:
            return None
        before, members = self.periods[place - 1], self.providers if who == TOTAL else (who,)
        known = [
            who
            for who in members
            if all("paid" in self.atoms[who, each] or not self.atoms[who, each]["clients"] for each in (before, period))
        ]
        if not known:
            return None
        return {
            (who, each, "paid"): Fraction(sign)
            for who in known
            for each, sign in ((before, -1), (period, 1))
            if "paid" in self.atoms[who, each]
        }

    def _row(self, metric: str, shape: Shape, who: str, period: str) -> tuple[object, ...]:
        def amount(names: tuple[str, ...]) -> float:
            return float(self.amount(self.form(who, period, shape, names)) * shape.factor)

        n = int(self.amount(self.form(who, period, replace(shape, running=shape.n_runs), (shape.n,))))
        is_known = self.has(who, period, shape.needs) or (
            shape.running and any(self.has(who, each, shape.needs) for each in self.periods if each < period)
        )
        value = numerator = denominator = None
        if is_known and shape.value:
            value = amount(shape.value)
        elif is_known:
            numerator, denominator = amount(shape.numerator), amount(shape.denominator)
            value = numerator / denominator * (100 if shape.percent else 1) if denominator else None
        if shape.bare:
            numerator = denominator = None
        status = None if shape.of_survey else "volledig"
        return (metric, who, period or None, value, numerator, denominator, n if is_known else 0, status)

    def _changes(self, who: str, period: str) -> list[tuple[object, ...]]:
        change = self.change(who, period)
        n = int(self.amount(self.form(who, period, SHAPES["betaald"], ("paid_clients",))))
        volume = None if change is None else float(7 * (len(change) + n)) if change else 0.0
        price = None if change is None or volume is None else float(self.amount(change)) - volume
        return [
            (metric, who, period, value, None, None, n, "volledig")
            for metric, value in (("volume_effect", volume), ("prijs_effect", price))
        ]

    def _week(self, who: str, period: str) -> list[tuple[object, ...]]:
        weeks = [
            self.lowest_week[each] for each in (self.providers if who == TOTAL else (who,)) if each in self.lowest_week
        ]
        met, active = min(weeks, key=lambda week: week[0] / week[1], default=(None, None))
        value = None if met is None or active is None else 100 * met / active
        return [("weekdekking", who, period, value, met, active, active or 0, "volledig")]


def publish(root: Path, world: World) -> Publication:
    """Publish a world in the data folder `root`, after what stands there."""
    store = Store(root)
    columns = list(zip(*world.rows(), strict=True))
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(store.current())
        con.execute(
            "create table aanbieders as select unnest(?::varchar[]) as aanbieder_id, '' as naam",
            [list(world.providers)],
        )
        con.execute(
            "create table meetwaarden as select unnest(?::varchar[]) as maatstaf, unnest(?::varchar[]) as aanbieder_id, "
            "unnest(?::varchar[]) as periode_id, unnest(?::double[]) as waarde, unnest(?::double[]) as teller, "
            "unnest(?::double[]) as noemer, unnest(?::bigint[]) as n, unnest(?::varchar[]) as status",
            [list(column) for column in columns],
        )
        shares = [list(column) for column in zip(*world.shares(), strict=True)]
        con.execute(
            "create table verdelingen as select unnest(?::varchar[]) as verdeling, unnest(?::varchar[]) as aanbieder_id, "
            "unnest(?::varchar[]) as periode_id, unnest(?::varchar[]) as groep, unnest(?::varchar[]) as code, "
            "unnest(?::integer[]) as volgorde, unnest(?::bigint[]) as aantal, unnest(?::bigint[]) as noemer, "
            "unnest(?::double[]) as waarde",
            shares,
        )
        signals = [list(column) for column in zip(*world.signals(), strict=True)] or [[] for _ in range(10)]
        con.execute(
            "create table signalen as select unnest(?::varchar[]) as signaal, unnest(?::varchar[]) as niveau, "
            "unnest(?::varchar[]) as ernst, unnest(?::varchar[]) as aanbieder_id, unnest(?::varchar[]) as periode_id, "
            "unnest(?::double[]) as waarde, unnest(?::double[]) as drempel, unnest(?::bigint[]) as n, "
            "unnest(?::varchar[]) as sinds, unnest(?::varchar[]) as feiten",
            signals,
        )
        for name in ("aanbieders", "meetwaarden", "verdelingen", "signalen"):
            draft.write_table(con, name)
        return draft.commit(
            date(2014, 7, 20), [DeliveredFile("a.csv", "ab" * 32, "indicaties", 1)], ["indicaties"], "sleutel-1"
        )
