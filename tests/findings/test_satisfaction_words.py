"""The sentences on satisfaction: whether clients notice, how sure that is, and who is missing."""

from __future__ import annotations

import pytest

from hbh_metrics.findings import satisfaction_words
from hbh_metrics.findings.measured import Measured
from hbh_metrics.findings.satisfaction_words import Change
from tests.findings.desk_world import said


def change(
    difference: float | None = -0.05,
    low: float | None = -0.2,
    high: float | None = 0.1,
    *,
    pairs: int = 120,
    start: Measured | None = None,
    end: Measured | None = None,
    name: str = "",
) -> Change:
    return Change(
        name or "Alle aanbieders",
        not name,
        start or Measured(8.42, 183),
        end or Measured(8.1, 195),
        Measured(difference, pairs),
        low,
        high,
    )


GRADES = "Het cijfer was in de nulmeting gemiddeld een 8,4 (183 cliënten) en in de eindmeting gemiddeld een 8,1 (195 cliënten)."
START_ONLY = "Het cijfer was in de nulmeting gemiddeld een 8,4 (183 cliënten)."


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            change(),
            "Cliënten zijn niet aantoonbaar meer of minder tevreden: bij dezelfde 120 cliënten ligt het cijfer tussen 0,2 lager en 0,1 "
            f"hoger. {GRADES}",
        ),
        (
            change(-0.33, -0.42, -0.15),
            "Cliënten zijn minder tevreden dan aan het begin: dezelfde 120 cliënten geven een cijfer dat 0,3 lager is (tussen 0,2 en 0,4 "
            f"lager). {GRADES}",
        ),
        (
            change(0.5, 0.1, 0.8, name="Axxicom"),
            "Cliënten van Axxicom zijn meer tevreden dan aan het begin: dezelfde 120 cliënten van Axxicom geven een cijfer dat 0,5 hoger "
            f"is (tussen 0,1 en 0,8 hoger). {GRADES}",
        ),
        (
            change(None, None, None, pairs=0, end=Measured(None, 0)),
            f"Of cliënten iets merken, is nog niet te zeggen: de eindmeting is er nog niet. {START_ONLY}",
        ),
        (
            change(-0.8, -1.0, -0.6, pairs=9, name="T-Zorg"),
            "Over een verandering bij cliënten van T-Zorg is nog geen uitspraak mogelijk: maar 9 cliënten vulden beide metingen in. "
            f"{GRADES}",
        ),
        (
            change(-0.8, None, None, pairs=1),
            f"Over een verandering bij cliënten is nog geen uitspraak mogelijk: maar één cliënt vulde beide metingen in. {GRADES}",
        ),
        (
            change(None, None, None, pairs=0),
            f"Over een verandering bij cliënten is nog geen uitspraak mogelijk: niemand vulde beide metingen in. {GRADES}",
        ),
        (
            change(None, None, None, pairs=0, start=Measured(None, 0), end=Measured(None, 0)),
            "Of cliënten iets merken, is nog niet te zeggen: er zijn nog geen enquêtes geleverd (de gemeente levert die met de tabel "
            "enquetescores).",
        ),
        (
            change(None, None, None, pairs=0, start=Measured(8.0, 1), end=Measured(None, 0)),
            "Of cliënten iets merken, is nog niet te zeggen: de eindmeting is er nog niet. Het cijfer was in de nulmeting gemiddeld een "
            "8,0 (1 cliënt). Let op, een klein aantal.",
        ),
        (
            change(start=Measured(is_hidden=True)),
            "Of cliënten iets merken, staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_what_is_said_of_a_change(found: Change, sentence: str) -> None:
    assert said(satisfaction_words.changed(found)) == sentence


@pytest.mark.parametrize(
    ("start", "end", "asked", "sentence"),
    [
        (
            Measured(52.57, 184),
            Measured(),
            (350.0, None),
            "184 van de 350 gevraagde cliënten vulden de nulmeting in (53%).",
        ),
        (
            Measured(52.57, 184),
            Measured(49.0, 147),
            (350.0, 300.0),
            "184 van de 350 gevraagde cliënten vulden de nulmeting in (53%) en 147 van de 300 gevraagde cliënten vulden de eindmeting in "
            "(49%). Minder dan de helft antwoordde: wie niet antwoordde kan er anders over denken.",
        ),
        (
            Measured(20.0, 1),
            Measured(),
            (5.0, None),
            "Eén van de 5 gevraagde cliënten vulde de nulmeting in (20%). Minder dan de helft antwoordde: wie niet antwoordde kan er "
            "anders over denken.",
        ),
        (
            Measured(),
            Measured(),
            (None, None),
            "Welk deel van de cliënten antwoordde, is niet bekend: er zijn nog geen uitgezette vragenlijsten geleverd (de gemeente levert "
            "die met de tabel enquete_uitzet).",
        ),
        (
            Measured(is_hidden=True),
            Measured(),
            (None, None),
            "Hoeveel cliënten de vragenlijst invulden, staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_what_is_said_of_the_response(
    start: Measured, end: Measured, asked: tuple[float | None, float | None], sentence: str
) -> None:
    assert said(satisfaction_words.responded(start, end, asked, "")) == sentence


@pytest.mark.parametrize(
    ("stayed", "gone", "unlinked", "sentence"),
    [
        (
            (120, 8.5),
            (63, 7.9),
            0,
            "De 63 cliënten die de eindmeting niet invulden gaven aan het begin gemiddeld een 7,9; wie beide metingen invulde gaf een 8,5. "
            "De eindmeting mist dus vooral minder tevreden cliënten, en kan daardoor te gunstig zijn.",
        ),
        (
            (120, 8.0),
            (63, 8.5),
            2,
            "De 63 cliënten die de eindmeting niet invulden gaven aan het begin gemiddeld een 8,5; wie beide metingen invulde gaf een 8,0. "
            "De eindmeting mist dus vooral meer tevreden cliënten, en kan daardoor te ongunstig zijn. Van 2 nulmetingen is niet bekend "
            "wie de eindmeting invulde.",
        ),
        (
            (120, 8.4),
            (63, 8.5),
            1,
            "De 63 cliënten die de eindmeting niet invulden gaven aan het begin gemiddeld een 8,5; wie beide metingen invulde gaf een 8,4. "
            "Dat verschil kan toeval zijn (tot 0,3): er is niet te zien dat wie ontbreekt er anders over dacht. Van één nulmeting is niet "
            "bekend wie de eindmeting invulde.",
        ),
        (
            (120, 8.4),
            (1, 6.0),
            0,
            "Eén cliënt vulde de eindmeting niet in: te weinig om te zeggen of zij er anders over dachten.",
        ),
        (
            (8, 8.4),
            (63, 6.0),
            0,
            "Er is niet te zeggen wie er ontbreekt: maar 8 cliënten vulden beide metingen in.",
        ),
        ((120, 8.4), (0, None), 0, "Alle cliënten met een nulmeting die te volgen zijn, vulden ook de eindmeting in."),
        ((0, None), (63, 8.5), 0, "Geen van de cliënten met een nulmeting vulde ook de eindmeting in."),
    ],
)
def test_what_is_said_of_who_is_missing(
    stayed: tuple[int, float | None], gone: tuple[int, float | None], unlinked: int, sentence: str
) -> None:
    assert said(satisfaction_words.missing(stayed, gone, unlinked, "")) == sentence


@pytest.mark.parametrize(
    ("low", "counted", "before", "sentence"),
    [
        (
            17.6,
            190,
            7.5,
            "Bij ‘Krijgt u genoeg tijd?’ antwoordde in de eindmeting 18% een 3 of lager, op een schaal van 1 tot 5. Dat is het meest van "
            "alle vragen. In de nulmeting was dat 8%.",
        ),
        (
            50.0,
            6,
            None,
            "Bij ‘Krijgt u genoeg tijd?’ antwoordde in de eindmeting 50% een 3 of lager, op een schaal van 1 tot 5. Dat is het meest van "
            "alle vragen. Let op, een klein aantal: 6 antwoorden.",
        ),
        (
            0.0,
            190,
            None,
            "In de eindmeting gaf bij elke vraag bijna iedereen een antwoord boven het midden van de schaal.",
        ),
    ],
)
def test_the_question_with_the_lowest_answers(low: float, counted: int, before: float | None, sentence: str) -> None:
    found = satisfaction_words.lowest_answers(
        "Krijgt u genoeg tijd?", (3, "1 tot 5"), low, counted, "eindmeting", before
    )
    assert said(found) == sentence


def test_by_chance_grades_of_small_groups_are_further_apart() -> None:
    assert satisfaction_words.chance_of_grades(100, 100) == pytest.approx(0.277, abs=0.001)
    assert satisfaction_words.chance_of_grades(10, 10) == pytest.approx(0.877, abs=0.001)


def test_of_one_provider_no_table_is_called_missing_that_may_be_there_for_others() -> None:
    nothing = Measured(None, 0)
    assert satisfaction_words.responded(nothing, nothing, (None, None), " van T-Zorg") == (
        "Welk deel van de cliënten van T-Zorg antwoordde, is niet bekend: van hen zijn nog geen uitgezette vragenlijsten geleverd (de "
        "gemeente levert die).",
    )
