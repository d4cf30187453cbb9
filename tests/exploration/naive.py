"""The verkenning once more, in plain loops over delivered rows and plain numbers: slow, obvious, and without a look at the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from math import isfinite, nan, sqrt
from statistics import mean, variance
from typing import Any

from scipy.stats import t as student

from tests.metrics.naive import LAST_DAY, PERIODS, World
from tests.metrics.naive_betaling import status

Numbers = Mapping[str, float]
LAST = PERIODS[-1]


def periods_of(world: World, window: str) -> list[str]:
    """Return the periods that count."""
    if window == "ALLES":
        return world.periods
    whole = [k for k in world.periods if status(world, "TOTAAL", k) == "volledig"]
    return whole[-3:] if len(whole) >= 3 else []


def latest(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return each client's assignment that began last, then that with the highest number."""
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["ingangsdatum"], row["toewijzing_nummer"])):
        found[row["client_sleutel"]] = row
    return found


def base(world: World, window: str) -> dict[str, Any]:
    """Return what the publication says, None where it cannot be told."""
    reference = {row["client_sleutel"]: row for row in world.rows("referentie")}
    own = {pair for pair in world.pairs if world.all_days(pair) and pair[0] in reference}
    clients = {client for client, _ in own}
    begun = [row for row in world.assignments if row["ingangsdatum"] <= min(world.peildatum, LAST_DAY)]
    klasse = {client: row["klasse"] for client, row in latest(begun).items()}

    def price(group: set[str]) -> float | None:
        hours = sum(reference[one]["uren_per_periode"] for one in group)
        return float(sum(reference[one]["bedrag_per_periode_eur"] for one in group) / hours) if hours else None

    delivered = []
    for k in periods_of(world, window):
        for pair in world.pairs:
            if status(world, pair[1], k) != "volledig" or world.net(pair, k) <= 0 or not world.known(pair, k):
                continue
            if len(world.active(pair, k)) < 28 or pair[0] not in reference:
                continue
            one = reference[pair[0]]
            paid = sum(row["bedrag_eur"] for row in world.payments(pair, k))
            delivered.append(
                {
                    "p": pair[1], "klasse": klasse[pair[0]], "a": float(world.net(pair, k)), "H": float(world.amount(pair, k)),
                    "B": float(paid), "b": float(one["bedrag_per_periode_eur"]), "r": float(one["uren_per_periode"]),
                }
            )  # fmt: skip
    day = min(world.peildatum, LAST_DAY)
    every = [row for row in world.rows("indicaties") if row["ingangsdatum"] <= day]
    stock = latest([row for row in every if row["einddatum"] is None or row["einddatum"] >= day])
    past = {client: row for client, row in latest(every).items() if client in reference}
    strata = {category: strata_of(category, stock, past, reference) for category in (1, 2, 3)}
    in_first = [row["aanbieder_id"] for row in stock.values() if row["categorie"] == 1]
    agreed = [who for who in in_first if world.path(who, LAST) is not None]
    return {
        "S": delivered,
        "p": price(clients),
        "p_p": {who: price({client for client, at in own if at == who}) for who in world.providers},
        "beta": {
            one: mean(float(reference[c]["bedrag_per_periode_eur"]) for c in clients if klasse[c] == one)
            for one in {klasse[c] for c in clients}
        },
        "N": {category: sum(row["categorie"] == category for row in stock.values()) for category in (1, 2, 3)},
        "strata": strata,
        "tau": mean(float(world.path(who, LAST) or 0) for who in agreed) if agreed else None,
    }


def strata_of(category: int, stock: Mapping[str, Any], past: Mapping[str, Any], reference: Mapping[str, Any]) -> Any:
    """Return (clients, amounts, hours) per stratum; None where one of them has fewer than two references."""
    city = [(row["klasse"], row["leeftijdsklasse"]) for row in stock.values() if row["categorie"] == category]
    known = [(row["klasse"], row["leeftijdsklasse"], c) for c, row in past.items() if row["categorie"] == category]
    if not city:
        return []
    klassen = {k for k, _ in city}

    def of(klasse: Any) -> list[str]:
        return [client for kk, _, client in known if kk == klasse]

    if any(len(of(k)) < 10 for k in klassen):
        found = [(len(city), [c for *_, c in known])]
    else:
        found = []
        for k in klassen:
            cells = {a: [c for kk, aa, c in known if (kk, aa) == (k, a)] for kk, a in city if kk == k}
            if any(len(group) < 10 for group in cells.values()):
                found.append((sum(kk == k for kk, _ in city), of(k)))
            else:
                found += [(city.count((k, a)), group) for a, group in cells.items()]
    if any(len(group) < 2 for _, group in found):
        return None
    return [
        (
            n,
            [float(reference[c]["bedrag_per_periode_eur"]) for c in group],
            [float(reference[c]["uren_per_periode"]) for c in group],
        )
        for n, group in found
    ]


