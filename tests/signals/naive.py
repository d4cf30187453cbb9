"""S01 to S18, S22 and S23 once more, in plain loops over the rows, straight from docs/signalen.md; nothing is shared with the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import exp, sqrt

from hbh_metrics.calendar import is_working_day, period
from hbh_metrics.records import Measure
from hbh_metrics.signals import Evidence

Found = tuple[str, str, str, str | None, str | None, str | None]
"""Signal, severity, provider, period, since when it asks for attention and since when for action."""

TOTAAL = "TOTAAL"
Grade = Callable[[str, str], str]
"""What a provider and period come to: ACTIE, AANDACHT or nothing."""


class Rows:
    """The rows of one publication, looked through from the first to the last at every question."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.providers = sorted({row.aanbieder_id for row in evidence.measures} - {TOTAAL})

    def row(self, metric: str, who: str, k: str | None) -> Measure | None:
        for row in self.evidence.measures:
            if (row.maatstaf, row.aanbieder_id, row.periode_id) == (metric, who, k):
                return row
        return None

    def value(self, metric: str, who: str, k: str | None) -> float | None:
        row = self.row(metric, who, k)
        return row.waarde if row else None

    def n(self, metric: str, who: str, k: str | None) -> int:
        row = self.row(metric, who, k)
        return (row.n or 0) if row and row.waarde is not None else 0

    def fact(self, name: str, who: str, k: str) -> tuple[float, int, float, int] | None:
        for row in self.evidence.facts:
            if (row.feit, row.aanbieder_id, row.periode_id) == (name, who, k):
                return row.waarde or 0.0, row.aantal or 0, row.noemer or 0.0, row.n or 0
        return None

    def status(self, who: str, k: str) -> str:
        return next(
            row.status or "" for row in self.evidence.measures if (row.aanbieder_id, row.periode_id) == (who, k)
        )

    def periods(self, who: str) -> list[str]:
        return sorted({row.periode_id for row in self.evidence.measures if row.aanbieder_id == who and row.periode_id})

    def ended(self, who: str) -> list[str]:
        return [k for k in self.periods(who) if self.status(who, k) != "open"]

    def paid(self, who: str) -> list[str]:
        return [k for k in self.ended(who) if self.value("betaald", who, k) is not None]

    def closed(self, who: str) -> list[str]:
        return [k for k in self.ended(who) if self.status(who, k) == "volledig"]


def expected(evidence: Evidence) -> set[Found]:
    """Return every signal from S01 to S18, and S22 and S23, that docs/signalen.md gives, with its default thresholds."""
    rows = Rows(evidence)
    found: set[Found] = set()
    for who in rows.providers:
        found |= _every("S01", rows.paid(who), _wrong_tariff(rows), who)
        found |= _last(
            "S02", rows.closed(who), _metric(rows, "ruimte_basistarief", lambda x: x < 3, lambda x: x < 0), who
        )
        found |= _last(
            "S03", rows.closed(who), _metric(rows, "perioden_tot_vloer", lambda x: x <= 3, lambda x: x <= 1), who
        )
        if _is_below_with_its_whole_interval(rows, who):
            found |= _two_running("S04", rows.closed(who), _hours_against_tariff(rows), who)
        found |= _last("S06", rows.closed(who), _paid_without_hours(rows), who)
        found |= _last("S07", rows.ended(who), _metric(rows, "plandekking", lambda x: x < 95, lambda x: x < 90), who)
        found |= _last("S08", rows.closed(who), _complaints(rows), who)
        found |= _two_running("S10", rows.closed(who), _strong_fall(rows), who)
        found |= _last("S11", rows.ended(who), _let_go(rows), who)
        found |= _every("S13", rows.ended(who), _late(rows), who)
        found |= _last("S14", rows.paid(who), _metric(rows, "correctiedruk", lambda x: x > 2, lambda x: x > 5), who)
        found |= _last(
            "S15", rows.ended(who), _metric(rows, "doorlooptijd_p90", lambda x: x > 14, lambda x: x > 28), who
        )
        found |= _every("S16", rows.paid(who), _paid_twice(rows), who)
        found |= _last("S17", rows.ended(who), _lighter(rows), who)
        found |= _letter_waits(rows, who)
        found |= _last("S22", rows.paid(who), _room_spent(rows), who)
        norm = _metric(rows, "levering_tov_norm", lambda x: x < 90, lambda x: x < 80)
        found |= _two_running("S23", rows.closed(who), norm, who)
    costs = _metric(rows, "kosten_tov_referentie_cum_pct", lambda x: x > -1, lambda x: x > 0)
    for who in [*rows.providers, TOTAAL]:
        found |= _last("S05", rows.paid(who), costs, who)
        found |= _less_satisfied(rows, who)
    found |= _last(
        "S12", rows.ended(TOTAAL), _metric(rows, "aandeel_bestand", lambda x: x > 11, lambda x: x > 12), TOTAAL
    )
    return found


