"""The words of the verkenning: contract types, what each hides, what is waited for, and numbers with their range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.agreements import PER_CLIENT
from hbh_metrics.agreements import Contract as Contracted
from hbh_metrics.calendar import last_year
from hbh_metrics.exploration.assumptions import EFFECT, PRICE, Evidence, Range, declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Elsewhere, Explored
from hbh_metrics.exploration.inputs import AGREEMENTS, COMPARISON, PERIODS, REFERENCE, SCALING
from hbh_metrics.exploration.outcomes import Outcome
from hbh_metrics.findings.figure import Cell
from hbh_metrics.project import as_called

NOT_YET = "nog geen uitspraak mogelijk"
NOT_COUNTED = (
    "Niet meegerekend: wat verschuift naar begeleiding, de Wlz of mantelzorg, uitvoeringskosten van de gemeente, en groei van het "
    "aantal cliënten."
)

_NAMES = {
    Contract.UREN_VOORHEEN: "Per uur, zoals het was",
    Contract.UREN: "Per uur, met de uren van nu",
    Contract.PERIODETARIEF: "Periodetarief, zoals nu",
    Contract.BUDGET_CLIENT: "Budget per cliënt",
    Contract.ALGEMENE_VOORZIENING: "Algemene voorziening",
    Contract.TAAKGERICHT: "Vast bedrag voor alle cliënten",
}
_PAID_NOW = {
    Contracted.PERIODETARIEF: "het periodetarief",
    Contracted.OUTPUT: "het periodetarief",
    Contracted.BUDGET_CLIENT: "het budget per cliënt",
    Contracted.UREN: "de prijs per uur",
    Contracted.TAAKGERICHT: "het bedrag voor de hele groep",
    Contracted.ALGEMENE_VOORZIENING: "de algemene voorziening",
}

HIDES = {
    Contract.UREN: "Wie per uur betaalt, had minder uren niet vanzelf gekregen: de prikkel ontbreekt.",
    Contract.UREN_VOORHEEN: "Dit is het eerlijke ‘wat kostte het eerst’.",
    Contract.PERIODETARIEF: "Het bedrag is gebouwd op een vol pakket uren, ook waar minder is geleverd.",
    Contract.BUDGET_CLIENT: "Een ondergrens in uren beloont weer uren.",
    Contract.ALGEMENE_VOORZIENING: "De gemeente verliest eigen bijdragen: kijk naar netto, niet naar bruto.",
    Contract.TAAKGERICHT: "Het risico van meer cliënten gaat naar de aanbieder.",
}
INCENTIVE = {
    Contract.UREN: "een uur meer brengt de aanbieder de prijs van een uur",
    Contract.UREN_VOORHEEN: "een uur meer brengt de aanbieder de prijs van een uur",
    Contract.PERIODETARIEF: "een uur meer brengt de aanbieder niets",
    Contract.BUDGET_CLIENT: "een uur meer brengt de aanbieder niets",
    Contract.ALGEMENE_VOORZIENING: "een uur meer brengt subsidie en de bijdrage van de cliënt",
    Contract.TAAKGERICHT: "een uur meer brengt de aanbieder niets",
}

_LACKS = {
    REFERENCE: "lever de tabel referentie: per klasse zijn er te weinig cliënten met een referentie",
    AGREEMENTS: "lever de tariefafspraken, met een tarief per cliënt",
    PERIODS: "wacht op drie volledige perioden",
    COMPARISON: "wacht op drie volledige perioden met een vergelijkingsgroep",
}


def contract_names(found: Explored) -> Mapping[Contract, str]:
    """Return the contract types in the order of the screen, with their names; what is paid now is not everywhere a tariff per period."""
    if found.paid_now in PER_CLIENT:
        return _NAMES
    return {**_NAMES, Contract.PERIODETARIEF: f"Zoals nu: {_PAID_NOW[found.paid_now]}"}


def paid_now(found: Explored) -> str:
    """Return what most clients' providers are paid now: `het periodetarief`, `het budget per cliënt`."""
    return _PAID_NOW[found.paid_now]


def next_year() -> int:
    """Return the year that the verkenning is about."""
    return last_year() + 1


def waits_for(missing: Sequence[str]) -> str:
    """Return `nog geen uitspraak mogelijk: vul … in`."""
    asked = [_LACKS[code] if code in _LACKS else declared()[code].invullen for code in missing]
    return f"{NOT_YET}: {dutch.listing(asked)}"


def is_measured(found: Explored, code: str) -> bool:
    """Tell whether an assumption stands as it was measured."""
    return code in (PRICE, EFFECT) and code not in found.assumed.typed


_GROUP_NAMES = {
    "overdraagbaarheid": "Hoe ver het effect ook bij anderen geldt",
    "opslagen": "Wat boven op het loon komt",
    "eigen_bijdrage": "Eigen bijdragen",
    "vangnet": "Welk deel in maatwerk blijft",
    "klantprijs": "Wat een cliënt per uur betaalt",
    "klantprijs_nu": "Wat een cliënt nu bijdraagt",
}
"""Groups of which the first assumption's name does not say it, or is too long beside a bar."""


