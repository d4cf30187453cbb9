"""Every agreement of the journal: where it stands, what closed it, and whether it helped by the stands that followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.findings.agreements_made import WITHOUT_SIGNAL, Standing, made
from hbh_metrics.findings.attention import history
from hbh_metrics.followup import Event, Kind, Verdict
from hbh_metrics.publications import Publication
from hbh_metrics.signals import Signal
from tests.findings.matters import LOW_PLANS, TARIFFS, view_of
from tests.followup.journals import agreement
from tests.small_store import SHDH, TZORG, VIVA, Story, publish

RUNS, OVER, DONE = Standing.RUNS, Standing.OVER, Standing.DONE


def numbered(*events: Event) -> list[Event]:
    return [replace(event, volgnummer=place) for place, event in enumerate(events, start=1)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("afspraken")
    publish(root, Story(signals=(*TARIFFS, LOW_PLANS)))
    return root


def test_what_is_past_its_day_stands_first_and_what_is_done_last(folder: Path) -> None:
    view = view_of(folder)
    stand = view.door.publication.id
    about = {"signaal": None, "periode_id": None, "aanbieder_id": VIVA, "publicatie": stand}
    done = agreement(kenmerk="klaar", datum=date(2014, 7, 1), **about)
    closing = replace(done, soort=Kind.AFGEHANDELD, kenmerk="sluit", verwijst_naar="klaar", eigenaar=None, datum=None)
    runs = agreement(kenmerk="loopt", datum=date(2014, 7, 20), **about)
    over = agreement(kenmerk="voorbij", datum=date(2014, 7, 19), **about)
    found = made(view, numbered(done, runs, over, closing))
    assert [(one.event.kenmerk, one.standing) for one in found] == [("voorbij", OVER), ("loopt", RUNS), ("klaar", DONE)]
    assert {one.subject for one in found} == {WITHOUT_SIGNAL}
    assert [one.helped for one in found] == [None] * 3
    assert found[-1].closed is not None


def test_closing_the_signal_later_closes_its_agreement_and_nothing_of_another_provider(folder: Path) -> None:
    view = view_of(folder)
    stand = view.door.publication.id
    mine = agreement(signaal="S01", aanbieder_id=TZORG, kenmerk="a", publicatie=stand)
    other = agreement(signaal="S01", aanbieder_id=SHDH, kenmerk="b", publicatie=stand)
    closing = replace(mine, soort=Kind.AFGEHANDELD, kenmerk="c", eigenaar=None, datum=None)
    before, after = made(view, numbered(closing, mine, other)), made(view, numbered(mine, other, closing))
    assert [one.standing for one in before] == [OVER, OVER]
    assert {one.event.kenmerk: one.standing for one in after} == {"a": DONE, "b": OVER}


def test_an_agreement_made_over_a_later_publication_is_not_there_yet(folder: Path) -> None:
    assert made(view_of(folder), [agreement(publicatie="0009-2014-09-14-abcdef")]) == ()


def _stands(root: Path, *signals: tuple[Signal, ...]) -> list[Publication]:
    days = (date(2014, 7, 20), date(2014, 7, 27), date(2014, 8, 17), date(2014, 9, 14))
    return [publish(root, Story(signals=found, peildatum=day)) for found, day in zip(signals, days, strict=False)]


def verdict_of(root: Path, stand: Publication, event: Event) -> tuple[Verdict, date | None]:
    view = view_of(root, stand=stand.id)
    (found,) = made(view, [event], history.doors(root, view, [event]))
    assert found.helped is not None
    return found.helped.effect.verdict, found.helped.effect.stand


def test_a_fact_about_one_period_is_judged_when_a_later_period_is_there_never_by_its_own_value(tmp_path: Path) -> None:
    first, same, later = _stands(tmp_path, (LOW_PLANS,), (LOW_PLANS,), ())
    event = agreement(
        signaal="S07", aanbieder_id=LOW_PLANS.aanbieder_id, periode_id=LOW_PLANS.periode_id, publicatie=first.id, datum=date(2014, 7, 21)
    )  # fmt: skip
    assert verdict_of(tmp_path, first, event) == (Verdict.TOO_EARLY, None)
    assert verdict_of(tmp_path, same, event) == (Verdict.TOO_EARLY, None), "the same period again says nothing"
    assert verdict_of(tmp_path, later, event) == (Verdict.HELPED, date(2014, 8, 17))


def test_a_fact_that_can_be_set_right_is_judged_in_the_next_stand_on_or_after_its_date(tmp_path: Path) -> None:
    wrong = next(signal for signal in TARIFFS if signal.aanbieder_id == TZORG)
    first, early, due = _stands(tmp_path, (wrong,), (wrong,), ())
    event = agreement(
        signaal=wrong.signaal, aanbieder_id=TZORG, periode_id=wrong.periode_id, publicatie=first.id, datum=date(2014, 8, 1)
    )  # fmt: skip
    assert verdict_of(tmp_path, early, event) == (Verdict.TOO_EARLY, None)
    assert verdict_of(tmp_path, due, event) == (Verdict.HELPED, date(2014, 8, 17))
    soon = replace(event, datum=date(2014, 7, 25))
    assert verdict_of(tmp_path, due, soon) == (Verdict.NOT_HELPED, date(2014, 7, 27))
