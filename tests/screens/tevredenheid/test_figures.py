"""The figures on satisfaction: grades of the same people, answers per question, response, and who is missing."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.chart import Box, Dot, Segment, Shape, Words
from hbh_metrics.findings import satisfaction_change
from hbh_metrics.findings.shares import Distribution
from hbh_metrics.records import Share
from hbh_metrics.screens.aanbieder import satisfaction
from hbh_metrics.screens.tevredenheid import answers_spread, response, who_is_missing
from tests.findings.desk_world import QUESTIONS, SHDH, TZORG, VIVA, Numbers, World, plain, publish, said, shares, view

TOTAL = "TOTAAL"
DIFFERENCE = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")


def graded(
    who: str, start: float, n: int, *, end: float | None = None, change: tuple[float, ...] = (), pairs: int = 0
) -> dict[tuple[str, str, str | None], Numbers]:
    """Return the grades of a provider, with the difference and its limits when there are pairs."""
    found: dict[tuple[str, str, str | None], Numbers] = {("tevredenheid_nul", who, None): (start, None, None, n)}
    if end is not None:
        found["tevredenheid_eind", who, None] = (end, None, None, n)
    for name, value in zip(DIFFERENCE, change, strict=False):
        found[name, who, None] = (value, None, None, pairs)
    return found


def answered(counts: dict[str, int], who: str = TOTAL) -> tuple[Share, ...]:
    """Return answers with these counts per code."""
    return shares("antwoorden", counts, who, None)


def test_before_the_last_survey_there_is_no_verdict_but_the_grades_of_the_first(tmp_path: Path) -> None:
    publish(tmp_path, World(other=graded(TOTAL, 8.42, 183) | graded(TZORG, 8.5, 57)))
    figure = satisfaction_change.answer(view(tmp_path))
    assert said((figure.headline, figure.lead)) == (
        "Of cliënten iets merken, is nog niet te zeggen: de eindmeting is er nog niet. "
        "Het cijfer was in de nulmeting gemiddeld een 8,4 (183 cliënten)."
    )
    assert figure.chart is not None
    assert [mark.x for mark in figure.chart.plots[0].marks if isinstance(mark, Dot)] == [8.42, 8.5]
    assert [cell.text for cell in figure.table.rows[0][1:]] == ["8,4", "183", "–", "–", "–", "–", "–"]


def test_without_any_survey_there_is_a_sentence_and_no_chart(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = satisfaction_change.answer(view(tmp_path))
    assert "er zijn nog geen enquêtes geleverd" in figure.headline
    assert figure.chart is None


def test_each_provider_has_its_interval_and_few_pairs_have_none(tmp_path: Path) -> None:
    other = (
        graded(TOTAL, 8.4, 183, end=8.1, change=(-0.3, -0.4, -0.2), pairs=120)
        | graded(TZORG, 8.5, 57, end=7.6, change=(-0.9, -1.1, -0.75), pairs=40)
        | graded(VIVA, 8.5, 50, end=8.5, change=(0.0, -0.2, 0.2), pairs=35)
        | graded(SHDH, 8.1, 25, end=6.0, change=(-2.0, -3.0, -1.0), pairs=9)
    )
    publish(tmp_path, World(other=other))
    figure = satisfaction_change.answer(view(tmp_path))
    assert figure.headline.startswith("Cliënten zijn minder tevreden dan aan het begin")
    assert figure.chart is not None
    marks = figure.chart.plots[0].marks
    assert [mark.shape for mark in marks if isinstance(mark, Dot)] == [
        Shape.TRIANGLE_DOWN,
        Shape.TRIANGLE_DOWN,
        Shape.CIRCLE,
    ]
    assert sum(isinstance(mark, Segment) and mark.has_ends for mark in marks) == 3
    assert "nog geen uitspraak mogelijk" in [mark.text for mark in marks if isinstance(mark, Words)]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in figure.table.rows}
    assert rows["T-Zorg"] == ["8,5", "57", "7,6", "57", "-0,9", "tussen 0,8 en 1,1 lager", "40"]
    assert rows["SHDH"][6] == "9 (klein aantal)"


def test_the_sheet_of_a_provider_says_of_its_satisfaction_what_this_screen_says(tmp_path: Path) -> None:
    other = (
        graded(TOTAL, 8.4, 183, end=8.1, change=(-0.3, -0.4, -0.2), pairs=120)
        | graded(TZORG, 8.5, 57, end=7.6, change=(-0.9, -1.1, -0.75), pairs=40)
        | graded(SHDH, 8.1, 25, end=6.0, change=(-2.0, -3.0, -1.0), pairs=9)
    )
    publish(tmp_path, World(other=other))
    for who in (TZORG, SHDH, VIVA):
        looked_at = view(tmp_path, who)
        assert satisfaction.answer(looked_at).finding == satisfaction_change.answer(looked_at).finding
    sheet = satisfaction.answer(view(tmp_path, TZORG)).chart
    assert sheet is not None
    assert [mark.x for mark in sheet.plots[0].marks if isinstance(mark, Dot)] == [-0.9, -0.3]
    assert satisfaction.answer(view(tmp_path, SHDH)).chart is None


def test_answers_are_split_in_scores_and_other_answers() -> None:
    found = answers_spread.split(
        Distribution(answered({"V01|NUL|10": 3, "V01|NUL|7.5": 1, "V01|NUL|WEET_NIET": 2, "V01|NUL|SCORE": 0}))
    )
    assert [score for score, _ in found.scores] == [7.5, 10.0]
    assert found.counted == 4
    assert found.pct(10.0) == 75.0
    assert [row.aantal for row in found.others] == [2]


def test_the_answers_to_every_question_are_drawn_with_the_first_round_beside_the_last(tmp_path: Path) -> None:
    grades = {f"V01|NUL|{score}": count for score, count in zip(range(1, 11), [0] * 6 + [2, 4, 3, 1], strict=True)}
    time = {"V04|NUL|3": 1, "V04|NUL|4": 9, "V04|EIND|2": 2, "V04|EIND|3": 3, "V04|EIND|5": 15, "V04|EIND|NVT": 4}
    publish(tmp_path, World(questions=QUESTIONS, shares=answered(grades | time)))
    figure = answers_spread.answer(view(tmp_path))
    assert said((figure.headline, figure.lead)) == (
        "Bij ‘Krijgt u genoeg tijd?’ antwoordde in de eindmeting 25% een 3 of lager, op een schaal van 1 tot 5. "
        "Dat is het meest van alle vragen. In de nulmeting was dat 10%."
    )
    assert [panel.title for panel in figure.panels] == [question.tekst for question in QUESTIONS]
    boxes = [mark for mark in figure.panels[1].chart.plots[0].marks if isinstance(mark, Box)]
    assert [box.y1 for box in boxes] == [10.0, 15.0, 10.0, 90.0, 75.0]
    rows = {(row[0].text, row[1].text): [cell.text for cell in row[2:]] for row in figure.table.rows}
    assert rows["Krijgt u genoeg tijd?", "niet van toepassing"] == ["0", "", "4", ""]
    assert rows["Welk rapportcijfer geeft u de hulp?", "8"] == ["4", "40%", "–", "–"]


def test_without_answers_it_is_said_who_delivers_them(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = answers_spread.answer(view(tmp_path))
    assert "er zijn nog geen enquêtes geleverd" in figure.headline
    assert figure.panels == ()


def test_the_response_stands_per_provider_with_how_many_were_asked(tmp_path: Path) -> None:
    publish(tmp_path, World(other={("respons_nul", TOTAL, None): (52.6, 184.0, 350.0, 184)}))
    figure = response.answer(view(tmp_path))
    assert plain(figure.headline) == "184 van de 350 gevraagde cliënten vulden de nulmeting in (53%)."
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in figure.table.rows}
    assert rows["Alle aanbieders"] == ["350", "184", "52,6%", "–", "–", "–"]
    assert rows["T-Zorg"] == ["–", "–", "–", "–", "–", "–"]


def test_who_left_stands_beside_who_stayed(tmp_path: Path) -> None:
    found = shares(
        "nulmeting",
        {"BLIJVER": 120, "VERTROKKEN": 63, "NIET_GEKOPPELD": 0},
        period_id=None,
        means={"BLIJVER": 8.5, "VERTROKKEN": 7.9},
    )
    publish(tmp_path, World(shares=found))
    figure = who_is_missing.answer(view(tmp_path))
    assert "kan daardoor te gunstig zijn" in figure.lead
    assert [cell.text for cell in figure.table.rows[0]] == ["vulde beide metingen in", "120", "8,5"]
    assert [cell.text for cell in figure.table.rows[2]] == ["niet te volgen", "0", ""]


def test_before_the_last_survey_nobody_is_missing_yet(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = who_is_missing.answer(view(tmp_path))
    assert figure.headline == "Wie er in de eindmeting ontbreekt, is nog niet te zeggen: de eindmeting is er nog niet."
    assert figure.chart is None


def test_grades_of_too_few_people_are_kept_from_the_wethouder(tmp_path: Path) -> None:
    publish(tmp_path, World(other=graded(TOTAL, 8.4, 8) | graded(TZORG, 8.4, 8)))
    figure = satisfaction_change.answer(view(tmp_path, audience=Audience.WETHOUDER))
    assert "staat hier niet" in figure.headline
    assert figure.table.rows[0][1].text == "."
