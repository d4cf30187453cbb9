"""The metrics of satisfaction once more in plain loops; intervals from scipy's own tests instead of a formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean
from typing import Any

from scipy import stats

from tests.metrics.naive import (
    FIRST_DAY,
    LAST_DAY,
    PERIODS,
    Cell,
    World,
    begin,
    end,
    percentage,
    plain,
)

TimelessMetric = Callable[[World, str], Cell]


@dataclass
class Form:
    """One form of the survey: whose it is, and everything that was answered on it."""

    meting: str
    groep: str
    aanbieder_id: str
    invuldatum: date
    koppel_id: str | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_in_time(self) -> bool:
        """Whether it was filled in within the window of its measurement."""
        if self.meting == "NUL":
            return FIRST_DAY <= self.invuldatum <= end(PERIODS[1])
        return begin(PERIODS[-3]) <= self.invuldatum <= LAST_DAY + timedelta(days=60)


def _latest(forms: dict[str, Form]) -> dict[str, Form]:
    """Return the forms without those of people who filled in a later one of the same measurement."""
    last: dict[tuple[str, str], str] = {}
    for name in sorted(forms, key=lambda one: (forms[one].invuldatum, one)):
        last[forms[name].meting, f"K {forms[name].koppel_id}" if forms[name].koppel_id else f"R {name}"] = name
    return {name: forms[name] for name in last.values()}


def _forms(world: World) -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in world.rows("enquetescores"):
        form = found.setdefault(
            row["respons_id"], Form(row["meting"], row["groep"], row["aanbieder_id"], row["invuldatum"])
        )
        form.rows.append(row)
        form.koppel_id = row["koppel_id"] or form.koppel_id
    return found


def forms_that_count(world: World) -> list[Form]:
    """Return the forms of which answers, means and pairs are made: in time, and one per person and measurement."""
    return list(_latest({name: form for name, form in _forms(world).items() if form.is_in_time}).values())


def _grades(world: World, group: str = "EXPERIMENT") -> list[tuple[str, str | None, str, float]]:
    """Return of each form of a group with a grade: meting, koppel, provider and the mean of the grades."""
    graded = {row["vraag_code"] for row in world.rows("vragen") if row["is_rapportcijfer"]}
    found = []
    for form in forms_that_count(world):
        grades = [float(row["score"]) for row in form.rows if row["vraag_code"] in graded and row["score"] is not None]
        if grades and form.groep == group:
            found.append((form.meting, form.koppel_id, form.aanbieder_id, fmean(grades)))
    return found


def _mean_grade(meting: str) -> TimelessMetric:
    def metric(world: World, provider: str) -> Cell:
        found = [grade for when, _, one, grade in _grades(world) if when == meting and one in world.over(provider)]
        return plain(fmean(found) if found else None, len(found))

    return metric


def _pairs(world: World, provider: str) -> list[float]:
    before: dict[str, tuple[str, float]] = {}
    after: dict[str, float] = {}
    for when, link, one, grade in _grades(world):
        if link is not None and when == "NUL":
            before[link] = one, grade
        elif link is not None:
            after[link] = grade
    return [
        after[link] - grade for link, (one, grade) in before.items() if link in after and one in world.over(provider)
    ]


def tevredenheid_verschil(world: World, provider: str) -> Cell:
    found = _pairs(world, provider)
    return plain(fmean(found) if found else None, len(found))


def _theme_pairs(theme: str) -> Callable[[World, str], list[float]]:
    """Return what gives, per person who scored a question of the theme twice, the mean change over those questions."""

    def pairs(world: World, provider: str) -> list[float]:
        about = {row["vraag_code"] for row in world.rows("vragen") if row.get("thema") == theme}
        scores: dict[str, dict[str, dict[str, float]]] = {"NUL": {}, "EIND": {}}
        whose: dict[str, str] = {}
        for form in forms_that_count(world):
            if form.groep == "EXPERIMENT" and form.koppel_id is not None:
                rows = [row for row in form.rows if row["vraag_code"] in about and row["score"] is not None]
                given = {row["vraag_code"]: float(row["score"]) for row in rows}
                scores[form.meting][form.koppel_id] = given
                if form.meting == "NUL":
                    whose[form.koppel_id] = form.aanbieder_id
        found = []
        for link, before in scores["NUL"].items():
            after = scores["EIND"].get(link, {})
            both = before.keys() & after.keys()
            if both and whose[link] in world.over(provider):
                found.append(fmean(after[code] - before[code] for code in both))
        return found

    return pairs


def _mean_of(pairs: Callable[[World, str], list[float]]) -> TimelessMetric:
    def metric(world: World, provider: str) -> Cell:
        found = pairs(world, provider)
        return plain(fmean(found) if found else None, len(found))

    return metric


def _limit(which: int, pairs: Callable[[World, str], list[float]] = _pairs) -> TimelessMetric:
    def metric(world: World, provider: str) -> Cell:
        found = pairs(world, provider)
        if len(found) < 2:
            return plain(None, len(found))
        error = float(stats.tstd(found)) / len(found) ** 0.5
        if error == 0:
            return plain(fmean(found), len(found))
        return plain(stats.t.interval(0.95, len(found) - 1, loc=fmean(found), scale=error)[which], len(found))

    return metric


def _response(meting: str) -> TimelessMetric:
    def metric(world: World, provider: str) -> Cell:
        asked = [
            row
            for row in world.rows("enquete_uitzet")
            if row["meting"] == meting and row["aanbieder_id"] in world.over(provider)
        ]
        if not asked:
            return percentage(None, None, 0)
        people = [
            form
            for form in _latest(_forms(world)).values()
            if form.meting == meting
            and form.groep == "EXPERIMENT"
            and form.aanbieder_id in {row["aanbieder_id"] for row in asked}
        ]
        return percentage(len(people), sum(row["aantal_benaderd"] for row in asked), len(people))

    return metric


METRICS: dict[str, TimelessMetric] = {
    "tevredenheid_nul": _mean_grade("NUL"),
    "tevredenheid_eind": _mean_grade("EIND"),
    "tevredenheid_verschil": tevredenheid_verschil,
    "tevredenheid_verschil_laag": _limit(0),
    "tevredenheid_verschil_hoog": _limit(1),
    "respons_nul": _response("NUL"),
    "respons_eind": _response("EIND"),
    **{
        f"thema_{theme}_verschil{end}": one
        for theme in ("zelfredzaamheid", "tijd", "schoon", "hulp")
        for pairs in [_theme_pairs(theme.upper())]
        for end, one in (("", _mean_of(pairs)), ("_laag", _limit(0, pairs)), ("_hoog", _limit(1, pairs)))
    },
}
