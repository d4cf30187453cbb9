"""Figures of the group that follow from others: for who sees only a part they are computed from what is shown of those.

Two roundings of one number would tell it more finely than either does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hbh_metrics.calendar import periods_per_year
from hbh_metrics.door.links import PRIVACY, sources
from hbh_metrics.door.rounding import BASE, STEPS, nearest, step_for
from hbh_metrics.dutch import Rough
from hbh_metrics.metrics.privacy import FROM_ITS_PARTS, Of
from hbh_metrics.records import Measure

Shown = Mapping[str, float]
"""By metric the value that the reader is shown, for every source of the function."""

Exact = Mapping[str, Measure]
"""By metric the exact row of the same period, for what everybody knows: the calendar, and what the council set."""

Compute = Callable[[Shown, Exact], float | None]

_HOURS_OF_A_FULL_JOB = 1600.0
_HALF_A_PER_CENT = 0.5
_ONE_PER_CENT = 1.0


def _agreed_tariff(shown: Shown, _: Exact) -> float:
    return shown["betaald_tarief"] * shown["afgesproken_index"] / shown["tariefindex"]


def _progress(shown: Shown, _: Exact) -> float | None:
    agreed = shown["afbouw_afgesproken"]
    return shown["afbouw_gerealiseerd"] / agreed * 100 if agreed else None


def _saved_on_paper(shown: Shown, _: Exact) -> float:
    return nearest(shown["betaald"] * (100 / shown["tariefindex"] - 1), BASE[Of.MONEY])


def _running_share(shown: Shown, exact: Exact) -> float | None:
    before = nearest(exact["kosten_tov_referentie_cum_pct"].noemer or 0.0, BASE[Of.MONEY])
    return shown["kosten_tov_referentie_cum"] / before * 100 if before else None


def _room_above(name: str) -> Compute:
    """Return the room above an amount per hour that is no secret: what it is follows from the exact values of the rate and of the room."""

    def room(shown: Shown, exact: Exact) -> float | None:
        rate, above = exact["effectief_uurtarief"].waarde, exact[name].waarde
        if not rate or above is None:
            return None
        return (shown["effectief_uurtarief"] / rate * (1 + above / 100) - 1) * 100

    return room


def _comparable(name: str, index: str) -> Compute:
    """Return the index ÷ what the calendar of the period makes of it, which everybody can look up."""

    def divided(shown: Shown, exact: Exact) -> float | None:
        comparable, found = exact[name].waarde, exact[index].waarde
        return None if not comparable or not found else shown[index] * comparable / found

    return divided


def _gain(suffix: str) -> Compute:
    return lambda shown, _: shown[f"winst_gemeente{suffix}"] + shown[f"winst_aanbieder{suffix}"]


def _part_of_gain(suffix: str) -> Compute:
    def part(shown: Shown, _: Exact) -> float | None:
        gain = shown[f"winst_totaal{suffix}"]
        return shown[f"winst_gemeente{suffix}"] / gain * 100 if gain > 0 else None

    return part


def _moved_along(shown: Shown, _: Exact) -> float:
    before = shown["kosten_voorheen_eind"] * shown["urenindex_vergelijkingsgroep_eind"] / 100
    return nearest(before, BASE[Of.MONEY])


FUNCTIONS: Mapping[str, Compute] = {
    "afgesproken_tarief": _agreed_tariff,
    "afbouw_gerealiseerd": lambda shown, _: 100 - shown["tariefindex"],
    "afbouw_afgesproken": lambda shown, _: 100 - shown["afgesproken_index"],
    "afbouwvoortgang": _progress,
    "afwijking_tarief": lambda shown, _: (shown["betaald_tarief"] / shown["afgesproken_tarief"] - 1) * 100,
    "besparing_starttarief": _saved_on_paper,
    "kosten_tov_referentie_cum_pct": _running_share,
    "ruimte_basistarief": _room_above("ruimte_basistarief"),
    "ruimte_kostprijs": _room_above("ruimte_kostprijs"),
    "urenindex_vergelijkbaar": _comparable("urenindex_vergelijkbaar", "urenindex"),
    "urenindex_vergelijkbaar_laag": _comparable("urenindex_vergelijkbaar_laag", "urenindex_laag"),
    "urenindex_vergelijkbaar_hoog": _comparable("urenindex_vergelijkbaar_hoog", "urenindex_hoog"),
    "winst_totaal": _gain(""),
    "winst_totaal_eind": _gain("_eind"),
    "aandeel_winst_gemeente": _part_of_gain(""),
    "aandeel_winst_gemeente_eind": _part_of_gain("_eind"),
    "referentiekosten_gecorrigeerd": _moved_along,
    "fte": lambda shown, _: shown["uren"] / (_HOURS_OF_A_FULL_JOB / periods_per_year()),
}

NEEDED: tuple[str, ...] = tuple(
    name
    for name, privacy in PRIVACY.items()
    if privacy.function_of is not None and privacy.function_of.is_from_shown and privacy.function_of != FROM_ITS_PARTS
)
if set(NEEDED) != set(FUNCTIONS):
    raise ValueError(f"computed from what is shown, by the card or here only: {set(NEEDED) ^ set(FUNCTIONS)}")

_ROUNDED_AS: Mapping[str, tuple[str, ...]] = {
    "afbouw_gerealiseerd": ("tariefindex",),
    "afbouw_afgesproken": ("afgesproken_index",),
    "afwijking_tarief": ("tariefindex", "afgesproken_index"),
    "urenindex_vergelijkbaar": ("urenindex",),
    "urenindex_vergelijkbaar_laag": ("urenindex_laag",),
    "urenindex_vergelijkbaar_hoog": ("urenindex_hoog",),
}
"""By figure in per cent those in per cent that it follows from: it is told no more finely than the roughest of them."""

_OWN_STEP: Mapping[str, float] = {
    **dict.fromkeys(("ruimte_basistarief", "ruimte_kostprijs", "kosten_tov_referentie_cum_pct"), _HALF_A_PER_CENT),
    **dict.fromkeys(("aandeel_winst_gemeente", "aandeel_winst_gemeente_eind"), _ONE_PER_CENT),
}


_AS_ROUGH_AS: Mapping[str, tuple[str, ...]] = {
    "afgesproken_tarief": ("betaald_tarief",),
    "besparing_starttarief": ("betaald",),
    "winst_totaal": ("winst_gemeente", "winst_aanbieder"),
    "winst_totaal_eind": ("winst_gemeente_eind", "winst_aanbieder_eind"),
    "referentiekosten_gecorrigeerd": ("kosten_voorheen_eind",),
}
"""By figure those in the same unit that it follows from: it stays what it is computed to be, and says that it is as rough as they are."""


def rough_as(metric: str) -> tuple[str, ...]:
    """Return the figures whose steps say how rough a computed one is."""
    return _ROUNDED_AS.get(metric) or _AS_ROUGH_AS.get(metric) or sources_of(metric)


def rough(metric: str, value: float, shown: Shown, steps: Mapping[str, float | None]) -> Rough:
    """Return the computed value as roughly as what it follows from; `steps` are those of the figures that are shown, by metric."""
    beside = _ROUNDED_AS.get(metric) or _AS_ROUGH_AS.get(metric, ())
    step = _OWN_STEP.get(metric) or max((steps.get(name) or 0.0 for name in beside), default=0.0)
    if metric == "afbouwvoortgang":
        step = _of_a_ratio(steps["afbouw_gerealiseerd"], shown["afbouw_afgesproken"] / 100)
    if metric == "fte":
        step = _of_a_ratio(steps["uren"], _HOURS_OF_A_FULL_JOB / periods_per_year())
    is_rounded = metric in _ROUNDED_AS or metric in _OWN_STEP
    return Rough(nearest(value, step) if step and is_rounded else value, step)


def _of_a_ratio(step: float | None, noemer: float) -> float:
    """Return the step of a ratio whose numerator takes one: no finer than its parts, and the coarsest where they would ask for more."""
    return step_for((step or 0.0) / noemer / 2) or STEPS[-1]


def sources_of(metric: str) -> tuple[str, ...]:
    """Return the metrics that must be shown before this one can be computed; the running reference costs are in its own row."""
    return tuple(name for name in sources(metric) if name != "referentiekosten")