def group_name(group: str) -> str:
    """Return what moves in a group, by its first assumption."""
    if group == SCALING:
        return "Van deze cliënten naar de hele stad"
    return _GROUP_NAMES.get(group) or next(one.naam for one in declared().values() if one.groep == group)


def by_weight(row: Outcome) -> list[tuple[str, float]]:
    """Return the groups of an outcome with their part of the uncertainty in per cent, the largest first."""
    return sorted(row.bijdragen.items(), key=lambda part: -part[1])


def evidence(found: Explored, code: str) -> str:
    """Return how well an assumption is founded, as a word and a shape."""
    if is_measured(found, code) and found.ranges[code] is not None:
        return as_called("● gemeten in het experiment")
    one = declared()[code].bewijs
    if one is None:
        return "nog niet bekend"
    return f"▨ {one.word}" if one is Evidence.GUESS else one.word


def amount(value: float, unit: str) -> str:
    """Return a number with its unit, as rough as it is: an outcome of assumptions has no cents."""
    match unit:
        case "€":
            return dutch.euro(rough(value), 0)
        case "€/uur":
            return dutch.euro(value)
        case "%":
            return dutch.percentage(value)
        case "uur":
            return (
                f"{dutch.number(rough(value) if abs(value) >= _LARGE else value, 0 if abs(value) >= _LARGE else 2)} uur"
            )
        case _:
            return f"{dutch.number(value, 0)} {unit}"


_LARGE = 100
_FIGURES = 3


def rough(value: float) -> float:
    """Return a number with three significant figures."""
    return float(f"{value:.{_FIGURES}g}")


@dataclass(frozen=True)
class JobsMoved:
    """Whole jobs that move when another employer gives the general service: won there, lost here, and in all of what is shown."""

    won: int
    lost: int

    @property
    def net(self) -> int:
        """The jobs in all, so that the three numbers of a sentence add up."""
        return self.won - self.lost


def jobs_moved(one: Elsewhere) -> JobsMoved:
    """Return the jobs that move, as they are shown."""
    return JobsMoved(*(int(dutch.rounded_half_up(value, 0)) for value in (one.won, one.lost)))


def range_cells(row: Outcome) -> tuple[Cell, ...]:
    """Return the middle, the range and the extremes of an outcome as cells, or what it waits for."""
    if (
        row.midden is None
        or row.laag is None
        or row.hoog is None
        or row.uiterst_laag is None
        or row.uiterst_hoog is None
    ):
        why = waits_for(row.ontbreekt) if row.ontbreekt else dutch.SUPPRESSED
        return Cell(dutch.MISSING if row.ontbreekt else dutch.SUPPRESSED), Cell(why), Cell("")
    return (
        Cell(amount(row.midden, row.eenheid), row.midden),
        Cell(between(row.laag, row.hoog, row.eenheid)),
        Cell(between(row.uiterst_laag, row.uiterst_hoog, row.eenheid)),
    )


def between(low: float, high: float, unit: str) -> str:
    """Return `tussen … en …`, or the one number that both are."""
    one, other = amount(low, unit), amount(high, unit)
    return one if one == other else f"tussen {one} en {other}"


def less_or_more(low: float, high: float) -> str:
    """Return a range of percentages of change in words: `22,1% tot 45,2% minder`."""
    least, most = (dutch.percentage(abs(value)) for value in (low, high))
    if high <= 0:
        return f"{most} tot {least} minder"
    return f"{least} tot {most} meer" if low >= 0 else f"tussen {least} minder en {most} meer"


def numbers(code: str, one: Range | None) -> str:
    """Return a range of an assumption in words: `30% (15% tot 60%)`, or `leeg`."""
    if one is None:
        return "leeg"
    middle, low, high = (in_unit(code, value) for value in (one.midden, one.laag, one.hoog))
    return middle if one.is_constant else f"{middle} ({low} tot {high})"


def in_unit(code: str, value: float) -> str:
    """Return a value of an assumption with its unit."""
    unit = declared()[code].eenheid
    match unit.split("/")[0].split(" ")[0]:
        case "€":
            return dutch.euro(value, 2 if value % 1 or unit == "€/uur" else 0)
        case "%":
            return f"{plain(round(value, 2))}%"
        case "–" | "deel":
            return plain(value)
        case _:
            return f"{plain(value)} {unit}"


_MOST_DIGITS = 4


def plain(value: float) -> str:
    """Return a number with the decimals that it has, four at most."""
    digits = next((n for n in range(_MOST_DIGITS) if round(value, n) == round(value, _MOST_DIGITS)), _MOST_DIGITS)
    return dutch.number(value, digits)
