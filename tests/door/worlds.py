"""Invented cities for the attack on disclosure: what every provider really has, and the publications that come of it.

Per provider and period a handful of quantities ("atoms") that add up over providers; every metric is made of them by `FORMULAS`, which is
also what an attacker knows of the definitions. A metric that stands neither there nor in `NO_SUM` cannot be made: a test says so.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb

from hbh_metrics import calendar
from hbh_metrics.door.group_seen import COARSER, VALUES
from hbh_metrics.door.self_attack import Coarser, as_table, attack
from hbh_metrics.metrics.card import Rows
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.themas import THEMES
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.contents import table_file
from hbh_metrics.publications.manifest import DeliveredFile
from hbh_metrics.records import TOTAL

PERIODS = tuple(period.id for period in calendar.experiment_periods())
SURVEY = ""
"""Where the quantities without a period stand."""

Atoms = Mapping[str, float]
Place = tuple[str, str]
"""A provider and a period."""


@dataclass(frozen=True)
class Formula:
    """A metric as sums of atoms: its value, or numerator ÷ denominator × factor; `n` is the atom of the people behind it.

    `-` before an atom takes it off. `running` adds up all periods so far. `money` and `help` say what must have been delivered.
    """

    n: str
    value: tuple[str, ...] = ()
    teller: tuple[str, ...] = ()
    noemer: tuple[str, ...] = ()
    factor: float = 100.0
    running: bool = False
    bare: bool = False


def _share(n: str, teller: str, noemer: str) -> Formula:
    return Formula(n, teller=(teller,), noemer=(noemer,))


def _gains(end: str) -> dict[str, Formula]:
    before, paid, worth = (f"{'e' if end else 's'}_{name}" for name in ("before", "paid", "worth"))
    return {
        f"winst_totaal{end}": Formula("gained", (before, f"-{worth}")),
        f"winst_gemeente{end}": Formula("gained", (before, f"-{paid}")),
        f"winst_aanbieder{end}": Formula("gained", (paid, f"-{worth}")),
        f"aandeel_winst_gemeente{end}": Formula("gained", teller=(before, f"-{paid}"), noemer=(before, f"-{worth}")),
        f"kosten_voorheen{end}": Formula("gained", (before,)),
    }


GAINED = ("before", "paid", "worth", "periods")
"""What is added up over the client-periods of the gain: `s_` in one period or, without a period, in all; `e_` in the last three."""

FOR_A_GROUP, WITH_ROOM, WITH_NORM = ("C", "E", "F", "G"), ("A", "B", "D", "F"), ("B", "C", "D", "G")
"""The providers that are paid for their group as a whole, that were given room for a year, and whose product has a norm."""

OF_SOME: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "lump_of_group": ("lump", FOR_A_GROUP), "clients_of_group": ("clients", FOR_A_GROUP),
    "spent_of_room": ("spent", WITH_ROOM), "given_room": ("room", WITH_ROOM), "paid_of_room": ("paid_clients", WITH_ROOM),
    "hours_normed": ("hours", WITH_NORM), "norm_hours": ("norm", WITH_NORM), "known_normed": ("known", WITH_NORM),
}  # fmt: skip
"""What stands in figures that are about some providers alone: the quantity, and of whom."""

PUBLIC = ("lump", "room")
"""What everybody can look up: what a provider is paid for its group in a period, and its room for the year."""

PER_HOUR = {"fte": 13 / 1600, "floor": 21.0, "at_cost": 24.0}
"""What follows from hours by a number that everybody can look up: full-time jobs, the basistarief, what an hour costs a provider."""

NORM_HOURS = 108 * 28 / 365.25
"""What the norm gives a client in a period; everybody can look it up."""

FORMULAS: Mapping[str, Formula] = {
    "clienten": Formula("clients", ("clients",)),
    "clientperioden": Formula("clients", ("active",)),
    "instroom": Formula("came", ("came",)),
    "uitstroom": Formula("left", ("left",)),
    "aandeel_bestand": Formula("clients", teller=("clients", "-left"), noemer=("stock",)),
    "aandeel_bestand_start": Formula("clients", teller=("clients", "-left"), noemer=("stock_start",)),
    "beschikkingdekking": _share("ever", "decided", "ever"),
    "betaald": Formula("paid_clients", ("paid",)),
    "betaalde_clientperioden": Formula("paid_clients", ("periods",)),
    "betaald_tarief": Formula("paid_clients", teller=("paid",), noemer=("periods",), factor=1.0),
    "afgesproken_tarief": Formula("paid_clients", teller=("by_path",), noemer=("periods",), factor=1.0),
    "tariefindex": _share("paid_clients", "paid", "by_start"),
    "afgesproken_index": _share("paid_clients", "by_path", "by_start"),
    "afbouw_gerealiseerd": Formula("paid_clients", teller=("by_start", "-paid"), noemer=("by_start",), bare=True),
    "afbouw_afgesproken": Formula("paid_clients", teller=("by_start", "-by_path"), noemer=("by_start",), bare=True),
    "afbouwvoortgang": Formula("paid_clients", teller=("by_start", "-paid"), noemer=("by_start", "-by_path")),
    "afwijking_tarief": Formula("paid_clients", teller=("paid", "-by_path"), noemer=("by_path",), bare=True),
    "besparing_starttarief": Formula("paid_clients", ("by_start", "-paid")),
    "correctiedruk": _share("paid_clients", "credited", "debited"),
    "referentiekosten": Formula("paid_clients", ("reference",)),
    "kosten_tov_referentie": Formula("paid_clients", ("paid", "-reference")),
    "kosten_tov_referentie_cum": Formula("paid_clients", ("paid", "-reference"), running=True),
    "kosten_tov_referentie_cum_pct": Formula(
        "paid_clients", teller=("paid", "-reference"), noemer=("reference",), running=True
    ),
    "benutting_ruimte": Formula("paid_of_room", teller=("spent_of_room",), noemer=("given_room",)),
    "levering_tov_norm": Formula("known_normed", teller=("hours_normed",), noemer=("norm_hours",)),
    "kosten_per_client": Formula(
        "clients_of_group", teller=("lump_of_group",), noemer=("clients_of_group",), factor=1.0
    ),
    "volume_effect": Formula("paid_clients", ("volume",)),
    "prijs_effect": Formula("paid_clients", ("price",)),
    "uren": Formula("known", ("hours",)),
    "fte": Formula("known", ("fte",)),
    "uren_per_client_week": Formula("known", teller=("hours",), noemer=("weeks",), factor=1.0),
    "verzilvering": _share("known", "hours", "indicated"),
    "aandeel_onder_klasse": _share("classed", "below", "classed"),
    "aandeel_boven_klasse": _share("classed", "above", "classed"),
    "urenindex": _share("referred", "hours_referred", "before"),
    "urenindex_vergelijkbaar": Formula("referred", teller=("hours_referred",), noemer=("before_usual",)),
    "aandeel_sterke_daling": _share("whole", "fell", "whole"),
    "urendekking": _share("paid_clients", "known_paid", "paid_clients"),
    "betaald_zonder_uren": _share("known_paid", "without", "known_paid"),
    "betaald_zonder_uren_onverklaard": _share("known_paid", "unexplained", "known_paid"),
    "effectief_uurtarief": Formula("known_paid", teller=("paid_known",), noemer=("hours",), factor=1.0),
    "ruimte_basistarief": Formula("known_paid", teller=("paid_known", "-floor"), noemer=("floor",), bare=True),
    "ruimte_kostprijs": Formula("known_paid", teller=("paid_known", "-at_cost"), noemer=("at_cost",), bare=True),
    "plandekking": _share("expected", "planned", "expected"),
    "gespreksdekking": _share("expected", "talked", "expected"),
    "netwerkinzet": _share("planned", "network", "planned"),
    "klachten_per_100": _share("clients", "complaints", "active"),
    "tevredenheid_nul": Formula("nul", teller=("nul_sum",), noemer=("nul",), factor=1.0, bare=True),
    "tevredenheid_eind": Formula("eind", teller=("eind_sum",), noemer=("eind",), factor=1.0, bare=True),
    "tevredenheid_verschil": Formula("pairs", teller=("difference",), noemer=("pairs",), factor=1.0, bare=True),
    "respons_nul": _share("nul", "nul", "asked"),
    "respons_eind": _share("eind", "eind", "asked"),
    **{f"urenindex_vergelijkingsgroep{end}": _share("outside", "out_hours", "out_before") for end in ("", "_eind")},
    **{f"aandeel_sterke_daling_experiment{end}": _share("compared", "fell_in", "compared") for end in ("", "_eind")},
    **{
        f"aandeel_sterke_daling_vergelijkingsgroep{end}": _share("outside", "fell_out", "outside")
        for end in ("", "_eind")
    },
    **{name: one for end in ("", "_eind") for name, one in _gains(end).items()},
    "referentiekosten_gecorrigeerd": Formula("gained", ("e_before",)),
    "continuiteit": _share("registered", "same", "registered"),
}
"""Every metric of which the figure of the group is made of sums over providers."""

NO_SUM: Mapping[str, str] = {
    "uren_mediaan": "known", "uren_p10": "known", "uren_p90": "known", "doorlooptijd_mediaan": "came", "doorlooptijd_p90": "came",
    "urenindex_laag": "referred", "urenindex_hoog": "referred", "urenindex_vergelijkbaar_laag": "referred",
    "urenindex_vergelijkbaar_hoog": "referred", "tevredenheid_verschil_laag": "pairs", "tevredenheid_verschil_hoog": "pairs",
    "weekdekking": "clients", "perioden_tot_vloer": "known_paid",
    **{f"thema_{theme}_verschil{end}": "pairs" for theme in THEMES for end in ("", "_laag", "_hoog")},
    **{f"ruimte_op_datum{end}": "paid_clients" for end in ("", "_laag", "_hoog")},
    "kleinste_aantoonbaar": "compared",
    **{f"effect_{name}{end}": "pairs" if name == "tevredenheid" else "known" if name == "uren_periode" else "compared"
       for name in ("uren", "uren_168", "uren_eind", "uren_periode", "uren_pct", "uren_pct_eind", "uren_gelijkgesteld",
                    "uren_gelijkgesteld_eind", "uren_ancova", "uren_ancova_eind", "voortoets", "kosten_eind", "tevredenheid",
                    "zonder", "bij", "netwerk_geen", "netwerk_deels", "netwerk_grotendeels")
       for end in ("", "_laag", "_hoog")},
    **{f"helling_{group}{end}": atom for group, atom in (("experiment", "compared"), ("vergelijkingsgroep", "outside"))
       for end in ("", "_eind")},
}  # fmt: skip
"""Quantiles, estimates over people and what one provider decides: no sum over providers, so no equation; by the people behind it."""

MONEY = frozenset({"paid", "periods", "paid_clients", "by_path", "by_start", "credited", "debited", "reference", "known_paid", "without",
                   "unexplained", "paid_known", "floor", "at_cost", "volume", "price", "gained", "room", "lump",
                   *(f"s_{name}" for name in GAINED)})  # fmt: skip
HELP = frozenset({"known", "hours", "fte", "weeks", "indicated", "below", "above", "classed", "hours_referred", "before", "before_usual",
                  "referred", "fell", "whole",
                  "norm", "known_paid", "without", "unexplained", "paid_known", "floor", "at_cost", "outside", "out_hours",
                  "out_before", "gained", *(f"s_{name}" for name in GAINED)})  # fmt: skip


@dataclass(frozen=True)
class World:
    """What was known at one moment: per provider and period its atoms; `late` provider-periods lack money or help (or both)."""

    providers: tuple[str, ...]
    periods: tuple[str, ...]
    start_eur: Mapping[str, float]
    tariff_eur: Mapping[Place, float]
    path_eur: Mapping[Place, float]
    atoms: Mapping[Place, Atoms]
    late: Mapping[Place, frozenset[str]]

    def held(self, who: str, period: str) -> Atoms:
        """Return what a provider has delivered of a period, or without one (with what of its periods adds up)."""
        if (who, period) not in self._known:
            self._known[who, period] = self._held(who, period)
        return self._known[who, period]

    @cached_property
    def _known(self) -> dict[Place, Atoms]:
        return {}

    def _held(self, who: str, period: str) -> Atoms:
        gone = self.late.get((who, period), frozenset())
        own = {name: amount for name, amount in self.atoms[who, period].items() if name not in gone}
        if "paid" in own:
            own["spent"] = sum(self.atoms[who, each]["paid"] for each in self.paid_until(who, period))
        own |= {name: own[atom] for name, (atom, members) in OF_SOME.items() if who in members and atom in own}
        if period != SURVEY:
            return own
        return own | {
            f"{span}_{name}": sum(self.held(who, each)[f"s_{name}"] for each in periods)
            for span in ("s", "e")
            for name in GAINED
            if (periods := self.gained_in(who, span))
        }

    def paid_until(self, who: str, period: str) -> list[str]:
        """Return the periods up to one of which a provider has delivered its payments."""
        return [each for each in self.periods if each <= period and "paid" not in self.late.get((who, each), ())]

    def gained_in(self, who: str, span: str) -> list[str]:
        """Return the periods of a provider that the gain adds up: all (`s`) or those among the last three (`e`)."""
        return [
            each for each in (self.periods if span == "s" else self.periods[-3:]) if "s_before" in self.held(who, each)
        ]

    def total(self, who: str, period: str, names: Sequence[str], *, running: bool = False) -> float | None:
        """Return a sum of atoms of a provider, or of all for TOTAAL; None where nobody has them."""
        members = self.providers if who == TOTAL else (who,)
        periods = [one for one in self.periods if one <= period] if running and period else [period]
        found = [
            sum((-1 if name.startswith("-") else 1) * held[name.removeprefix("-")] for name in names)
            for one in members
            for each in periods
            if all(name.removeprefix("-") in (held := self.held(one, each)) for name in names)
        ]
        return sum(found) if found else None

    def status(self, who: str, period: str) -> str:
        """Return the status of a provider-period, or of all for TOTAAL."""
        members = [one for one in (self.providers if who == TOTAL else (who,)) if self.atoms[one, period]["clients"]]
        gone = [self.late.get((one, period), frozenset()) for one in members]
        if who != TOTAL and any("paid" in names for names in gone):
            return "geen_levering"
        return "onvolledig" if any(gone) else "volledig"

    def rows(self) -> list[tuple[object, ...]]:
        """Return meetwaarden of this world."""
        found = []
        for name, card in CARD_BY_NAME.items():
            for who in (*self.providers, TOTAL):
                if (card.rows is Rows.TOTAL_ONLY and who != TOTAL) or (
                    card.rows is Rows.PROVIDERS_ONLY and who == TOTAL
                ):
                    continue
                found += [self._row(name, who, period or SURVEY) for period in card.times(self.periods)]
        return found

    def _row(self, metric: str, who: str, period: str) -> tuple[object, ...]:
        value = teller = noemer = None
        if metric in NO_SUM:
            n = (
                self.total(who, period, (NO_SUM[metric],))
                if NO_SUM[metric] in self.atoms[self.providers[0], period]
                else None
            )
            value = 3.0 if n else None
        else:
            formula = FORMULAS[metric]
            n = self.total(who, period, (formula.n,))
            if formula.value:
                value = self.total(who, period, formula.value, running=formula.running)
            else:
                teller = self.total(who, period, formula.teller, running=formula.running)
                noemer = self.total(who, period, formula.noemer, running=formula.running)
                value = None if teller is None or not noemer else teller / noemer * formula.factor
                if value is None or formula.bare:
                    teller = noemer = None
        status = self.status(who, period) if period else None
        return metric, who, period or None, value, teller, noemer, round(n or 0), status


def city(seed: int) -> tuple[World, ...]:
    """Return an invented city as it came in: two or three publications, the last of which is whole.

    Of every other city one more stands before them, in which the last period had not begun.
    """
    draw = random.Random(seed)  # noqa: S311 - an invented city, and the same one for the same seed
    providers = tuple("ABCDEFG"[: draw.choice([1, 2, 3, 4, 5, 5, 6, 7])])
    periods = PERIODS[: draw.choice([2, 3, 4])]
    size = draw.choice([60, 120, 350, 350, 1200, 3000])
    weights = [draw.uniform(0.3, 2.0) for _ in providers]
    people = {who: max(round(size * weight / sum(weights)), 3) for who, weight in zip(providers, weights, strict=True)}
    start = {who: round(draw.uniform(185, 225), 2) for who in providers}
    strays = draw.choice([None, *providers])
    path = {
        (who, each): round(start[who] * (1 - 0.01 * place), 2)
        for who in providers
        for place, each in enumerate(periods)
    }
    tariff = {place: start[place[0]] if place[0] == strays else eur for place, eur in path.items()}
    atoms: dict[Place, dict[str, float]] = {}
    for who in providers:
        clients = came = people[who]
        before: dict[str, float] | None = None
        for each in periods:
            left = min(draw.choice([0, 0, 1, 2, 5, round(clients * 0.04)]), clients)
            now = _quantities(
                draw, clients, came, left, (start[who], path[who, each], tariff[who, each]), is_first=before is None
            )
            now["room"] = before["room"] if before else clients * 13 * 230.0
            now["lump"] = before["lump"] if before else clients * 200.0
            now |= {"ever": came + (before["ever"] if before else 0)}
            now["decided"] = now["ever"] - draw.choice([0, 1, round(now["ever"] * 0.3)])
            now |= {"volume": 0.0, "price": 0.0} if before is None else {
                "volume": (now["periods"] - before["periods"]) * _eur(before, tariff[who, periods[periods.index(each) - 1]]),
                "price": now["paid"] - now["periods"] * _eur(before, tariff[who, periods[periods.index(each) - 1]]),
            }  # fmt: skip
            atoms[who, each], before = now, now
            came = draw.choice([0, 1, 3, round(clients * 0.05)])
            clients = clients - left + came
        atoms[who, SURVEY] = _answers(draw, people[who])
    whole = World(providers, periods, start, tariff, path, atoms, {})
    found = (*(_earlier(draw, whole) for _ in range(draw.choice([1, 2]))), whole)
    return (replace(found[0], periods=periods[:-1]), *found) if seed % 2 else found


def _eur(before: Mapping[str, float], tariff_eur: float) -> float:
    """Return what was paid per client-period; by its tariff where nothing was."""
    return before["paid"] / before["periods"] if before["periods"] else tariff_eur


def _part(draw: random.Random, of: float, *shares: float) -> float:
    return float(round(of * draw.choice(shares)))


def _quantities(
    draw: random.Random, clients: int, came: int, left: int, eur: tuple[float, float, float], *, is_first: bool
) -> dict[str, float]:
    start, path, tariff = eur
    active = round(clients - left * 0.5 - min(came, clients) * 0.2, 4)
    paid = float(max(clients - draw.choice([0, 0, 1, 2]), 0))
    periods = max(round(paid - left * 0.5, 4), 0.0)
    known = paid - _part(draw, paid, 0, 0, 0.02)
    hours = round(known * draw.uniform(5.5, 7.5) * 4, 2) / 4
    classed, referred, whole = known - _part(draw, known, 0, 0.1), known, known - min(left + came, known)
    without = min(_part(draw, known, 0, 0.01, 0.1), known)
    expected = float(max(clients - left - (0 if is_first else came), 0))
    planned = expected - _part(draw, expected, 0, 0, 0.02, 0.3)
    below = _part(draw, classed, 0.1, 0.4, 1.0)
    debited = round(periods * tariff * 1.02, 2)
    gained = max(known - min(left + came, known), 0.0)
    return {
        "gained": gained, "s_periods": gained, "s_paid": gained * tariff, "s_before": round(gained * (170 + clients % 40), 2),
        "s_worth": round(gained * (150 + clients * 7 % 60), 2), "outside": clients * 6.0,
        "out_hours": clients * 42.0, "out_before": clients * 41.0,
        "registered": float(clients), "same": float(round(clients * (1.0, 0.7, 0.0)[clients % 3])),
        "clients": float(clients), "came": float(came), "left": float(left), "active": active,
        "stock": active * 9, "stock_start": active * 9, "paid_clients": paid, "periods": periods, "paid": round(periods * tariff, 2),
        "by_path": periods * path,
        "by_start": periods * start, "debited": debited, "credited": round(debited - periods * tariff, 2) * draw.choice([0, 1]),
        "reference": round(paid * draw.uniform(170, 210), 2), "known": known, "norm": known * NORM_HOURS,
        "hours": hours, "weeks": active * 4, **{name: hours * each for name, each in PER_HOUR.items()},
        "indicated": active * 9, "classed": classed, "below": below, "above": _part(draw, classed - below, 0, 0.1, 1.0),
        "referred": referred, "hours_referred": hours, "before": active * 7, "before_usual": active * 7 * 0.95, "whole": whole,
        "fell": _part(draw, whole, 0, 0.1, 1.0), "known_paid": known, "without": without, "unexplained": _part(draw, without, 0, 0.5, 1.0),
        "paid_known": round(known / max(paid, 1) * periods * tariff, 2), "expected": expected, "planned": planned,
        "talked": expected - _part(draw, expected, 0, 0, 0.05), "network": _part(draw, planned, 0, 0.4, 1.0),
        "complaints": float(draw.choice([0, 0, 1, 3, round(clients * 0.05)])),
    }  # fmt: skip


def _answers(draw: random.Random, people: int) -> dict[str, float]:
    nul, eind = _part(draw, people, 0.3, 0.6, 1.0), _part(draw, people, 0, 0.5)
    pairs = min(nul, eind)
    return {
        "asked": float(people), "nul": nul, "nul_sum": nul * 7.6, "eind": eind, "eind_sum": eind * 7.4, "pairs": pairs,
        "difference": -pairs * 0.2, "clients": float(people), "compared": float(people),
        "fell_in": float(people * (0, 1, 10)[people % 3] // 10),
        "outside": people * 6.0, "fell_out": float(people * (people % 2) // 4), "out_hours": people * 42.0, "out_before": people * 41.0,
        "gained": float(people),
    }  # fmt: skip


def _earlier(draw: random.Random, whole: World) -> World:
    """Return what was known before: something was late, came in halves, or was corrected since."""
    atoms, late = dict(whole.atoms), {}
    for _ in range(draw.choice([1, 2])):
        who, each = draw.choice(whole.providers), draw.choice(whole.periods)
        match draw.choice(["no money", "no help", "neither", "credit", "one client", "half"]):
            case "no money":
                late[who, each] = MONEY
            case "no help":
                late[who, each] = HELP - {"paid_clients"}
            case "neither":
                late[who, each] = MONEY | HELP
            case "credit":
                eur = whole.tariff_eur[who, each]
                atoms[who, each] = {**atoms[who, each], **_paid(whole, who, each, atoms[who, each]["periods"] + 1, eur)}
            case "one client":
                atoms[who, each] = {**atoms[who, each], "hours": atoms[who, each]["hours"] + 12.0}
            case "half":
                eur = whole.tariff_eur[who, each]
                atoms[who, each] = {**atoms[who, each], **_paid(whole, who, each, atoms[who, each]["periods"] / 2, eur)}
    return replace(whole, atoms=atoms, late=late)


def _paid(whole: World, who: str, each: str, periods: float, eur: float) -> dict[str, float]:
    gained = min(whole.atoms[who, each]["s_periods"], periods)
    return {
        "s_periods": gained, "s_paid": gained * eur,
        "periods": periods, "paid": round(periods * eur, 2), "by_path": periods * whole.path_eur[who, each],
        "by_start": periods * whole.start_eur[who],
    }  # fmt: skip


def publish(root: Path, world: World) -> Publication:
    """Publish a world in the data folder `root`, after what stands there, as an import does: it attacks its own figures first."""
    store = Store(root)
    columns = [list(column) for column in zip(*world.rows(), strict=True)]
    with store.lock(), duckdb.connect() as con:
        parent = store.current()
        draft = store.draft(parent)
        con.execute(
            "create table aanbieders as select unnest(?::varchar[]) as aanbieder_id, '' as naam",
            [list(world.providers)],
        )
        con.execute(
            "create table meetwaarden as select unnest(?::varchar[]) as maatstaf, unnest(?::varchar[]) as aanbieder_id, "
            "unnest(?::varchar[]) as periode_id, unnest(?::double[]) as waarde, unnest(?::double[]) as teller, "
            "unnest(?::double[]) as noemer, unnest(?::bigint[]) as n, unnest(?::varchar[]) as status",
            columns,
        )
        for name in ("aanbieders", VALUES):
            draft.write_table(con, name)
        earlier = store.chain(parent)
        before = [] if parent is None else [Coarser(*row) for row in _coarser(con, parent)]
        files = (
            *((one.table_path(VALUES), one.table_path(COARSER)) for one in earlier),
            (table_file(draft.folder, VALUES), None),
        )
        con.register("grover", as_table(attack(files, before)))
        con.execute(f"create table {COARSER} as from grover")
        draft.write_table(con, COARSER)
        return draft.commit(
            date(2014, 12, 20), [DeliveredFile("a.csv", "ab" * 32, "indicaties", 1)], ["indicaties"], "sleutel-1"
        )


def _coarser(con: duckdb.DuckDBPyConnection, publication: Publication) -> list[tuple[str, str, int, int]]:
    return con.execute(
        f"select lezer, periode_id, stappen, verdubbelingen from read_parquet('{publication.table_path(COARSER)}')"
    ).fetchall()
