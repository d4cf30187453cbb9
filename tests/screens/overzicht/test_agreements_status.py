"""How the agreements stand in a publication: what decides each of them, for all together, for one provider, and with too little data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.findings.attention import matters
from hbh_metrics.followup import Event, Kind
from hbh_metrics.screens.overzicht import agreements_status
from hbh_metrics.screens.overzicht.agreement_help import FollowUp
from hbh_metrics.screens.overzicht.agreement_money import Destinations
from hbh_metrics.screens.overzicht.agreement_rules import AGREEMENTS, Row, Status
from hbh_metrics.screens.overzicht.agreements_status import AgreementsStatus
from hbh_metrics.screens.overzicht.raised import follow_up, raised
from hbh_metrics.signals import Level, Severity, Signal
from tests.findings.matters import FALLING, LOW_PLANS, TARIFFS, WEEK, view_of
from tests.small_store import SHDH, TZORG, VIVA, Story, publish

ON, ATTENTION, OFF, EARLY, UNKNOWN, FOLLOWED = Status
SPENT = Destinations(10.0, 20.0)


def _values(who: str, **values: float) -> dict[tuple[str, str, str], float]:
    return {(metric, who, "201407"): value for metric, value in values.items()}


def _everything(who: str) -> dict[tuple[str, str, str], float]:
    return _values(
        who,
        clientperioden=99.0,
        uren_per_client_week=1.6,
        urenindex=96.0,
        aandeel_sterke_daling=2.0,
        ruimte_basistarief=30.0,
        effectief_uurtarief=27.3,
        plandekking=99.0,
        klachten_per_100=1.0,
        kosten_tov_referentie_cum=-500.0,
        kosten_tov_referentie_cum_pct=-4.0,
    )


STORY = Story(
    signals=(),
    clients={VIVA: 100, TZORG: 60, SHDH: 40, "TOTAAL": 200},
    more={key: value for who in (VIVA, TZORG, SHDH, "TOTAAL") for key, value in _everything(who).items()}
    | _values("TOTAAL", aandeel_bestand=10.0),
    overall={("tevredenheid_nul", who): 8.0 for who in (VIVA, TZORG, SHDH, "TOTAAL")},
)
STORY = replace(STORY, clients={VIVA: 100, TZORG: 60, SHDH: 40})


def of(
    root: Path, chosen: str | None = None, done: FollowUp | None = None, spent: Destinations = SPENT
) -> AgreementsStatus:
    """Return how the agreements stand, with the signals of the publication."""
    view = view_of(root, chosen=chosen)
    found = matters.matters(view, ())
    return agreements_status.answer(view, raised(found), done or follow_up(found), spent)


def statuses(answer: AgreementsStatus) -> dict[str, Status]:
    return {row.agreement.number: row.status for row in answer.rows}


def row(answer: AgreementsStatus, number: str) -> Row:
    return next(row for row in answer.rows if row.agreement.number == number)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_without_signals_everything_that_has_figures_is_on_schedule(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    answer = of(tmp_path)
    assert statuses(answer) == {agreement.number: ON for agreement in AGREEMENTS} | {
        "A6": EARLY,
        "A10": FOLLOWED,
        "A11": UNKNOWN,
        "A12": UNKNOWN,
    }
    assert (
        answer.figure.headline
        == "Van de 10 afspraken van het experiment lopen er 8 op schema; 2 zijn nog niet te beoordelen."
    )
    assert answer.figure.lead == ""
    assert plain(row(answer, "A1").finding) == "In periode 7 kregen alle 3 aanbieders het afgesproken tarief."


def test_signals_put_their_agreement_off_schedule_at_their_provider(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK)))
    answer = of(tmp_path)
    found = statuses(answer)
    assert (found["A1"], found["A4"], found["A5"], found["A9"]) == (OFF, ATTENTION, OFF, OFF)
    assert (found["A2"], found["A3"], found["A7"], found["A8"]) == (ON, ON, ON, ON)
    assert row(answer, "A5").since == "201406", "off schedule since it asks for action"
    assert "Signaal bij Viva! Zorggroep: ‘uren dalen sneller dan het tarief’." in row(answer, "A5").finding
    assert (
        plain(row(answer, "A9").finding)
        == "Er vragen nu 3 zaken om actie of aandacht; geen daarvan is besproken. Bij 2 zaken is nog actie nodig."
    )


def test_one_provider_is_judged_by_its_own_signals(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=(*TARIFFS, LOW_PLANS, FALLING)))
    viva, tzorg = of(tmp_path, VIVA), of(tmp_path, TZORG)
    assert (statuses(viva)["A1"], statuses(viva)["A5"]) == (ON, OFF)
    assert (statuses(tzorg)["A1"], statuses(tzorg)["A5"]) == (OFF, ON)
    assert viva.figure.headline.startswith(
        "Viva! Zorggroep: van de 10 afspraken van het experiment lopen er 6 op schema"
    )
    assert viva.figure.lead.startswith(
        "Het tarief volgt de afspraak, maar dat zegt niet alles: kijk naar uren per cliënt (A5)."
    )
    assert "Dit geldt voor alle aanbieders samen." in row(viva, "A8").finding


def test_a_wrong_tariff_that_has_stopped_is_still_to_be_settled(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=TARIFFS[:1]))
    assert statuses(of(tmp_path))["A1"] is ATTENTION


def test_what_is_left_over_must_be_spent_or_reserved(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    answer = of(tmp_path, spent=Destinations(is_delivered=False))
    assert statuses(answer)["A7"] is ATTENTION
    assert "Wat er met het verschil is gedaan, is nog niet vastgelegd." in row(answer, "A7").finding


@pytest.mark.parametrize(
    ("done", "status"),
    [
        (FollowUp(), ON),
        (FollowUp(2, 2), ON),
        (FollowUp(2, 1), ATTENTION),
        (FollowUp(2, 2, overdue=1), ATTENTION),
        (FollowUp(2, 2, actions=1), ATTENTION),
        (FollowUp(2, 1, waiting_actions=1), OFF),
    ],
)
def test_the_steering_is_judged_by_what_was_done_about_signals(tmp_path: Path, done: FollowUp, status: Status) -> None:
    publish(tmp_path, STORY)
    assert statuses(of(tmp_path, done=done))["A9"] is status


def test_what_was_discussed_no_longer_waits(tmp_path: Path) -> None:
    published = publish(tmp_path, replace(STORY, signals=(FALLING, LOW_PLANS)))
    view = view_of(tmp_path)
    discussed = Event(Kind.BESPROKEN, "Els", published.id, "S04", VIVA, "201407", "besproken")
    assert follow_up(matters.matters(view, ())) == FollowUp(2, 0, 0, 1, 1)
    assert follow_up(matters.matters(view, (discussed,))) == FollowUp(2, 1, 0, 0, 1)


def test_a_difference_in_satisfaction_needs_ten_pairs(tmp_path: Path) -> None:
    difference = {
        ("tevredenheid_nul", VIVA): 8.0,
        ("tevredenheid_verschil", VIVA): -0.1,
        ("tevredenheid_verschil_laag", VIVA): -0.4,
        ("tevredenheid_verschil_hoog", VIVA): 0.2,
    }
    publish(tmp_path, replace(STORY, overall=difference))
    assert statuses(of(tmp_path, VIVA))["A6"] is ON
    publish(tmp_path, replace(STORY, overall=difference, clients={VIVA: 9, TZORG: 60, SHDH: 40}))
    assert statuses(of(tmp_path, VIVA))["A6"] is EARLY
    publish(tmp_path, replace(STORY, overall={}))
    assert statuses(of(tmp_path, VIVA))["A6"] is UNKNOWN


@pytest.mark.parametrize(
    ("peildatum", "status", "words"),
    [
        (date(2014, 3, 23), EARLY, "De nulmeting loopt nog"),
        (date(2014, 3, 24), UNKNOWN, "De nulmeting is niet geleverd"),
    ],
    ids=["on the last day of the first survey", "after it"],
)
def test_a_first_survey_that_still_runs_is_not_a_missing_one(
    peildatum: date, status: Status, words: str, tmp_path: Path
) -> None:
    publish(tmp_path, Story(peildatum=peildatum, signals=()))
    answer = agreements_status.answer(replace(view_of(tmp_path), periode_id="201402"), (), FollowUp(), SPENT)
    assert row(answer, "A6").status is status
    assert row(answer, "A6").finding.startswith(words)


def test_on_a_few_clients_only_the_tariff_is_judged(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, clients={VIVA: 9, TZORG: 60, SHDH: 40}))
    answer = of(tmp_path, VIVA)
    assert [number for number, status in statuses(answer).items() if status is ON] == ["A1", "A9"]
    assert "Het gaat om minder dan 10 cliënten; daar hoort geen oordeel bij." in row(answer, "A5").finding


def test_a_missing_source_cannot_be_judged_and_says_so(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, more={}, overall={}))
    found = statuses(of(tmp_path))
    assert (found["A4"], found["A5"], found["A6"], found["A7"], found["A8"]) == (UNKNOWN,) * 5
    assert found["A1"] is ON


def test_before_the_first_whole_period_nothing_is_judged(tmp_path: Path) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 2, 10), signals=()))
    view = replace(view_of(tmp_path), periode_id="201402")
    answer = agreements_status.answer(view, (), FollowUp(), SPENT)
    assert not any(status.is_judged for status in statuses(answer).values())
    assert answer.figure.headline == "Over de afspraken is nog niets te zeggen: er zijn nog te weinig gegevens."


def test_a_publication_of_before_the_signals_is_not_called_on_schedule(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=None))
    answer = of(tmp_path)
    assert ON not in statuses(answer).values()
    assert "Voor deze stand zijn nog geen signalen bepaald." in row(answer, "A1").finding


def test_the_judgement_stays_at_the_last_whole_period_and_says_so(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    view = replace(view_of(tmp_path), periode_id="201404")
    answer = agreements_status.answer(view, (), FollowUp(), SPENT)
    assert plain(answer.figure.notes[0]) == (
        "U koos periode 4. De oordelen gaan over periode 7, de laatste periode die volledig is. Kies een eerdere stand om terug te kijken."
    )


def test_a_gap_in_the_data_is_named_beside_the_judgement(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, status={(TZORG, "201405"): "geen_levering"}))
    words = "Van T-Zorg ontbreken gegevens; de oordelen gaan over wat wel is geleverd."
    assert of(tmp_path).figure.notes == (words,)
    assert of(tmp_path, TZORG).figure.notes == (words,)
    assert of(tmp_path, VIVA).figure.notes == ()


def test_every_agreement_is_a_row_of_the_table_and_its_signals_are_in_the_definition(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    figure = of(tmp_path).figure
    assert [cells[0].text.split()[0] for cells in figure.table.rows] == [agreement.number for agreement in AGREEMENTS]
    assert "A5: S04, S10 en S21" in figure.definition


def test_pictures_tell_their_course_to_who_does_not_see_them(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    pictures = of(tmp_path).pictures
    assert plain(pictures["A5"].finding).startswith("Tarief en uren, in % van de start. Periode 2: 100,0%")
    assert plain(pictures["A8"].finding) == "Deel van alle cliënten, met een lijn bij 10%. Periode 7: 10,0%."


def test_hours_are_told_with_the_verdict_and_no_excuse_of_working_days(tmp_path: Path) -> None:
    values = {(metric, VIVA, "201406"): value for (metric, who, _), value in STORY.more.items() if who == VIVA}
    publish(tmp_path, replace(STORY, more=values, peildatum=date(2014, 6, 20)))
    told = plain(row(of(tmp_path, VIVA), "A5").finding)
    assert "In periode 6 bij Viva! Zorggroep: nog geen uitspraak" in told
    assert "werkdagen" not in told


def test_a_signal_of_all_together_is_told_as_such(tmp_path: Path) -> None:
    costly = Signal(
        "S05", Level.FACT, Severity.ACTION, "TOTAAL", "201407", 1.0, 0.0, 200, "201406", "201406", {"euro": 100.0}
    )
    publish(tmp_path, replace(STORY, signals=(costly,)))
    assert "Signaal voor alle aanbieders samen: ‘duurder dan voorheen’." in row(of(tmp_path), "A7").finding


def test_in_the_matrix_a_provider_counts_only_its_own_signals_and_the_worst_stands_first(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=TARIFFS))
    matrix = of(tmp_path).matrix
    assert [line.name for line in matrix.lines] == ["Alle samen", "T-Zorg", "SHDH", "Viva! Zorggroep"]
    first = {line.name: line.squares[0].row for line in matrix.lines}
    assert [first[name].status for name in ("Alle samen", "T-Zorg", "SHDH") if first[name]] == [OFF, OFF, ON]  # type: ignore[union-attr]
    size = next(place for place, agreement in enumerate(AGREEMENTS) if agreement.number == "A8")
    assert [line.squares[size].row is None for line in matrix.lines] == [False, True, True, True]


def test_the_small_lines_of_one_agreement_share_their_axis(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, more={**STORY.more, ("plandekking", VIVA, "201407"): 40.0}))
    matrix = of(tmp_path).matrix
    plans = next(place for place, agreement in enumerate(AGREEMENTS) if agreement.number == "A4")
    assert matrix.axis(plans) == (40.0, 100.0)


def test_the_matrix_as_a_table_has_a_row_per_agreement(tmp_path: Path) -> None:
    publish(tmp_path, replace(STORY, signals=TARIFFS))
    table = of(tmp_path).matrix.table()
    assert [column.name for column in table.columns] == ["Afspraak", "Alle samen", "T-Zorg", "SHDH", "Viva! Zorggroep"]
    assert len(table.rows) == 12
    assert [plain(cell.text) for cell in table.rows[0]][:3] == [
        "A1 tarief",
        "✗ niet op schema, sinds periode 6",
        "✗ niet op schema, sinds periode 6",
    ]
