"""The figures on clients and hours: what they draw, what stands in their tables, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics import dutch
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Box, Dot, Fill, Role, Segment, Words
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.effect_words import ASSUMPTIONS
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.shares import bars
from hbh_metrics.screens.clienten import (
    class_bounds,
    hours_and_tariff,
    hours_per_client,
    paid_without_hours,
    strong_falls,
)
from hbh_metrics.screens.clienten import mix as clients_mix
from hbh_metrics.screens.clienten.mix import Difference, chance_points, likeness
from tests.findings.desk_world import SHDH, TZORG, VIVA, Numbers, World, hours_index, plain, publish, said, shares, view

TOTAL = "TOTAAL"
NOW = "201407"
UNKNOWN: Numbers = (None, None, None, 0)


def test_the_spread_stands_round_the_mean_and_the_scale_is_everyones(tmp_path: Path) -> None:
    publish(tmp_path, World(other={("uren_p90", VIVA, NOW): (4.6, None, None, 100)}))
    figure = hours_per_client.answer(view(tmp_path))
    assert plain(figure.headline) == (
        "In periode 7 kregen cliënten gemiddeld 1,80 uur hulp per week; 8 van de 10 kregen tussen 0,90 en 2,80 uur."
    )
    assert {panel.chart.plots[0].y.high for panel in figure.panels} == {5.0}
    spreads = [mark for mark in figure.panels[3].chart.plots[0].marks if isinstance(mark, Segment)]
    assert (spreads[-1].y0, spreads[-1].y1) == (0.9, 4.6)
    rows = {(row[0].text, plain(row[1].text)): [cell.text for cell in row[2:]] for row in figure.table.rows}
    assert rows["SHDH", "periode 6"] == ["18", "1,80", "1,70", "0,90", "2,80", "40", "volledig"]


def test_a_provider_without_hours_is_a_gap_and_no_zero(tmp_path: Path) -> None:
    names = ("uren_per_client_week", "uren_mediaan", "uren_p10", "uren_p90")
    publish(tmp_path, World(other={(name, SHDH, NOW): UNKNOWN for name in names}))
    figure = hours_per_client.answer(view(tmp_path, SHDH))
    assert plain(figure.headline) == (
        "Het aantal uren per cliënt bij SHDH in periode 7 is niet bekend: daar zijn geleverde uren voor nodig."
    )
    own = next(panel for panel in figure.panels if panel.is_own)
    dots = [mark for mark in own.chart.plots[0].marks if isinstance(mark, Dot) and mark.x == 5.0]
    assert dots == []
    assert figure.table.rows[5][3].text == "–"


def test_hours_and_tariff_stand_on_one_scale_with_their_difference_in_the_table(tmp_path: Path) -> None:
    publish(
        tmp_path, World(other={("urenindex", TZORG, NOW): (78.0, None, None, 60), **hours_index(80, 77.5, 82.5, TZORG)})
    )
    figure = hours_and_tariff.answer(view(tmp_path, TZORG))
    assert plain(figure.headline) == "In periode 7 bij T-Zorg: de uren daalden sneller dan het tarief, meer dan toeval."
    assert plain(figure.lead) == (
        "Cliënten kregen 78,0% van hun uren van voorheen, dat is 80,0% bij een gewoon aantal werkdagen; het tarief staat op 95,0% van het "
        "starttarief. De marge van de uren (95%) loopt van 77,5% tot 82,5%."
    )
    row = [plain(cell.text) for cell in figure.table.rows[5]]
    assert row[:8] == [
        "T-Zorg", "periode 7", "78,0%", "80,0%", "tussen 77,5% en 82,5%", "95,0%", "-15,0 procentpunt", "75,0%"
    ]  # fmt: skip
    everyone = hours_and_tariff.answer(view(tmp_path))
    assert figure.chart is not None
    assert everyone.chart is not None
    assert figure.chart.plots[0].y == everyone.chart.plots[0].y


def test_strong_falls_stand_with_their_interval_also_in_the_table(tmp_path: Path) -> None:
    publish(tmp_path, World(other={("aandeel_sterke_daling", VIVA, NOW): (60.0, 60.0, 100.0, 100)}))
    figure = strong_falls.answer(view(tmp_path))
    assert "Het hoogst is het bij Viva! Zorggroep: 60,0%." in plain(figure.lead)
    rows = {(row[0].text, plain(row[1].text)): [plain(cell.text) for cell in row[2:]] for row in figure.table.rows}
    assert rows["Viva! Zorggroep", "periode 7"] == [
        "60,0%",
        "tussen 50,2% en 69,1%",
        "60",
        "100",
        "volledig",
    ]
    assert rows["Viva! Zorggroep", "periode 8"][:4] == ["–", "–", "–", "–"]


def test_a_small_or_incomplete_provider_is_never_named_as_the_highest(tmp_path: Path) -> None:
    high: Numbers = (90.0, 8.1, 9.0, 9)
    world = World(
        clients={VIVA: 100, TZORG: 60, SHDH: 9},
        other={
            ("aandeel_sterke_daling", SHDH, NOW): high,
            ("aandeel_sterke_daling", TZORG, NOW): (90.0, 54.0, 60.0, 60),
        },
        status={(TZORG, NOW): "onvolledig"},
    )
    publish(tmp_path, world)
    assert "hoogst" not in strong_falls.answer(view(tmp_path)).lead


def test_the_classes_of_before_are_set_beside_those_of_the_first_period(tmp_path: Path) -> None:
    now = {"<50": 10, "50-70": 10, "70-90": 20, "90-110": 50, ">110": 10}
    then = {"<50": 0, "50-70": 0, "70-90": 10, "90-110": 80, ">110": 10}
    name = strong_falls.DISTRIBUTION
    publish(tmp_path, World(shares=(*shares(name, now), *shares(name, then, period_id="201402"))))
    figure = strong_falls.spread(view(tmp_path))
    assert plain(figure.headline) == (
        "In periode 7 kreeg 20% van de cliënten minder dan 70% van de eigen uren van voorheen, en 60% kreeg 90% of meer."
    )
    assert [cell.text for cell in figure.table.rows[1]] == ["50 tot 70%", "10", "10,0%", "0", "0,0%"]
    assert figure.chart is not None
    assert sum(isinstance(mark, Box) for mark in figure.chart.plots[0].marks) == 8


def test_without_distributions_there_is_a_sentence_and_no_chart(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = strong_falls.spread(view(tmp_path))
    assert "is niet bekend" in figure.headline
    assert figure.chart is None
    assert [cell.text for cell in figure.table.rows[0][1:]] == ["–"] * 4


def test_below_within_and_above_the_class_are_together_all_clients(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = class_bounds.answer(view(tmp_path))
    assert plain(figure.headline) == (
        "In periode 7 kreeg 30,0% van de cliënten minder uren dan bij hun klasse hoort; 65,0% viel erbinnen en 5,0% erboven."
    )
    assert figure.chart is not None
    boxes = [mark for mark in figure.chart.plots[0].marks if isinstance(mark, Box)]
    assert [box.x1 for box in boxes[:3]] == [30.0, 95.0, 100.0]


def test_a_bound_is_hatched_and_says_so_where_it_is_drawn() -> None:
    most = dutch.Rough(2.0, 1.0, "of minder")
    parts = (
        Part(34.0, Role.OTHERS, "34% onder de klasse"),
        Part(64.0, Role.PATH, "64% binnen de klasse", Fill.OUTLINE),
        Part(most, Role.OTHERS, "2% of minder boven de klasse"),
    )
    told = (Part(most, Role.ABOVE, "2% of minder zonder reden"),)
    rows = [BarRow("Alle", parts, "", "34% onder"), BarRow("Viva", told, "4%, 2% of minder zonder reden")]
    marks = stacked(rows, percent_axis(0.0, 100.0)).plots[0].marks
    assert [mark.fill for mark in marks if isinstance(mark, Box)] == [
        Fill.SOLID,
        Fill.OUTLINE,
        Fill.HATCHED,
        Fill.HATCHED,
    ]
    assert [mark.text for mark in marks if isinstance(mark, Words)] == [
        "34% onder, 2% of minder boven de klasse",
        "4%, 2% of minder zonder reden",
    ]
    standing = [mark for mark in bars(["a", "b"], [most, 3.0]).plots[0].marks if isinstance(mark, Box)]
    assert [box.fill for box in standing] == [Fill.HATCHED, Fill.SOLID]


def test_paid_without_hours_is_split_by_whether_a_reason_was_given(tmp_path: Path) -> None:
    reasons = shares("reden_niet_geleverd", {"ZIEKENHUIS": 3, "VAKANTIE_CLIENT": 5, "ANDERS": 0})
    bare: Numbers = (2.0, 4.0, 200.0, 200)
    publish(tmp_path, World(shares=reasons, other={("betaald_zonder_uren_onverklaard", TOTAL, NOW): bare}))
    figure = paid_without_hours.answer(view(tmp_path))
    assert said((figure.headline, figure.lead)) == (
        "In periode 7 is voor 10 cliënten betaald terwijl er geen uren zijn geleverd (5,0%). Bij 4 van hen is geen reden gegeven."
    )
    assert "cliënt op vakantie (5) en cliënt in het ziekenhuis (3)" in figure.notes[0]
    assert figure.chart is not None
    boxes = [mark for mark in figure.chart.plots[0].marks if isinstance(mark, Box)]
    assert [(box.x0, box.x1) for box in boxes[:2]] == [(0.0, 2.0), (2.0, 5.0)]


@pytest.mark.parametrize(
    ("furthest", "experiment", "sentence"),
    [
        (
            Difference("65 tot 75 jaar", 17.0, 22.0),
            349,
            "In periode 7 lijkt de groep op de vergelijkingsgroep; het grootste verschil is ‘65 tot 75 jaar’: 17% in het experiment en 22% "
            "daarbuiten. Bij 349 cliënten kan een verschil tot 7 procentpunt toeval zijn.",
        ),
        (
            Difference("klasse 1", 20.0, 40.0),
            349,
            "In periode 7 wijkt de groep af van de vergelijkingsgroep; het grootste verschil is ‘klasse 1’: 20% in het experiment en 40% "
            "daarbuiten. Bij 349 cliënten kan een verschil tot 8 procentpunt toeval zijn.",
        ),
        (
            None,
            0,
            "Of de groep lijkt op de vergelijkingsgroep, is in periode 7 niet te zeggen: daar zijn de indicaties van beide groepen voor "
            "nodig.",
        ),
    ],
)
def test_what_is_said_of_the_mix(furthest: Difference | None, experiment: int, sentence: str) -> None:
    assert said(likeness(furthest, experiment, 2500, "periode 7")) == sentence


def test_by_chance_a_small_group_differs_more() -> None:
    assert chance_points(Difference("", 20.0, 20.0), 100, 100) == pytest.approx(15.84, abs=0.01)
    assert chance_points(Difference("", 20.0, 20.0), 400, 400) == pytest.approx(7.92, abs=0.01)


def test_both_groups_stand_beside_each_other_by_class_and_by_age(tmp_path: Path) -> None:
    mix = [
        shares(name, counts, group=group)
        for group in ("EXPERIMENT", "VERGELIJKING")
        for name, counts in (("klasse", {"1": 40, "2": 60, "3": 0}), ("leeftijd", {"<65": 50, "85+": 50}))
    ]
    publish(tmp_path, World(shares=tuple(row for part in mix for row in part)))
    figure = clients_mix.answer(view(tmp_path))
    assert [panel.title for panel in figure.panels] == ["Naar klasse", "Naar leeftijd"]
    names = [text for _, text in figure.panels[0].chart.x.ticks]
    assert names == ["klasse 1", "klasse 2"]
    assert [cell.text for cell in figure.table.rows[0]] == ["klasse 1", "40", "40,0%", "40", "40,0%"]


def test_the_difference_with_the_comparison_group_has_its_interval_and_what_it_assumes(tmp_path: Path) -> None:
    found = {"effect_uren_eind": -0.11, "effect_uren_eind_laag": -0.14, "effect_uren_eind_hoog": -0.07}
    publish(tmp_path, World(other={(name, TOTAL, None): (value, None, None, 344) for name, value in found.items()}))
    figure = clients_mix.compared(view(tmp_path))
    assert "hangt samen met 0,11 uur per week (7 minuten) minder hulp" in plain(figure.headline)
    assert set(ASSUMPTIONS) <= set(figure.notes)
    assert [plain(cell.text) for cell in figure.table.rows[0][1:]] == [
        "-0,11 uur",
        "tussen 0,07 en 0,14 uur minder",
        "344",
    ]
    assert figure.chart is not None


def test_an_aanbieder_reads_its_own_numbers_and_no_one_elses(tmp_path: Path) -> None:
    publish(tmp_path)
    mine = view(tmp_path, TZORG, audience=Audience.aanbieder(TZORG))
    figure = hours_per_client.answer(mine)
    assert [panel.title for panel in figure.panels] == ["Alle aanbieders", "T-Zorg"]
    assert "T-Zorg" in figure.headline
    texts = [cell.text for one in (strong_falls, class_bounds) for row in one.answer(mine).table.rows for cell in row]
    assert not {"SHDH", "Viva! Zorggroep"} & set(texts)


def test_a_hidden_total_says_that_it_is_hidden(tmp_path: Path) -> None:
    publish(tmp_path, World(clients={VIVA: 4, TZORG: 2, SHDH: 1}))
    seen = view(tmp_path, audience=Audience.WETHOUDER)
    assert seen.providers == ()
    figure = class_bounds.answer(seen)
    assert "staat hier niet: dat is afgeschermd" in figure.headline
    assert figure.table.rows[5][2].text == "."
    assert figure.table.rows[5][5].text == "."


def test_an_incomplete_period_is_drawn_hollow_and_left_out_of_the_headline(tmp_path: Path) -> None:
    publish(tmp_path, World(status={(TZORG, NOW): "onvolledig"}))
    figure = hours_per_client.answer(view(tmp_path, TZORG))
    assert "nog niet alles geleverd" in figure.headline
    own = next(panel for panel in figure.panels if panel.is_own)
    hollow = [mark.x for mark in own.chart.plots[0].marks if isinstance(mark, Dot) and mark.is_hollow]
    assert hollow == [5.0]
    assert view(tmp_path).state(TZORG, NOW) is State.INCOMPLETE
