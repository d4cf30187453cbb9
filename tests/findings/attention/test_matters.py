"""Which matters there are, in which order, what was done about them, and whether that helped as later publications show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.drawing.chart import Words
from hbh_metrics.findings.attention import conditions, matters
from hbh_metrics.findings.attention.evidence import evidence
from hbh_metrics.findings.attention.values import value_text
from hbh_metrics.findings.attention.words import Tally
from hbh_metrics.followup import Event, Kind, Status, Verdict
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.signalen import listing
from hbh_metrics.screens.signalen.listing import Filters
from hbh_metrics.signals import Level, Severity, Signal
from tests.findings.matters import EVERY, FALLING, LOW_PLANS, TARIFFS, WEEK, WEEKS, view_of
from tests.followup.journals import agreement, note
from tests.signals.weekly_rows import bumpy, weeks
from tests.small_store import TZORG, VIVA, Story, publish

MORE = {
    ("urenindex_vergelijkbaar", VIVA, period): value
    for period, value in zip(("201402", "201403", "201404", "201405", "201406", "201407"), (99, 98, 96, 90, 84, 80), strict=True)
} | {("plandekking", TZORG, "201407"): 93.0, ("afwijking_tarief", TZORG, "201407"): 1.0}  # fmt: skip


def _ids(root: Path, *signals: Signal, events: tuple[Event, ...] = (), chosen: str | None = None) -> list[str]:
    publish(root, Story(signals=signals))
    found = matters.matters(view_of(root, chosen=chosen), events)
    return [f"{matter.signal.signaal} {matter.provider.naam}" for matter in found]


def _of(root: Path, **written: object) -> Event:
    stand = view_of(root).door.publication.id
    made = agreement(signaal="S04", aanbieder_id=VIVA, periode_id="201407", publicatie=stand)
    return replace(made, **written)  # type: ignore[arg-type]


def test_action_comes_before_attention_and_what_is_settled_comes_last(tmp_path: Path) -> None:
    assert _ids(tmp_path, LOW_PLANS, FALLING, *TARIFFS) == ["S01 T-Zorg", "S04 Viva! Zorggroep", "S07 T-Zorg"]
    closed = _of(tmp_path, soort=Kind.AFGEHANDELD, signaal="S01", aanbieder_id=TZORG, volgnummer=1)
    found = matters.matters(view_of(tmp_path), (closed,))
    assert [matter.signal.signaal for matter in found] == ["S04", "S07", "S01"]
    assert matters.tally(found) == Tally(1, 1, 0, 1)


def test_a_signal_found_in_several_periods_is_one_matter_told_by_its_last_period(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=TARIFFS))
    (matter,) = matters.matters(view_of(tmp_path), ())
    assert matter.signal.periode_id == "201407"
    assert [row.periode_id for row in matter.earlier] == ["201403", "201406"]


def test_a_chosen_provider_has_its_own_matters_only(tmp_path: Path) -> None:
    assert _ids(tmp_path, LOW_PLANS, FALLING, chosen=TZORG) == ["S07 T-Zorg"]


def test_a_signal_about_all_providers_together_names_them_so(tmp_path: Path) -> None:
    everyone = replace(LOW_PLANS, signaal="S12", aanbieder_id=TOTAL, waarde=11.5, drempel=11.0, feiten={})
    assert _ids(tmp_path, everyone) == ["S12 Alle aanbieders"]


def test_without_signals_there_is_good_news_and_without_their_table_there_is_none(tmp_path: Path) -> None:
    publish(tmp_path, Story())
    assert not matters.has_signals(view_of(tmp_path))
    publish(tmp_path, Story(signals=()))
    view = view_of(tmp_path)
    assert matters.has_signals(view)
    assert listing.screen(view, (), Filters()).headline.startswith("Goed nieuws")


def test_an_agreement_holds_for_the_run_it_was_made_in_and_not_for_an_earlier_one(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING,)))
    within, before = (_of(tmp_path, periode_id=period, datum=date(2014, 12, 1)) for period in ("201405", "201404"))
    (matter,) = matters.matters(view_of(tmp_path), (within,))
    assert matter.state.status is Status.AGREED
    (matter,) = matters.matters(view_of(tmp_path), (before,))
    assert matter.state.status is Status.NEW
    assert matter.follow_up.events == (before,), "it stays in the history"


def test_an_older_publication_shows_what_was_written_with_it_and_not_later(tmp_path: Path) -> None:
    first = publish(tmp_path, Story(signals=(FALLING,)))
    early = _of(tmp_path, kenmerk="vroeg")
    publish(tmp_path, Story(signals=(FALLING,), peildatum=date(2014, 7, 27)))
    late = _of(tmp_path, kenmerk="laat")
    (then,) = matters.matters(view_of(tmp_path, stand=first.id), (early, late))
    (now,) = matters.matters(view_of(tmp_path), (early, late))
    assert [event.kenmerk for event in then.follow_up.events] == ["vroeg"]
    assert [event.kenmerk for event in now.follow_up.events] == ["vroeg", "laat"]


def test_a_signal_that_stops_is_kept_when_something_was_done_about_it(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING, LOW_PLANS)))
    done = _of(tmp_path)
    publish(tmp_path, Story(signals=(LOW_PLANS,), peildatum=date(2014, 8, 17)))
    view = view_of(tmp_path)
    (gone,) = matters.stopped(view, (done,))
    assert (gone.card.id, gone.provider.naam, gone.events) == ("S04", "Viva! Zorggroep", (done,))
    assert matters.stopped(view, ()) == ()
    undone = replace(done, soort=Kind.TERUGGEDRAAID, verwijst_naar=done.kenmerk, kenmerk="terug")
    assert matters.stopped(view, (done, undone)) == ()
    assert matters.stopped(view_of(tmp_path, chosen=TZORG), (done,)) == ()


def _doors(root: Path) -> list[Door]:
    found = reversed(opening.publications(root, Audience.PROGRAMMAMANAGER))
    doors = [opening.open_door(root, Audience.PROGRAMMAMANAGER, publication.id) for publication in found]
    return [door for door in doors if door is not None]


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ((), Verdict.HELPED),
        ((replace(FALLING, periode_id="201408"),), Verdict.NOT_HELPED),
        ((replace(FALLING, ernst=FALLING.ernst, periode_id="201408", sinds="201408"),), Verdict.NOT_HELPED),
    ],
)
def test_an_agreement_helped_when_the_signal_was_gone_in_the_first_closed_period_after_its_date(
    tmp_path: Path, later: tuple[Signal, ...], verdict: Verdict
) -> None:
    publish(tmp_path, Story(signals=(FALLING,), more=MORE))
    done = _of(tmp_path, datum=date(2014, 7, 13), waarde=80.0)
    assert matters.needs_history((done,))
    more = MORE | {("urenindex_vergelijkbaar", VIVA, "201408"): 94.5}
    publish(tmp_path, Story(signals=later, more=more, peildatum=date(2014, 8, 17)))
    view = view_of(tmp_path)
    follow_ups = [matter.follow_up for matter in matters.matters(view, (done,), _doors(tmp_path))]
    follow_ups += matters.stopped(view, (done,), _doors(tmp_path))
    ((helped,),) = (follow_up.helped for follow_up in follow_ups)
    assert (helped.effect.verdict, helped.effect.periode_id) == (verdict, "201408")
    assert (helped.effect.value_then, helped.effect.value_now) == (80.0, 94.5)
    assert "(toen 80,0%, nu 94,5%)" in helped.sentence


def test_a_period_that_is_not_whole_is_too_early_to_tell(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING,)))
    done = _of(tmp_path, datum=date(2014, 7, 13))
    late = {(VIVA, "201408"): "onvolledig"}
    publish(tmp_path, Story(signals=(), status=late, peildatum=date(2014, 8, 17)))
    (gone,) = matters.stopped(view_of(tmp_path), (done,), _doors(tmp_path))
    assert gone.helped[0].effect.verdict is Verdict.TOO_EARLY


def test_a_run_that_went_on_counts_for_every_period_in_it(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING,)))
    done = _of(tmp_path, datum=date(2014, 5, 18), periode_id="201405")
    (matter,) = matters.matters(view_of(tmp_path), (done,), _doors(tmp_path))
    assert matter.follow_up.helped[0].effect.verdict is Verdict.NOT_HELPED
    assert matter.follow_up.helped[0].effect.periode_id == "201406"


@pytest.mark.parametrize(
    ("signal", "value", "text"),
    [
        ("S15", 14.5, "14,5 dagen"), ("S15", 28.0, "28 dagen"), ("S13", 1.0, "1 werkdag"), ("S03", 0.0, "0 perioden"),
        ("S07", 93.04, "93,0%"), ("S13", None, "–"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_it_is(signal: str, value: float | None, text: str) -> None:
    assert value_text(signal, value).replace("\u00a0", " ") == text


def test_the_levels_stand_apart_and_each_says_what_it_is(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK), weeks=WEEKS))
    view = view_of(tmp_path)
    found = listing.screen(view, matters.matters(view, ()), Filters())
    assert [section.headline.replace("\u00a0", " ") for section in found.sections] == [
        "■ 2 feiten",
        "▲ Eén signaal",
        "? Eén vraag",
    ]
    assert [section.meaning.split(" ")[1] for section in found.sections] == ["feit", "signaal", "vraag"]
    assert "Ook als er niets aan de hand is, zijn er vragen" in found.sections[2].meaning
    none = listing.screen(view, (), Filters())
    assert [section.headline for section in none.sections] == ["■ Geen feiten", "▲ Geen signalen", "? Geen vragen"]


@pytest.mark.parametrize("signal", ["S04", "S10", "S21"])
def test_where_hours_need_action_no_card_about_hours_of_that_provider_is_excused(tmp_path: Path, signal: str) -> None:
    action = replace(FALLING, signaal=signal, ernst=Severity.ACTION)
    elsewhere = replace(WEEK, aanbieder_id=TZORG)
    publish(tmp_path, Story(signals=(action, WEEK, elsewhere, LOW_PLANS), weeks=WEEKS))
    view = view_of(tmp_path)
    found = matters.matters(view, ())
    told = {(one.signal.signaal, one.provider.aanbieder_id): one.innocent is None for one in found}
    assert told == {(signal, VIVA): True, ("S20", VIVA): True, ("S20", TZORG): False, ("S07", TZORG): False}
    meaning = listing.screen(view, found, Filters()).sections[2].meaning
    assert meaning.startswith(
        "Een vraag gaat over één week die opvalt. Bij Viva! Zorggroep is over de uren al actie nodig; die gaat voor."
    )
    assert "toeval" not in meaning


def test_a_week_beside_attention_for_hours_keeps_how_it_could_be_innocent(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(replace(FALLING, ernst=Severity.ATTENTION), WEEK), weeks=WEEKS))
    assert [one.innocent for one in matters.matters(view_of(tmp_path), ())] == [
        one.card.innocent for one in matters.matters(view_of(tmp_path), ())
    ]


def test_a_question_that_goes_on_stands_below_the_new_ones_and_is_counted_apart(tmp_path: Path) -> None:
    going_on = replace(WEEK, feiten={**WEEK.feiten, "eerste_week_begin": "2014-06-30"})
    new = replace(WEEK, aanbieder_id=TZORG, feiten={**WEEK.feiten, "eerste_week_begin": "2014-07-14"})
    publish(tmp_path, Story(signals=(going_on, new), weeks=WEEKS))
    view = view_of(tmp_path)
    found = matters.matters(view, ())
    assert [(matter.provider.aanbieder_id, matter.goes_on) for matter in found] == [(TZORG, False), (VIVA, True)]
    screen = listing.screen(view, found, Filters())
    assert screen.sections[2].headline.replace("\u00a0", " ") == "? Eén vraag; één loopt nog"
    assert screen.headline.endswith("wel is er één vraag voor deze week en loopt er nog één.")
    told = [row[4].text.replace("\u00a0", " ") for row in listing.listed(found).rows]
    assert told == ["de week van 14 juli 2014 (nieuw)", "de week van 30 juni 2014 (loopt nog)"]


@pytest.mark.parametrize(
    ("filters", "shown", "left_out"),
    [
        (Filters(), ["S01", "S07", "S04", "S20"], ""),
        (Filters(level="feit"), ["S01", "S07"], "Door uw keuze staan 2 zaken hier niet."),
        (Filters(severity="actie nodig"), ["S01", "S04"], "Door uw keuze staan 2 zaken hier niet."),
        (Filters(level="vraag", severity="actie nodig"), [], "Door uw keuze staan 4 zaken hier niet."),
        (Filters(is_open_only=True), ["S01", "S07", "S04"], "Door uw keuze staat één zaak hier niet."),
    ],
)
def test_filters_leave_out_and_say_how_much(tmp_path: Path, filters: Filters, shown: list[str], left_out: str) -> None:
    publish(tmp_path, Story(signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK), weeks=WEEKS))
    view = view_of(tmp_path)
    closed = _of(tmp_path, soort=Kind.AFGEHANDELD, signaal="S20", periode_id="201408")
    found = listing.screen(view, matters.matters(view, (closed,)), filters)
    assert [matter.signal.signaal for section in found.sections for matter in section.matters] == shown
    assert (left_out in found.lead) == bool(left_out)
    assert "2 zaken vragen om actie en één zaak vraagt om aandacht" in found.headline, "the headline counts them all"


def test_when_it_is_a_signal_is_told_with_the_thresholds_in_force(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(LOW_PLANS,)))
    view = view_of(tmp_path)
    told = conditions.conditions(view, matters.matters(view, ())[0])
    assert "Aandacht als" in told
    assert "95%" in told
    assert "Actie als" in told


def test_the_list_as_a_table_holds_every_matter_with_its_numbers(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING, WEEK), weeks=WEEKS))
    table = listing.listed(matters.matters(view_of(tmp_path), ()))
    first, _ = table.rows
    assert [cell.text.replace("\u00a0", " ") for cell in first[:-1]] == [
        "Viva! Zorggroep", "Uren dalen sneller dan het tarief", "signaal", "actie nodig",
        "periode 6; aandacht sinds periode 5", "100", "80,0%", "85%",
        "nog niet opgepakt",
    ]  # fmt: skip


def _words(view_root: Path, signal_id: str) -> list[str]:
    view = view_of(view_root)
    matter = next(matter for matter in matters.matters(view, ()) if matter.signal.signaal == signal_id)
    figure = evidence(view, matter)
    assert figure is not None
    assert figure.chart is not None
    assert figure.table.rows
    return [mark.text for plot in figure.chart.plots for mark in plot.marks if isinstance(mark, Words)]


def test_every_signal_is_drawn_as_it_should_be(tmp_path: Path) -> None:
    nine = {"tevredenheid_verschil": -0.8, "tevredenheid_verschil_laag": -1.2, "tevredenheid_verschil_hoog": -0.4}
    publish(
        tmp_path,
        Story(signals=EVERY, weeks=WEEKS, more=MORE, overall={(name, VIVA): value for name, value in nine.items()}),
    )
    assert _words(tmp_path, "S04") == ["aandacht −5", "actie −10"]
    assert _words(tmp_path, "S01") == ["afgesproken"]
    assert _words(tmp_path, "S16") == ["aandacht 1\u00a0cliëntperiode", "actie 3\u00a0cliëntperioden"]
    assert _words(tmp_path, "S13") == []
    assert _words(tmp_path, "S09") == []
    for signal_id in ("S20", "S21"):
        words = _words(tmp_path, signal_id)
        assert "basis: 26 weken" in words
        assert {"bovengrens", "ondergrens"} <= set(words)


def test_limits_of_trial_and_too_few_weeks_are_called_so(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(WEEK,), weeks=tuple(weeks([], bumpy(20)))))
    assert "proeflimieten: 12 weken" in _words(tmp_path, "S20")
    publish(tmp_path, Story(signals=(WEEK,), weeks=tuple(weeks([], bumpy(8))), peildatum=date(2014, 7, 27)))
    assert _words(tmp_path, "S20") == ["nog te weinig weken"]


def test_without_numbers_there_is_no_chart(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING, WEEK)))
    view = view_of(tmp_path)
    assert [evidence(view, matter) for matter in matters.matters(view, ())] == [None, None]


def test_a_new_agreement_is_proposed_for_the_end_of_the_running_period(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=()))
    assert matters.due_by(view_of(tmp_path)) == date(2014, 8, 10)
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 8, 10)))
    assert matters.due_by(view_of(tmp_path)) == date(2014, 9, 7)


def test_levels_and_notes_of_others_do_not_mix(tmp_path: Path) -> None:
    publish(tmp_path, Story(signals=(FALLING, LOW_PLANS)))
    mine = note(
        signaal="S07", aanbieder_id=TZORG, periode_id="201407", publicatie=view_of(tmp_path).door.publication.id
    )
    falling, plans = matters.matters(view_of(tmp_path), (mine,))
    assert falling.follow_up.events == ()
    assert plans.follow_up.events == (mine,)
    assert (falling.level, plans.level) == (Level.SIGNAL, Level.FACT)
