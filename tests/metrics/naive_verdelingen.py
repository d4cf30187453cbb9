"""The distributions once more in plain loops: every client, complaint and answer put in its class one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import fmean
from typing import Any

from hbh_metrics.contract import TABLE_BY_NAME
from tests.metrics.naive import FIRST_DAY, LAST_DAY, TOTAAL, World, begin, end
from tests.metrics.naive_effect import clients
from tests.metrics.naive_kosten import _due_for_plan, _signed
from tests.metrics.naive_signaalfeiten import leavers
from tests.metrics.naive_tevredenheid import _grades, forms_that_count

Key = tuple[str, str, str | None, str, str]
Share = tuple[int, int, float | None]
NEEDED = {
    "uren_per_week": ("geleverde_uren",),
    "uren_tov_referentie": ("geleverde_uren", "referentie"),
    "reden_niet_geleverd": ("geleverde_uren",),
    "uitstroom_reden": ("indicaties",),
    "klasse": ("indicaties",),
    "leeftijd": ("indicaties",),
    "netwerk": ("ondersteuningsplannen",),
    "plan_resultaat": ("ondersteuningsplannen",),
    "klachten_thema": ("meldingen",),
    "klachten_zonder_client": ("meldingen",),
}


def _codes(table: str, column: str, *more: str) -> list[str]:
    return [*TABLE_BY_NAME[table].column(column).allowed, *more]


CLASSES = {
    "uren_per_week": [*(f"{hour}-{hour + 1}" for hour in range(8)), "8+"],
    "uren_tov_referentie": ["<50", "50-70", "70-90", "90-110", ">110"],
    "reden_niet_geleverd": _codes("geleverde_uren", "reden_niet_geleverd"),
    "uitstroom_reden": _codes("indicaties", "reden_beeindiging", "ONBEKEND"),
    "klasse": _codes("indicaties", "klasse", "ONBEKEND"),
    "leeftijd": _codes("indicaties", "leeftijdsklasse", "ONBEKEND"),
    "netwerk": _codes("ondersteuningsplannen", "aandeel_netwerk"),
    "plan_resultaat": ["JA", "NEE", "ONBEKEND"],
    "klachten_thema": _codes("meldingen", "thema"),
    "klachten_zonder_client": _codes("meldingen", "thema"),
}


def _hours_class(world: World, provider: str, k: str) -> Iterator[str]:
    for pair in world.pairs_of(provider):
        days = len(world.active(pair, k))
        if world.known(pair, k) and days >= 14:
            hour = int(world.amount(pair, k) * 7 / days)
            yield "8+" if hour >= 8 else f"{hour}-{hour + 1}"


def _reference_class(world: World, provider: str, k: str) -> Iterator[str]:
    reference = {row["client_sleutel"]: row["uren_per_periode"] for row in world.rows("referentie")}
    for pair in world.pairs_of(provider):
        before = reference.get(pair[0])
        if world.known(pair, k) and before and len(world.active(pair, k)) == 28:
            share = world.amount(pair, k) * 100
            below = [name for limit, name in ((50, "<50"), (70, "50-70"), (90, "70-90")) if share < limit * before]
            yield below[0] if below else "90-110" if share <= 110 * before else ">110"


def _reasons(world: World, provider: str, k: str) -> Iterator[str]:
    for pair in world.pairs_of(provider):
        for row in world.hours_in(pair, k):
            if row["reden_niet_geleverd"]:
                yield row["reden_niet_geleverd"]


def _leaving(world: World, provider: str, k: str) -> list[str]:
    if provider != TOTAAL:
        return list(leavers(world, provider, k).values())
    found: dict[str, str] = {}
    for one in sorted(world.providers):
        for client, reason in leavers(world, one, k).items():
            rows = [row for row in world.assignments if row["client_sleutel"] == client]
            here = max(row["einddatum"] for row in rows if row["aanbieder_id"] == one)
            if all(row["einddatum"] and row["einddatum"] <= here for row in rows):
                found.setdefault(client, reason)
    return list(found.values())


def _present(world: World, provider: str, k: str, group: str) -> Iterator[list[dict[str, Any]]]:
    """Yield for each client at a provider the assignments that run on the last day of k (or the peildatum)."""
    day = min(end(k), world.peildatum)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in world.rows("indicaties"):
        counts = row["groep"] == group and (group == "EXPERIMENT" or row["categorie"] == 1)
        runs = max(row["ingangsdatum"], FIRST_DAY) <= day <= min(row["einddatum"] or LAST_DAY, LAST_DAY)
        if counts and runs and row["aanbieder_id"] in world.over(provider):
            found.setdefault((row["client_sleutel"], row["aanbieder_id"]), []).append(row)
    yield from found.values()


def _class_of(rows: list[dict[str, Any]]) -> str:
    return str(max((row["klasse"] for row in rows if row["klasse"]), default="ONBEKEND"))


def _age_of(rows: list[dict[str, Any]]) -> str:
    known = [row for row in rows if row["leeftijdsklasse"]]
    return str(max(known, key=lambda row: row["toewijzing_nummer"])["leeftijdsklasse"]) if known else "ONBEKEND"


def _latest_plans(world: World, provider: str, k: str) -> Iterator[dict[str, Any]]:
    for pair in _due_for_plan(world, provider, k):
        if signed := _signed(world, pair, k):
            yield max(signed, key=lambda row: (row["ondertekend_datum"], row["plan_id"]))


def _network(world: World, provider: str, k: str) -> Iterator[str]:
    for row in _latest_plans(world, provider, k):
        yield row["aandeel_netwerk"]


def _results(world: World, provider: str, k: str) -> Iterator[str]:
    for row in _latest_plans(world, provider, k):
        says = row.get("resultaat_vastgelegd")
        yield "ONBEKEND" if says is None else "JA" if says else "NEE"


def _complaints(world: World, provider: str, k: str, *, with_client: bool) -> Iterator[str]:
    for row in world.rows("meldingen"):
        client, one = row["client_sleutel"], row["aanbieder_id"]
        is_theirs = (client, one) in world.pairs if with_client else client is None
        is_complaint = row["soort"] in ("KLACHT", "SIGNAAL") and begin(k) <= row["datum_ontvangst"] <= end(k)
        if is_complaint and is_theirs and one in world.over(provider):
            yield row["thema"]


def _periodic(world: World, provider: str, k: str) -> Iterator[tuple[str, str, Iterable[str]]]:
    yield "uren_per_week", "EXPERIMENT", _hours_class(world, provider, k)
    yield "uren_tov_referentie", "EXPERIMENT", _reference_class(world, provider, k)
    yield "reden_niet_geleverd", "EXPERIMENT", _reasons(world, provider, k)
    yield "uitstroom_reden", "EXPERIMENT", _leaving(world, provider, k)
    for group in ("EXPERIMENT", "VERGELIJKING"):
        yield "klasse", group, [_class_of(rows) for rows in _present(world, provider, k, group)]
        yield "leeftijd", group, [_age_of(rows) for rows in _present(world, provider, k, group)]
    yield "netwerk", "EXPERIMENT", _network(world, provider, k)
    yield "plan_resultaat", "EXPERIMENT", _results(world, provider, k)
    yield "klachten_thema", "EXPERIMENT", _complaints(world, provider, k, with_client=True)
    yield "klachten_zonder_client", "EXPERIMENT", _complaints(world, provider, k, with_client=False)


def _answer(row: dict[str, Any]) -> str:
    return row["antwoordsoort"] if row["score"] is None else f"{float(row['score']):g}"


def _answers(world: World) -> Iterator[tuple[Key, Share]]:
    rows = [row | {"groep": form.groep, "meting": form.meting} for form in forms_that_count(world) for row in form.rows]
    questions = {row["vraag_code"]: row for row in world.rows("vragen")}
    for group, code, when in sorted({(row["groep"], row["vraag_code"], row["meting"]) for row in rows}):
        asked = [row for row in rows if (row["groep"], row["vraag_code"], row["meting"]) == (group, code, when)]
        scale = range(int(questions[code]["schaal_min"]), int(questions[code]["schaal_max"]) + 1)
        classes = {*map(str, scale), *map(_answer, asked), "NVT", "WEET_NIET", "GEEN_ANTWOORD"}
        for provider in [*world.providers, TOTAAL]:
            given = Counter(_answer(row) for row in asked if row["aanbieder_id"] in world.over(provider))
            for name in classes:
                key = ("antwoorden", provider, None, group, f"{code}|{when}|{name}")
                yield key, (given[name], sum(given.values()), None)


def _first_grades(world: World) -> Iterator[tuple[Key, Share]]:
    grades = _grades(world)
    stayed = {link for when, link, _, _ in grades if when == "EIND"}
    if not stayed or not any(when == "NUL" for when, *_ in grades):
        return
    for provider in [*world.providers, TOTAAL]:
        found: dict[str, list[float]] = {"BLIJVER": [], "VERTROKKEN": [], "NIET_GEKOPPELD": []}
        for when, link, one, grade in grades:
            if when == "NUL" and one in world.over(provider):
                kind = "NIET_GEKOPPELD" if link is None else "BLIJVER" if link in stayed else "VERTROKKEN"
                found[kind].append(grade)
        for code, of_code in found.items():
            yield (
                ("nulmeting", provider, None, "EXPERIMENT", code),
                (len(of_code), sum(map(len, found.values())), fmean(of_code) if of_code else None),
            )


def _compared(world: World) -> Iterator[tuple[Key, Share]]:
    for name, window in (("effect_meetelling", "ALLES"), ("effect_meetelling_eind", "EIND")):
        for group in ("EXPERIMENT", "VERGELIJKING"):
            for provider in [*world.providers, TOTAAL]:
                counted = Counter(
                    one.why_not or "MEEGETELD"
                    for one in clients(world, group, window)
                    if one.provider in world.over(provider)
                )
                for code in ("MEEGETELD", "ZONDER_REFERENTIE", "ONBEKEND", "TE_KORT"):
                    yield (name, provider, None, group, code), (counted[code], sum(counted.values()), None)


def shares(world: World) -> dict[Key, Share]:
    """Return every row that verdelingen must have: (aantal, noemer, waarde)."""
    delivered = world.tables.ever_delivered
    found: dict[Key, Share] = {}
    for provider in [*world.providers, TOTAAL]:
        for k in world.periods:
            for name, group, members in _periodic(world, provider, k):
                if set(NEEDED[name]) <= delivered:
                    counted = Counter(members)
                    for code in CLASSES[name]:
                        found[name, provider, k, group, code] = (counted[code], sum(counted.values()), None)
    if {"enquetescores", "vragen"} <= delivered:
        found |= dict(_answers(world)) | dict(_first_grades(world))
    if {"indicaties", "geleverde_uren"} <= delivered:
        found |= dict(_compared(world))
    return found
