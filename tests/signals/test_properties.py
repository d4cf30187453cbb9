"""What holds for any numbers: stricter thresholds never add a signal; the order of rows and open periods do not matter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hbh_metrics.records import Measure
from hbh_metrics.signals import CARDS, DEFAULTS, Evidence, SignalFact, Thresholds, evaluate
from hbh_metrics.signals.evidence import Letter
from tests.signals.handmade import PEILDATUM, PERIODS, TOTAAL, TZORG, VIVA

WHO = (VIVA, TZORG, TOTAAL)
few = settings(max_examples=40)
WITHOUT_PERIOD = {"S09", "S18"}
FACTS_OF_FEW = {"S01", "S13", "S16", "S18", "S22"}

small = st.integers(0, 40)
share = st.tuples(small, st.integers(1, 120)).map(lambda pair: (float(min(pair)), float(max(pair))))
plain = st.integers(-40, 120).map(lambda number: number / 4)
RATIOS = (
    "betaald_zonder_uren_onverklaard",
    "plandekking",
    "klachten_per_100",
    "aandeel_sterke_daling",
    "aandeel_bestand",
)
PLAIN = (
    "ruimte_basistarief", "perioden_tot_vloer", "urenindex_vergelijkbaar", "urenindex_vergelijkbaar_hoog", "tariefindex",
    "kosten_tov_referentie_cum_pct", "correctiedruk", "doorlooptijd_p90",
)  # fmt: skip
COUNTED = ("tarief_afwijking", "dubbel_betaald", "betaald_zonder_dag", "uitstroom_22")
SATISFACTION = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")


@st.composite
def worlds(draw: st.DrawFn) -> Evidence:
    """Draw two providers and their total over a few periods, with any mix of statuses and unknown values."""
    measures: list[Measure] = []
    facts: list[SignalFact] = []
    for who in WHO:
        for period_id in PERIODS[: draw(st.integers(1, 4))]:
            status = draw(st.sampled_from(("volledig", "volledig", "volledig", "onvolledig", "geen_levering")))
            n = draw(st.sampled_from((3, 9, 10, 64)))
            measures.append(Measure("clienten", who, period_id, n, None, None, n, status))
            paid = None if status == "geen_levering" else 1.0
            measures.append(Measure("betaald", who, period_id, paid, None, None, n, status))
            for name in RATIOS:
                above, below = draw(share)
                measures.append(Measure(name, who, period_id, 100 * above / below, above, below, n, status))
            measures += [
                Measure(name, who, period_id, draw(st.none() | plain), None, None, n, status) for name in PLAIN
            ]
            facts += [SignalFact(name, who, period_id, 1.5, draw(st.integers(0, 4)), None, n) for name in COUNTED]
            facts.append(SignalFact("uren_week", who, period_id, draw(st.integers(1, 16)) / 4, None, 0.1, n))
        measures += [
            Measure(name, who, None, draw(plain), None, None, draw(st.sampled_from((9, 40))), None)
            for name in SATISFACTION
        ]
    days = st.dates(PEILDATUM - timedelta(days=60), PEILDATUM + timedelta(days=10))
    letters = draw(st.lists(st.builds(Letter, st.sampled_from(WHO), days, st.none() | days), max_size=4))
    return Evidence(PEILDATUM, tuple(measures), tuple(facts), letters=tuple(letters))


@st.composite
def stricter(draw: st.DrawFn) -> Thresholds:
    """Draw thresholds of which none makes a signal more common than the defaults do."""
    changed = {}
    for card in CARDS:
        for severity in card.severities:
            for setting in card.settings:
                default = setting.default(severity)
                if default is not None and not setting.is_fixed:
                    end = setting.high if setting.is_rarer_when_higher else setting.low
                    changed[card.id, severity, setting.name] = default + draw(st.sampled_from((0, 0.1, 0.5, 1))) * (
                        end - default
                    )
    return Thresholds(changed)


@few
@given(worlds(), stricter())
def test_raising_a_threshold_never_adds_a_signal(evidence: Evidence, thresholds: Thresholds) -> None:
    usual = {(one.signaal, one.aanbieder_id, one.periode_id): one for one in evaluate(evidence)}
    strict = {(one.signaal, one.aanbieder_id, one.periode_id): one for one in evaluate(evidence, thresholds)}
    assert strict.keys() <= usual.keys()


@few
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(evidence: Evidence, chance: random.Random) -> None:
    measures, facts, letters = list(evidence.measures), list(evidence.facts), list(evidence.letters)
    for rows in (measures, facts, letters):
        chance.shuffle(rows)
    shuffled = replace(evidence, measures=tuple(measures), facts=tuple(facts), letters=tuple(letters))
    assert evaluate(shuffled) == evaluate(evidence)


@few
@given(worlds(), worlds())
def test_an_open_period_changes_nothing(evidence: Evidence, other: Evidence) -> None:
    measures = tuple(
        replace(row, periode_id="201408", status="open") for row in other.measures if row.periode_id == PERIODS[0]
    )
    facts = tuple(replace(row, periode_id="201408") for row in other.facts if row.periode_id == PERIODS[0])
    wider = replace(evidence, measures=evidence.measures + measures, facts=evidence.facts + facts)
    assert evaluate(wider) == evaluate(evidence)


@few
@given(worlds())
def test_nothing_rests_on_few_clients_but_four_facts(evidence: Evidence) -> None:
    assert {one.signaal for one in evaluate(evidence) if (one.n or 0) < 10} <= FACTS_OF_FEW


@few
@given(worlds())
def test_a_signal_is_in_a_judged_period_and_its_run_ends_there(evidence: Evidence) -> None:
    for one in evaluate(evidence, DEFAULTS):
        assert (one.periode_id is None) == (one.sinds is None) == (one.signaal in WITHOUT_PERIOD)
        assert (one.sinds or "") <= (one.periode_id or "")
        assert one.waarde is not None
        assert one.drempel is not None