def scaling(q: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return the factor to the city."""
    found = [one for strata in q["strata"].values() for one in strata or []]
    total = sum(n * mean(b) for n, b, _ in found)
    parts = [(n**2 * variance(b) / len(b), len(b)) for n, b, _ in found if variance(b) > 1e-9]
    if not parts or not total:
        return 1.0, 1.0, 1.0
    spread = sum(v for v, _ in parts)
    half = student.ppf(0.975, spread**2 / sum(v**2 / (m - 1) for v, m in parts)) * sqrt(spread) / total
    return max(0.0, 1 - half), 1.0, 1 + half


def mean_before(q: Mapping[str, Any], category: int, which: int) -> float:
    """Return r (2) or b (1) of a category; not a number where it cannot be told, 0 without clients."""
    strata = q["strata"][category]
    if strata is None:
        return nan
    return sum(one[0] * mean(one[which]) for one in strata) / q["N"][category] if strata else 0.0


def net(q: Mapping[str, Any], variant: str, x: Numbers, which: str = "net") -> float:
    """Return the net cost of a year (or `gross`, or `hours`)."""
    eb = x["eigen_bijdrage_deel_pct"] / 100
    r = mean_before(q, 1, 2) * x["schaling"]
    p, n = x["uurtarief_eur"], q["N"]
    h = r * (1 + x["overdraagbaarheid_cat1"] * x["effect_uren_pct"] / 100)
    v = x["aandeel_vangnet_pct"] / 100
    left = (x["klant_uur_eur"] / x["klant_uur_nu_eur"]) ** x["elasticiteit"]
    kind, subsidy, hours = {
        "UREN_VOORHEEN": (r * p, 0, r),
        "UREN": (h * p, 0, h),
        "PERIODETARIEF": (nan if q["tau"] is None else q["tau"], 0, h),
        "BUDGET_CLIENT": (r * p * (1 - x["budget_korting_pct"] / 100), 0, h),
        "ALGEMENE_VOORZIENING": (v * h * p, (1 - v) * h * left * x["subsidie_uur_eur"], v * h + (1 - v) * h * left),
        "TAAKGERICHT": (lump_sum(q, x), 0, h),
    }[variant]
    others = sum(n[c] * mean_before(q, c, 1) * x["schaling"] for c in (2, 3) if n[c])
    other_hours = sum(n[c] * mean_before(q, c, 2) * x["schaling"] for c in (2, 3) if n[c])
    gross_kind, subsidised = 13 * (n[1] * kind + others), 13 * n[1] * subsidy
    if which == "hours":
        return float(13 * (n[1] * hours + other_hours))
    return float(gross_kind * (1 - eb if which == "net" else 1) + subsidised)


def lump_sum(q: Mapping[str, Any], x: Numbers) -> float:
    """Return what one client of category 1 takes of the city's lump sum in a period."""
    return x.get("taakgericht_eur", nan) / 13 / q["N"][1] if q["N"][1] else nan


def directions(x: Numbers) -> dict[tuple[str, str], float]:
    """Return what the national budget and practical guidance come to."""
    budget, cut = x["budget_2014_eur"], x["rijkskorting_pct"] / 100
    per_job = x["productieve_uren_fte"] * x["contract_uren_week"] / x["cao_uren_week"]
    moved = min(
        x["begeleiding_uren_jaar"] * x["verschuifbaar_pct"] / 100,
        x["opgeleid_aantal"] * per_job * x["deel_werktijd_praktisch"],
    )
    training = x["opgeleid_aantal"] * x["opleiding_eur"] / x["opleiding_jaren"]
    return {
        ("RIJKSBUDGET", "budget_2015"): budget * (1 - cut),
        ("RIJKSBUDGET", "overgangsgeld"): budget * cut * x["overgangsgeld_deel"] / 100,
        ("PRAKTISCHE_BEGELEIDING", "uren_verplaatst"): moved,
        ("PRAKTISCHE_BEGELEIDING", "voordeel"): moved * (x["tarief_begeleiding_eur"] - x["tarief_praktisch_eur"])
        - training,
        ("PRAKTISCHE_BEGELEIDING", "fte_behouden"): moved / x["productieve_uren_fte"],
    }


def touched(q: Mapping[str, Any], variant: str, x: Numbers) -> float:
    """Return the clients of category 1 who fall under 70% of what they had, those who lose individual help included."""
    if q["sigma"] is None:
        return nan
    n, (within, before) = q["N"][1], q["sigma"]
    share = before if variant == "UREN_VOORHEEN" else before + x["overdraagbaarheid_cat1"] * (within - before)
    if variant != "ALGEMENE_VOORZIENING":
        return float(n * share)
    stays = x["aandeel_vangnet_pct"] / 100
    return float(n * (1 - stays) + stays * n * share)


def beside(q: Mapping[str, Any], variant: str, x: Numbers) -> dict[str, float]:
    """Return what a variant means for clients, workers and providers; not a number where it cannot be told."""
    n, v, eb = q["N"][1], x["aandeel_vangnet_pct"] / 100, x["eigen_bijdrage_deel_pct"] / 100
    before = mean_before(q, 1, 2) * x["schaling"]
    given = before * (1 + x["overdraagbaarheid_cat1"] * x["effect_uren_pct"] / 100)
    general = 0.0
    if variant == "ALGEMENE_VOORZIENING":
        general = (1 - v) * given * (x["klant_uur_eur"] / x["klant_uur_nu_eur"]) ** x["elasticiteit"]
    hours = {"UREN_VOORHEEN": before, "ALGEMENE_VOORZIENING": v * given + general}.get(variant, given)
    kind = {
        "UREN_VOORHEEN": before * x["uurtarief_eur"],
        "UREN": given * x["uurtarief_eur"],
        "PERIODETARIEF": nan if q["tau"] is None else q["tau"],
        "BUDGET_CLIENT": before * x["uurtarief_eur"] * (1 - x["budget_korting_pct"] / 100),
        "ALGEMENE_VOORZIENING": v * given * x["uurtarief_eur"],
        "TAAKGERICHT": lump_sum(q, x),
    }[variant]
    income = kind + general * (x["subsidie_uur_eur"] + x["klant_uur_eur"])
    price = income / hours if hours else nan
    up = (1 + x["overhead_pct"] / 100) * (1 + x["overig_pct"] / 100)
    paid = (1 + x["werkgeverslasten_pct"] / 100) / (1 - x["niet_productief_pct"] / 100)
    a_job = x["productieve_uren_fte"] * x["contract_uren_week"] / x["cao_uren_week"]
    year, then = (net(q, one, x, "hours") for one in (variant, "UREN_VOORHEEN"))
    now, usual = (net(q, one, x) for one in (variant, "UREN_VOORHEEN"))
    subsidised = 13 * n * general * x["subsidie_uur_eur"]
    in_kind = net(q, variant, x, "gross") - subsidised
    told = directions(x)
    counts = min(told["RIJKSBUDGET", "overgangsgeld"], subsidised) if variant == "ALGEMENE_VOORZIENING" else 0.0
    kept = told["PRAKTISCHE_BEGELEIDING", "uren_verplaatst"] / a_job
    return {
        "uren_per_client_week": hours / 4,
        "verschil_voorheen": now - usual,
        "verschil_voorheen_pct": (now - usual) / usual * 100 if usual else nan,
        "betaling_clienten": in_kind * eb + 13 * n * general * x["klant_uur_eur"],
        "prijs_per_uur": price,
        "hoogste_loon": (price / up - x["reis_uur_eur"]) / paid,
        "aanbieder_marge_pct": (1 - (x["loon_uur_eur"] * paid + x["reis_uur_eur"]) * up / price) * 100
        if price
        else nan,
        "fte": year / x["productieve_uren_fte"],
        "banen": year / a_job,
        "gedwongen_ontslagen": max(0.0, (then * (1 - x["verloop_pct"] / 100) - year) / a_job - kept)
        if isfinite(year)
        else nan,
        "opgave": now - told["RIJKSBUDGET", "budget_2015"] - counts,
        "clienten_geraakt": touched(q, variant, x),
        "clienten_uit_maatwerk": n * (1 - v) if variant == "ALGEMENE_VOORZIENING" else 0.0,
    }


def over_delivered(q: Mapping[str, Any], variant: str, x: Numbers) -> float:
    """Return what the delivered client-periods would have cost under a contract type."""
    total = 0.0
    v = x["aandeel_vangnet_pct"] / 100
    left = (x["klant_uur_eur"] / x["klant_uur_nu_eur"]) ** x["elasticiteit"]
    for row in q["S"]:
        price = q["p_p"][row["p"]]
        at_price = nan if price is None else row["H"] * price
        total += {
            "UREN": at_price,
            "UREN_VOORHEEN": row["a"] * row["b"],
            "PERIODETARIEF": row["B"],
            "BUDGET_CLIENT": row["a"] * q["beta"][row["klasse"]] * (1 - x["budget_korting_pct"] / 100),
            "ALGEMENE_VOORZIENING": v * at_price + (1 - v) * row["H"] * left * x["subsidie_uur_eur"],
            "TAAKGERICHT": lump_sum(q, x) * row["a"],
        }[variant]
    return total if q["S"] else nan


def spread(
    value: Callable[[Numbers], float], ranges: Mapping[str, tuple[float, float, float]]
) -> tuple[float, float, float, float, float] | None:
    """Return laag, midden, hoog and the extremes of a value, every range a group of its own; None where it cannot be told."""
    middle = {code: one[1] for code, one in ranges.items()}
    f0 = value(middle)
    if not isfinite(f0):
        return None
    moved = {}
    for code, one in ranges.items():
        ends = [value({**middle, code: end}) for end in (one[0], one[2])]
        if any(abs(end - f0) > 1e-9 * max(1.0, abs(f0)) for end in ends):
            moved[code] = (f0 - min(*ends, f0), max(*ends, f0) - f0)
    every = product(*((ranges[code][0], ranges[code][2]) for code in moved))
    corners = [f0, *(value({**middle, **dict(zip(moved, ends, strict=True))}) for ends in every)]
    down, up = (sqrt(sum(one[side] ** 2 for one in moved.values())) for side in (0, 1))
    return max(f0 - down, min(corners)), f0, min(f0 + up, max(corners)), min(corners), max(corners)
