"""The back-test: its counting by hand on a few looks, and one year of every story, which must raise its signals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from hbh_metrics.backtest import Expectation, Look, Row, Sort, Year, expectations_of, look_at, score
from hbh_metrics.backtest.chance import Chance
from hbh_metrics.backtest.looking import look_day, up_to
from hbh_metrics.backtest.scoring import appearances
from hbh_metrics.calendar import period
from hbh_metrics.cli import entry
from hbh_metrics.demo import STORIES, world
from hbh_metrics.metrics.in_memory import derived_evidence
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import CARD_BY_ID, Level, Severity, Signal

SEED = 7
ABOUT_HOURS = {"S04", "S06", "S10", "S21"}


def signal(name: str, who: str, severity: Severity = Severity.ATTENTION) -> Signal:
    return Signal(name, CARD_BY_ID[name].level, severity, who, "201403", 1.0, 1.0, 20, "201403", None)


def looks(*found: Sequence[Signal]) -> tuple[Look, ...]:
    """Looks from period 2 on, each with these signals."""
    return tuple(Look(f"2014{number:02d}", tuple(signals)) for number, signals in enumerate(found, start=2))


def year(story: str, *found: Sequence[Signal], chance: Chance | None = None) -> Year:
    return Year(story, 1, looks(*found), chance)


def line(rows: Sequence[Row], sort: Sort, name: str) -> Row:
    (found,) = [row for row in rows if (row.soort, row.signaal) == (sort, name)]
    return found


def test_a_signal_in_time_is_found_and_its_delay_counted_from_when_it_could_first_be_seen() -> None:
    s01 = signal("S01", "SHDH")
    years = [
        year("tarief-blijft-staan", [], [s01], [s01]),
        year("tarief-blijft-staan", [], [], [s01]),
        year("tarief-blijft-staan", [], [], []),
        year("tarief-blijft-staan", [], [signal("S01", "VIVA")], []),
    ]
    row = line([row for row in score(years) if row.aanbieder_id == "SHDH"], Sort.EXPECTED, "S01")

    assert (row.uiterlijk, row.gevonden_pct, row.vertraging_mediaan, row.vertraging_langste) == ("201403", 25.0, 0, 1)


def test_what_the_story_does_not_have_to_raise_is_counted_apart_for_its_provider_and_the_others() -> None:
    s07, s04 = signal("S07", "SHDH"), signal("S04", "VIVA", Severity.ACTION)
    rows = score([year("tarief-blijft-staan", [s07], [s07, s04], []), year("tarief-blijft-staan", [s07], [], [s07])])

    assert line(rows, Sort.OTHER, "S07").gevonden_pct == 100
    assert line(rows, Sort.OTHER, "S07").aanbieder_id == "SHDH"
    assert line(rows, Sort.OTHER, "S07").per_jaar == pytest.approx(3 / 2 * 13 / 12)
    assert (line(rows, Sort.OTHER, "S04").aanbieder_id, line(rows, Sort.OTHER, "S04").ernst) == ("ANDEREN", "ACTIE")
    assert line(rows, Sort.OTHER, "S04").gevonden_pct == 50


def test_a_signal_that_stays_is_one_and_one_that_comes_back_or_grows_is_another() -> None:
    light, heavy = signal("S04", "VIVA"), signal("S04", "VIVA", Severity.ACTION)

    assert len(list(appearances(looks([light], [light], [light])))) == 1
    assert len(list(appearances(looks([light], [], [light])))) == 2
    assert [one.ernst for one in appearances(looks([light], [heavy], [heavy]))] == [light.ernst, heavy.ernst]


def test_a_quiet_story_is_counted_per_year_beside_chance() -> None:
    chance = Chance(asked=12, new=6, weeks=24.0, signals=0.6, actions=0.12)
    s04, s01 = signal("S04", "VIVA"), signal("S01", "SHDH", Severity.ACTION)
    rows = score([year("volgens-afspraak", [s04], [s01], chance=chance), year("volgens-afspraak", chance=chance)])
    together = [row for row in rows if row.soort is Sort.TOGETHER]

    assert [row.signaal for row in together] == ["VRAAG, weken aan", "VRAAG, nieuw", "FEIT", "SIGNAAL", "ACTIE"]
    half = 0.5 * 13 / 12
    assert [row.per_jaar for row in together] == pytest.approx([13, 6.5, half, half, half])
    assert [row.toeval_per_jaar for row in together] == [
        pytest.approx(26),
        None,
        None,
        *map(pytest.approx, (0.65, 0.13)),
    ]


def test_of_every_rule_it_is_counted_in_how_many_periods_of_a_provider_it_was_wrong_in_a_quiet_year() -> None:
    s01 = replace(signal("S01", "SHDH", Severity.ACTION), periode_id="201402")
    later = replace(s01, periode_id="201403")
    s04, heavy = signal("S04", "VIVA"), signal("S04", "VIVA", Severity.ACTION)
    years = [
        year("volgens-afspraak", [s01], [s01, later], [s01, later, s04], [heavy]),
        year("volgens-afspraak", [s04], []),
    ]
    rows = {(row.signaal, row.ernst): row for row in score(years) if row.soort is Sort.PER_RULE}
    periods = {key: row.perioden for key, row in rows.items()}
    shares = {key: row.gevonden_pct for key, row in rows.items()}

    assert (periods["S01", "ACTIE"], shares["S01", "ACTIE"]) == (2, 50), "a fact of an earlier period is no new one"
    assert (periods["S04", "AANDACHT"], shares["S04", "AANDACHT"]) == (2, 100)
    assert (periods["S04", "ACTIE"], shares["S04", "ACTIE"]) == (1, 50)
    assert rows["S01", "ACTIE"].per_jaar == pytest.approx(13 / 12)
    assert (periods["S07", "AANDACHT"], shares["S07", "AANDACHT"]) == (0, 0), "a rule that never spoke is counted too"
    assert ("S01", "AANDACHT") not in rows
    assert not any(name == "S20" for name, _ in rows)


def test_years_of_several_stories_are_no_score() -> None:
    with pytest.raises(ValueError, match="one story, found 2"):
        score([year("vloer"), year("toeloop")])
    with pytest.raises(ValueError, match="one story, found 0"):
        score([])


def test_every_signal_that_a_story_must_raise_has_a_rule_and_a_term_within_the_experiment() -> None:
    for story in STORIES:
        for expected in expectations_of(story.name):
            assert expected.signaal in CARD_BY_ID
            assert "201402" <= expected.window.since <= expected.window.by <= "201413"


@cache
def _year(story: str) -> Year:
    return look_at(story, SEED)


def _first_seen(found: Year, expected: Expectation) -> str | None:
    return next((look.periode_id for look in found.looks if look.has(expected.signaal, expected.aanbieder_id)), None)


@pytest.mark.parametrize("story", [story.name for story in STORIES if story.must_raise])
def test_a_year_of_every_story_raises_its_signals_in_time(story: str) -> None:
    found = _year(story)

    assert [look.periode_id for look in found.looks] == [f"2014{number:02d}" for number in range(2, 14)]
    for expected in expectations_of(story):
        first = _first_seen(found, expected)
        assert first is not None, expected
        assert expected.window.since <= first <= expected.window.by, (expected, first)


def test_who_delivers_nothing_is_asked_for_it_and_not_blamed_for_its_hours() -> None:
    found = _year("stille-aanbieder")

    assert {one.periode_id for look in found.looks for one in look.signals if one.signaal == "S13"} == {
        "201406",
        "201407",
    }
    assert not any(look.has(name, who) for look in found.looks for name in ABOUT_HOURS for who in ("AMSTELRING",))


def test_a_quiet_year_asks_for_no_action() -> None:
    found = _year("volgens-afspraak")
    alarms = [one for one in appearances(found.looks) if one.niveau is Level.SIGNAL]

    assert not any(one.ernst is Severity.ACTION for look in found.looks for one in look.signals)
    assert len(alarms) <= 2
    assert found.chance is not None
    assert 0 < found.chance.weeks < 5 * 48
    assert found.chance.signals > found.chance.actions > 0


def test_a_look_back_holds_nothing_that_was_not_there_yet() -> None:
    whole = derived_evidence(world("volgens-afspraak", SEED, 600), date(2015, 1, 9))
    early = up_to(whole, look_day(period("201406")), has_answers=False)

    assert {row.periode_id for row in early.measures} == {f"2014{number:02d}" for number in range(2, 8)}
    assert {early.status(who, "201407") for who in (*early.providers, TOTAL)} == {"open"}
    assert {early.status(who, "201406") for who in early.providers} == {"volledig"}
    assert max(week.week_eind for week in early.weeks) == date(2014, 6, 22)
    for evidence in (early, whole):
        assert evidence.value("betaald", "VIVA", "201406") == whole.value("betaald", "VIVA", "201406")
    assert up_to(whole, date(2015, 1, 9), has_answers=True).measure("tevredenheid_verschil", TOTAL, None) is not None


def test_deriving_anew_from_what_was_known_gives_the_same_signal_at_the_same_time() -> None:
    (expected,) = expectations_of("tarief-blijft-staan")
    for as_delivered in (False, True):
        found = look_at("tarief-blijft-staan", SEED, clients=600, until="201403", as_delivered=as_delivered)
        assert [look.periode_id for look in found.looks] == ["201402", "201403"]
        assert _first_seen(found, expected) == "201403"


def test_the_command_prints_a_line_per_expected_signal(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["backtest", "--story", "toeloop", "--seeds", "1", "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]

    assert (first["verhaal"], first["soort"], first["signaal"], first["aanbieder_id"]) == (
        "toeloop",
        "VERWACHT",
        "S12",
        "TOTAAL",
    )
    assert first["gevonden_pct"] == 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--story", "sprookje"], "Het verhaal 'sprookje' bestaat niet. Kies uit: volgens-afspraak,"),
        (["--seeds", "0"], "Het aantal jaren is ten minste 1."),
        (["--vanaf-seed", "-1"], "Het eerste jaar (--vanaf-seed) is 0 of meer."),
    ],
)
def test_a_wrong_question_is_told_in_one_sentence(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.main(["backtest", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)


def test_the_towns_with_other_contracts_raise_their_signals_too() -> None:
    found = {
        (row.signaal, row.aanbieder_id): row
        for row in score([look_at("maandtarief-2026", SEED)])
        if row.soort == Sort.EXPECTED
    }
    assert set(found) == {("S22", "BEEK"), ("S23", "DAL"), ("S24", "BEEK")}
    assert {row.gevonden_pct for row in found.values()} == {100.0}
    assert found["S22", "BEEK"].uiterlijk == "202609"