def _every(signal: str, periods: list[str], grade: Grade, who: str) -> set[Found]:
    found: set[Found] = set()
    since = action_since = None
    for k in periods:
        severity = grade(who, k)
        since = (since or k) if severity else None
        action_since = (action_since or k) if severity == "ACTIE" else None
        if severity:
            found.add((signal, severity, who, k, since, action_since))
    return found


def _last(signal: str, periods: list[str], grade: Grade, who: str) -> set[Found]:
    return {one for one in _every(signal, periods, grade, who) if one[3] == periods[-1]}


def _two_running(signal: str, periods: list[str], grade: Grade, who: str) -> set[Found]:
    single = _last(signal, periods, grade, who)
    if not single or len(periods) < 2 or not grade(who, periods[-2]):
        return set()
    both = {grade(who, periods[-1]), grade(who, periods[-2])}
    if both == {"ACTIE"}:
        return {(signal, "ACTIE", who, k, since, action_since) for _, _, _, k, since, action_since in single}
    return {(signal, "AANDACHT", who, k, since, None) for _, _, _, k, since, _ in single}


def _room_spent(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        spent = rows.value("benutting_ruimte", who, k)
        return "" if spent is None or round(spent, 9) < 70 else "ACTIE" if round(spent, 9) >= 100 else "AANDACHT"

    return grade


def _metric(rows: Rows, metric: str, attention: Callable[[float], bool], action: Callable[[float], bool]) -> Grade:
    def grade(who: str, k: str) -> str:
        x = rows.value(metric, who, k)
        if x is None or rows.n(metric, who, k) < 10:
            return ""
        return "ACTIE" if action(x) else "AANDACHT" if attention(x) else ""

    return grade


def _wrong_tariff(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        fact = rows.fact("tarief_afwijking", who, k)
        return "ACTIE" if fact and fact[1] > 0 else ""

    return grade


def _hours_against_tariff(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        hours, tariff, n = (
            rows.value("urenindex_vergelijkbaar", who, k),
            rows.value("tariefindex", who, k),
            rows.n("urenindex_vergelijkbaar", who, k),
        )
        if hours is None or tariff is None or n < 10:
            return ""
        if hours < tariff - 10:
            return "ACTIE"
        return "AANDACHT" if hours < tariff - 5 else ""

    return grade


def _is_below_with_its_whole_interval(rows: Rows, who: str) -> bool:
    closed = rows.closed(who)
    if not closed:
        return False
    high, tariff = (rows.value(name, who, closed[-1]) for name in ("urenindex_vergelijkbaar_hoog", "tariefindex"))
    return high is not None and tariff is not None and high < tariff


def _paid_without_hours(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        row = rows.row("betaald_zonder_uren_onverklaard", who, k)
        if row is None or row.waarde is None or (row.n or 0) < 10 or (row.teller or 0) < 3:
            return ""
        return "ACTIE" if row.waarde > 6 else "AANDACHT" if row.waarde > 3 else ""

    return grade


def _complaints(rows: Rows) -> Grade:
    complaints = client_periods = 0.0
    for who in rows.providers:
        for k in rows.closed(who):
            row = rows.row("klachten_per_100", who, k)
            if row and row.waarde is not None:
                complaints += row.teller or 0
                client_periods += row.noemer or 0

    def chance_of(count: float, mean: float) -> float:
        term, below = exp(-mean), 0.0
        for number in range(round(count)):
            below += term
            term *= mean / (number + 1)
        return 1 - below

    def grade(who: str, k: str) -> str:
        row = rows.row("klachten_per_100", who, k)
        if row is None or row.waarde is None or (rows.value("clienten", who, k) or 0) < 10 or not row.teller:
            return ""
        chance = chance_of(row.teller, complaints / client_periods * (row.noemer or 0))
        return "ACTIE" if chance <= 0.001 else "AANDACHT" if chance <= 0.01 else ""

    return grade


def _less_satisfied(rows: Rows, who: str) -> set[Found]:
    mean, high = rows.value("tevredenheid_verschil", who, None), rows.value("tevredenheid_verschil_hoog", who, None)
    if mean is None or high is None or high >= 0 or rows.n("tevredenheid_verschil", who, None) < 10:
        return set()
    return {("S09", "ACTIE" if mean <= -0.5 else "AANDACHT", who, None, None, None)}


def _letter_waits(rows: Rows, who: str) -> set[Found]:
    longest = 0
    for letter in rows.evidence.letters:
        is_judged = letter.beoordeeld_op is not None and letter.beoordeeld_op <= rows.evidence.peildatum
        if letter.aanbieder_id == who and not is_judged:
            day, count = letter.ontvangen_op, 0
            while day < rows.evidence.peildatum:
                day += timedelta(days=1)
                count += is_working_day(day)
            longest = max(longest, count)
    return {("S18", "ACTIE" if longest > 20 else "AANDACHT", who, None, None, None)} if longest > 10 else set()


def _strong_fall(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        row = rows.row("aandeel_sterke_daling", who, k)
        if row is None or row.waarde is None or (row.n or 0) < 10:
            return ""
        p, n, z = (row.teller or 0) / (row.noemer or 1), row.noemer or 1, 1.959963984540054
        lower = 100 * (p + z * z / 2 / n - z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)) / (1 + z * z / n)
        return "ACTIE" if lower > 20 else "AANDACHT" if lower > 10 else ""

    return grade


def _let_go(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        fact = rows.fact("uitstroom_22", who, k)
        if fact is None or (rows.value("clienten", who, k) or 0) < 10:
            return ""
        return "ACTIE" if fact[1] >= 3 else "AANDACHT" if fact[1] >= 2 else ""

    return grade


def _late(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        if not rows.value("clienten", who, k) or rows.status(who, k) == "volledig":
            return ""
        day: date = period(k).end
        count = 0
        while day < rows.evidence.peildatum:
            day += timedelta(days=1)
            count += is_working_day(day)
        return "ACTIE" if count > 20 else "AANDACHT" if count > 10 else ""

    return grade


def _paid_twice(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        facts = [rows.fact(name, who, k) for name in ("dubbel_betaald", "betaald_zonder_dag")]
        count = sum(fact[1] for fact in facts if fact)
        return "ACTIE" if count >= 3 else "AANDACHT" if count >= 1 else ""

    return grade


def _lighter(rows: Rows) -> Grade:
    def grade(who: str, k: str) -> str:
        known = [one for one in (rows.fact("uren_week", who, one) for one in rows.ended(who)) if one and one[0]]
        now = rows.fact("uren_week", who, k)
        if not known or not now or not now[0] or known[0][3] < 10 or now[3] < 10:
            return ""
        fall, error = known[0][0] - now[0], sqrt(known[0][2] ** 2 + now[2] ** 2)
        if fall <= 2 * error:
            return ""
        share = round(fall / known[0][0], 12)
        return "ACTIE" if share >= 0.10 else "AANDACHT" if share >= 0.05 else ""

    return grade
