"""The effect in words, wherever it is spoken of: the words that are allowed (`effect_claim`), and what they assume."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import Measured
from hbh_metrics.statistics.effect_claim import Before, Claim, Ruling

_MINUTES = 60

ASSUMPTIONS = (
    "Zonder het experiment waren de uren in beide groepen hetzelfde veranderd.",
    "De gemeente behandelde de vergelijkingsgroep als voorheen, zonder tegelijk nieuwe indicaties te stellen.",
    "De ene groep heeft geen invloed op de andere, ook al komen dezelfde hulpen in beide groepen.",
    "Uren worden even goed geregistreerd nu zij niet meer bepalen wat er wordt betaald.",
    "De marge gaat over deze aanbieders; over andere aanbieders zegt zij niets.",
)
"""What every effect rests on, for under it."""

_NEED_THREE = (
    "Of het experiment de uren veranderde, is nog niet te zeggen: daarvoor zijn drie volledige perioden nodig, met uren van beide groepen "
    "en hun gemiddelde van voorheen."
)


def effect(
    ruled: Ruling | None, value: Measured, low: float | None, high: float | None, smallest: float | None
) -> tuple[str, ...]:
    """Return what may be said of the effect at the end, in hours a week, and what limits it; the answer first.

    `ruled` is None, and the value hidden, for who sees nothing of the comparison.
    """
    if ruled is None or value.is_hidden:
        return (f"Het verschil met de vergelijkingsgroep staat hier niet: {value.why_hidden}.",)
    if ruled.claim is Claim.UNKNOWN or value.value is None or low is None or high is None:
        return (_NEED_THREE,)
    between = difference_between(low, high, _number, "uur per week minder", "uur per week meer")
    if ruled.claim is Claim.NOT_SHOWN:
        seen = "" if smallest is None else f"Kleiner dan {minutes(smallest)} per week kan dit experiment niet zien."
        return (
            f"Een verschil in uren met de vergelijkingsgroep is niet aantoonbaar: het ligt {between}.",
            *((seen,) if seen else ()),
            *_limits(ruled),
        )
    amount = f"{_number(abs(value.value))} uur per week ({minutes(value.value)}) {'minder' if value.value < 0 else 'meer'} hulp"
    first = (
        f"Cliënten kregen {amount} dan de vergelijkingsgroep, waarschijnlijk door het experiment."
        if ruled.claim is Claim.LIKELY
        else f"Meedoen aan het experiment hangt samen met {amount} dan in de vergelijkingsgroep."
    )
    return (first, f"Rekening houdend met toeval is dat {between}.", *_limits(ruled))


def minutes(hours_a_week: float) -> str:
    """Return hours as whole minutes: `12 minuten`."""
    return dutch.count(int(dutch.rounded_half_up(abs(hours_a_week) * _MINUTES, 0)), "minuut", "minuten")


def before_the_start(before: Before) -> str:
    """Return whether the groups moved alike before the start, as a sentence."""
    match before:
        case Before.ALIKE:
            return "De groepen liepen voor de start gelijk op."
        case Before.APART:
            return "De groepen liepen voor de start al uiteen: de vergelijking is onzuiver."
        case Before.UNTESTED:
            return "Of de groepen voor de start gelijk opliepen, is niet te toetsen: de uren van toen zijn er niet."


def _limits(ruled: Ruling) -> tuple[str, ...]:
    return (
        *(("Het verschil komt vooral van één aanbieder.",) if ruled.is_mostly_one_provider else ()),
        *(
            ("De vergelijking is onzuiver: de groepen liepen voor de start al uiteen.",)
            if ruled.before is Before.APART
            else ()
        ),
        *(("Het antwoord hangt af van de manier van rekenen.",) if ruled.depends_on_method else ()),
    )


def _number(amount: float) -> str:
    return dutch.number(amount, 2)
