"""The verdict in words, and that every screen, sheet and paper has the same one."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from hbh_metrics import dutch
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.verdicts import SeenRuling
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.drawing.points import Position
from hbh_metrics.dutch import Rough
from hbh_metrics.findings import provider_sheet, verdicts
from hbh_metrics.findings.verdicts import About, Shown, told
from hbh_metrics.records import ProvidersInWords, SeenSignal
from hbh_metrics.screens import overleg
from hbh_metrics.screens.aanbieder import comparison
from hbh_metrics.screens.briefing import choice as briefing_choice
from hbh_metrics.screens.briefing import findings as briefing
from hbh_metrics.screens.briefing.paper import for_the_public, for_the_room
from hbh_metrics.screens.clienten import hours_and_tariff
from hbh_metrics.screens.overleg.paper import Told, meeting_sheet
from hbh_metrics.screens.overzicht import agreements_status
from hbh_metrics.signals import Level, Severity, Signal, Thresholds
from hbh_metrics.signals.verdict import Kind, Why
from tests.findings.desk_world import TZORG, World, hours_index, plain, publish, view

TOTAL = "TOTAAL"
ONE = About("T-Zorg", False, "201407", 5.0)
ALL = About("Alle aanbieders", True, "201407", 5.0)
NUMBERS = Shown(90.0, 93.1, 90.1, 96.2, 95.0)
SIGNAL = SeenSignal(
    "S04",
    "SIGNAAL",
    "ACTIE",
    TZORG,
    "201407",
    80.0,
    85.0,
    60,
    "201406",
    "201406",
    None,
    "Zo zegt het signaal het.",
    "Waarom?",
)
AT_ONE = ProvidersInWords("uren_dalen_sneller", "bij één van de 5 aanbieders", 1, 5)
AT_NONE = ProvidersInWords("uren_dalen_sneller", "bij geen enkele aanbieder", 0, 5)
GOT = (
    "Cliënten kregen 90,0% van hun uren van voorheen, dat is 93,1% bij een gewoon aantal werkdagen; het tarief staat op 95,0% van het "
    "starttarief."
)


def ruling(
    kind: Kind, why: Why | None = None, *, first: bool = False, signal: SeenSignal | None = None, at: ProvidersInWords | None = None
) -> SeenRuling:  # fmt: skip
    return SeenRuling(kind, why, first, signal, at)


@pytest.mark.parametrize(
    ("about", "found", "numbers", "sentences"),
    [
        (
            ONE,
            ruling(Kind.FOLLOWS),
            NUMBERS,
            (
                "In periode 7 bij T-Zorg: de uren volgen het tarief, 1,9 procentpunt eronder, en dat kan toeval zijn "
                "(tussen 4,9 eronder en 1,2 procentpunt erboven).",
                GOT,
            ),
        ),
        (
            ONE,
            ruling(Kind.SLOWER),
            Shown(99.0, 99.0, 96.0, 102.0, 95.0),
            (
                "In periode 7 bij T-Zorg: de uren daalden minder dan het tarief, meer dan toeval.",
                "Cliënten kregen 99,0% van hun uren van voorheen; het tarief staat op 95,0% van het starttarief.",
                "De marge van de uren (95%) loopt van 96,0% tot 102,0%.",
            ),
        ),
        (
            ONE,
            ruling(Kind.FASTER, first=True),
            Shown(),
            (
                "In periode 7 bij T-Zorg: de uren daalden sneller dan het tarief, meer dan toeval; wij vragen om aandacht vanaf 5 "
                "procentpunt, twee perioden na elkaar; dit is onder onze lijn; als dat de volgende periode weer zo is, vragen wij om "
                "aandacht.",
            ),
        ),
        (
            ONE,
            ruling(Kind.ACTION, signal=SIGNAL),
            Shown(78.0, 80.0, 77.5, 82.5, 95.0),
            (
                "In periode 7 bij T-Zorg: de uren dalen sneller dan het tarief, actie nodig.",
                "Zo zegt het signaal het.",
            ),
        ),
        (
            ONE,
            ruling(Kind.ATTENTION),
            Shown(),
            ("In periode 7 bij T-Zorg: de uren dalen sneller dan het tarief, dat vraagt om aandacht.",),
        ),
        (
            ALL,
            ruling(Kind.FASTER, at=AT_ONE),
            Shown(100.5, 101.1, 97.1, 105.2, 108.4),
            (
                "In periode 7 in totaal: de uren bleven achter bij het tarief, meer dan toeval; bij één van de 5 aanbieders vraagt dat "
                "om aandacht.",
                "Cliënten kregen 100,5% van hun uren van voorheen, dat is 101,1% bij een gewoon aantal werkdagen; het tarief staat op "
                "108,4% van het starttarief.",
                "De marge van de uren (95%) loopt van 97,1% tot 105,2%.",
            ),
        ),
        (
            ALL,
            ruling(Kind.FASTER, at=AT_NONE),
            Shown(),
            ("In periode 7 in totaal: de uren daalden sneller dan het tarief, meer dan toeval.",),
        ),
        (
            ALL,
            ruling(Kind.FASTER, at=AT_ONE),
            Shown(),
            (
                "In periode 7 in totaal: de uren daalden sneller dan het tarief, meer dan toeval; bij één van de 5 aanbieders vraagt dat "
                "om aandacht.",
            ),
        ),
        (
            ALL,
            ruling(Kind.FOLLOWS, at=AT_ONE),
            Shown(*(Rough(value, 1.0) for value in (90.0, 95.0, 93.0, 97.0, 95.0))),
            (
                "In periode 7 in totaal: de uren volgen het tarief, na afronding gelijk, en dat kan toeval zijn (tussen 2 eronder en "
                "2 procentpunt erboven); bij één van de 5 aanbieders dalen zij wel sneller.",
                "Cliënten kregen 90% van hun uren van voorheen, dat is 95% bij een gewoon aantal werkdagen; het tarief staat op 95% van "
                "het starttarief.",
            ),
        ),
        (
            ALL,
            ruling(Kind.NONE, Why.HIDDEN, at=AT_ONE),
            Shown(),
            (
                "In periode 7 in totaal: nog geen uitspraak of de uren sneller dalen dan het tarief, want het cijfer is afgeschermd; "
                "bij één van de 5 aanbieders dalen zij sneller.",
            ),
        ),
    ],
)
def test_a_verdict_in_words(about: About, found: SeenRuling, numbers: Shown, sentences: tuple[str, ...]) -> None:
    assert tuple(plain(sentence) for sentence in told(about, found, numbers).sentences) == sentences


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("first", [True, False])
def test_chance_and_policy_are_never_called_by_each_others_name(kind: Kind, first: bool) -> None:
    why = Why.UNKNOWN if kind is Kind.NONE else None
    verdict = told(replace(ONE, attention_points=6.0), ruling(kind, why, first=first), NUMBERS)
    text = " ".join(verdict.sentences)
    assert ("kan toeval zijn" in text) == (kind is Kind.FOLLOWS)
    assert ("toeval" in text) == (kind in (Kind.FOLLOWS, Kind.SLOWER, Kind.FASTER))
    assert not any(f"6{dutch.NO_BREAK}procentpunt {word}" in text for word in ("kan toeval", "toeval"))


def test_what_cannot_be_judged_yet_has_the_verdict_of_the_last_whole_period_beside_it(tmp_path: Path) -> None:
    other = {**hours_index(80, 78, 82, TZORG, "201406"), **hours_index(40, 38, 42, TZORG, "201407")}
    publish(tmp_path, World(status={(TZORG, "201407"): "onvolledig"}, other=other))
    for period_id, why in (
        ("201407", "de gegevens over de periode zijn nog niet volledig"),
        ("201408", "de periode loopt nog"),
    ):
        found = verdicts.of(view(tmp_path, TZORG, period_id))
        assert found.kind is Kind.NONE
        assert plain(found.sentence).endswith(
            f"nog geen uitspraak of de uren sneller dalen dan het tarief, want {why}."
        )
        assert plain(found.details[0]).startswith(
            "Periode 6 is de laatste volledige periode. In periode 6 bij T-Zorg: de uren daalden sneller dan het tarief"
        )
        assert "40" not in " ".join(found.sentences)


def test_a_publication_of_before_the_interval_says_so(tmp_path: Path) -> None:
    names = ("urenindex_vergelijkbaar", "urenindex_vergelijkbaar_laag", "urenindex_vergelijkbaar_hoog")
    publish(tmp_path, World(without=frozenset(names)))
    found = verdicts.of(view(tmp_path, TZORG))
    assert found.kind is Kind.NONE
    assert found.sentence.endswith("want deze stand is gemaakt voordat de marge van de uren werd berekend.")


def test_a_changed_threshold_changes_the_sentence_that_leans_on_it(tmp_path: Path) -> None:
    seven = Thresholds({("S04", Severity.ATTENTION, "punten"): 7.0})
    publish(tmp_path, World(other=hours_index(92, 91, 93, TZORG), signals=(), thresholds=seven))
    assert f"aandacht vanaf 7{dutch.NO_BREAK}procentpunt" in verdicts.of(view(tmp_path, TZORG)).sentence


FALLING = {
    severity: Signal(
        "S04", Level.SIGNAL, severity, TZORG, "201407", 80.0, 85.0, 60, "201406", None, {"tariefindex": 95.0}
    )
    for severity in Severity
}
WORLDS = [
    (World(other=hours_index(index, low, high, TZORG), signals=signals), kind)
    for index, low, high, signals, kind in (
        (97, 95, 99, (), Kind.SLOWER),
        (97, 94.99, 99, (), Kind.FOLLOWS),
        (94, 93, 95, (), Kind.FOLLOWS),
        (94, 93, 94.99, (), Kind.FASTER),
        (88, 86, 90, (FALLING[Severity.ATTENTION],), Kind.ATTENTION),
        (80, 78, 82, (FALLING[Severity.ACTION],), Kind.ACTION),
        (94.96, 93, 94.99, (), Kind.FASTER),
    )
]


@pytest.mark.parametrize(("world", "kind"), WORLDS)
def test_every_screen_of_a_provider_has_the_same_verdict(tmp_path: Path, world: World, kind: Kind) -> None:
    publish(tmp_path, world)
    seen = view(tmp_path, TZORG)
    verdict = verdicts.of(seen)
    assert verdict.kind is kind
    assert hours_and_tariff.answer(seen).headline == verdict.sentence
    assert verdict.sentence in provider_sheet.answer(seen).lead
    assert [
        figure.note for figure in provider_sheet.key_figures(seen) if figure.label == "Uren tegenover voorheen"
    ] == [verdict.words]
    panel = next(panel for panel in comparison.answer(view(tmp_path)).panels if panel.title == "T-Zorg")
    assert panel.sentence == verdict.sentence
    assert verdict.sentence in overleg.answer(seen, None, None).sentences
    rows = {row.agreement.number: row for row in agreements_status.answer(seen).rows}
    assert verdict.sentence in rows["A5"].finding
    own = view(tmp_path, TZORG, audience=Audience.aanbieder(TZORG))
    assert verdicts.of(own) == verdict


@pytest.mark.parametrize(("world", "kind"), WORLDS)
def test_every_screen_of_all_together_tells_of_the_provider_where_it_falls_faster(
    tmp_path: Path, world: World, kind: Kind
) -> None:
    publish(tmp_path, world)
    desk, wall = (verdicts.of(view(tmp_path, audience=who)) for who in (Audience.PROGRAMMAMANAGER, Audience.WETHOUDER))
    assert desk.kind is wall.kind is Kind.FOLLOWS
    assert ("bij één van de 3 aanbieders dalen zij wel sneller" in desk.sentence) == kind.is_signal
    assert ("dalen zij wel sneller" in wall.sentence) == kind.is_signal
    slide = briefing.help_received(view(tmp_path, audience=Audience.WETHOUDER))
    assert slide.headline == wall.sentence
    assert hours_and_tariff.answer(view(tmp_path)).headline == desk.sentence
    everything = " ".join((slide.headline, slide.lead, *slide.notes))
    assert "werkdagen had" not in everything


def _pdf_text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def test_the_papers_say_what_the_screens_say(tmp_path: Path) -> None:
    world, kind = WORLDS[-2]
    publish(tmp_path, world)
    seen, wall = view(tmp_path, TZORG), view(tmp_path, audience=Audience.WETHOUDER)
    made_at = seen.door.publication.manifest.gemaakt_op
    news = overleg.answer(seen, None, None)
    sheet = meeting_sheet(seen, Told(None, news, (), (), hours_and_tariff.answer(seen)), drawn, made_at)
    verdict = verdicts.of(seen)
    assert verdict.kind is kind is Kind.ACTION
    assert plain(verdict.sentence) in _pdf_text(sheet)
    about_all = plain(verdicts.of(wall).sentence)
    slides = briefing_choice.answer(wall)
    for paper in (for_the_room(slides, "", drawn, made_at), for_the_public(slides, drawn, made_at)):
        assert about_all in _pdf_text(paper)


@pytest.mark.parametrize("severity", list(Severity))
def test_no_screen_of_a_stand_with_the_signal_excuses_it(tmp_path: Path, severity: Severity) -> None:
    publish(tmp_path, World(other=hours_index(80, 78, 82, TZORG), signals=(FALLING[severity],)))
    for who, audience in (
        (TZORG, Audience.PROGRAMMAMANAGER),
        (TOTAL, Audience.PROGRAMMAMANAGER),
        (TOTAL, Audience.WETHOUDER),
    ):
        seen = view(tmp_path, who, audience=audience)
        figures = [hours_and_tariff.answer(seen), briefing.help_received(view(tmp_path, audience=Audience.WETHOUDER))]
        if who == TZORG:
            figures.append(provider_sheet.answer(seen))
        for figure in figures:
            told_here = " ".join((figure.headline, figure.lead, *figure.notes))
            assert not any(excuse in told_here for excuse in ("minder werkdagen", "kan komen doordat", "niet sneller"))
            if who == TZORG and figure is not figures[1]:
                assert "kan toeval zijn" not in told_here


def test_the_status_word_of_a_provider_never_says_on_the_path_over_a_signal_about_its_hours(tmp_path: Path) -> None:
    publish(tmp_path, World(signals=(FALLING[Severity.ACTION],)))
    panels = {panel.title: panel for panel in comparison.answer(view(tmp_path)).panels}
    assert (panels["T-Zorg"].position, panels["T-Zorg"].judgement.endswith("uren: actie nodig")) == (
        Position.ALERT,
        True,
    )
    assert panels["SHDH"].position is not Position.ALERT


@pytest.mark.parametrize(
    ("tariff", "words"), [(100.04, "daalden minder dan het tarief"), (100.1, "liggen boven het tarief")]
)
def test_hours_are_told_as_beside_a_rise_once_the_tariff_that_is_read_stands_above_its_start(
    tariff: float, words: str
) -> None:
    found = told(ONE, ruling(Kind.SLOWER), Shown(tariff=tariff))
    assert found.words == f"uren {words}"
    assert words in found.sentence
