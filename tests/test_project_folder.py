"""The project of a data folder: what its file says, what is wrong with it, and what counts by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import hbh_metrics
from hbh_metrics import calendar, dutch
from hbh_metrics.cli.entry import main
from hbh_metrics.errors import UsageError
from hbh_metrics.project import DEFAULT, KEPT, CalendarKind, LiberationDay, Promise, as_text, current, in_force, kept
from hbh_metrics.project_folder import FILE, read_project
from hbh_metrics.screens.overzicht.agreement_rules import AGREEMENTS


def _project(tmp_path: Path, text: str) -> Path:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_without_a_file_and_one_with_the_file_of_nieuw_are_the_same_project(tmp_path: Path) -> None:
    assert main(["nieuw", str(tmp_path / "gemeente")]) == 0
    assert read_project(tmp_path) == read_project(tmp_path / "gemeente") == DEFAULT


def test_nieuw_never_writes_over_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _project(tmp_path, "[project]\ngemeente = 'Emmen'\n")
    assert main(["nieuw", str(tmp_path)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert read_project(tmp_path).town == "Emmen"


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    root = _project(
        tmp_path,
        """
        [project]
        gemeente = "Emmen"
        aanduiding = "de regeling"
        begin = 2026-01-01
        einde = 2026-12-31
        kalender = "MAAND"
        [feestdagen]
        bevrijdingsdag = "altijd"
        [afspraken.A1]
        titel = "Het tarief stijgt met de index"
        onderwerp = "index"
        signalen = ["S01", "S02"]
        """,
    )
    found = read_project(root)
    assert (found.town, found.begin, found.calendar) == ("Emmen", date(2026, 1, 1), CalendarKind.MONTHS)
    assert found.holidays.liberation_day is LiberationDay.ALWAYS
    assert found.title_of(Promise.A1) == "Het tarief stijgt met de index"
    assert found.agreed[Promise.A1].signals == ("S01", "S02")
    assert (found.name, found.surveys, found.providers, found.categories) == (
        DEFAULT.name,
        DEFAULT.surveys,
        DEFAULT.providers,
        DEFAULT.categories,
    )
    assert found.title_of(Promise.A2) == DEFAULT.title_of(Promise.A2)
    assert (found.subject_of(Promise.A1), found.subject_of(Promise.A2)) == ("index", "basistarief")
    assert found.scheme == "de regeling"
    assert found.title_of(Promise.A10) == "Er wordt verkend wat na de regeling goedkoper kan"
    assert DEFAULT.title_of(Promise.A10) == "Er wordt verkend wat na het experiment goedkoper kan"
    assert kept({KEPT: as_text(found)}) == found


def test_every_problem_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    root = _project(
        tmp_path,
        """
        [project]
        gemeente = 3
        aanduiding = "regeling"
        tariefpad = "De indexering"
        begin = "27 januari"
        kalender = "WEEK"
        categorie = [4]
        groep = "VOORAF"
        aandeel_bestand_pct = 0
        begindatum = 2026-01-01
        [enquete]
        nul_perioden = 0
        [feestdagen]
        goede_vrijdag = "ja"
        [aanbieders.totaal]
        agb = ["123"]
        [afspraken.A13]
        titel = "x"
        [afspraken.A1]
        signalen = ["S99"]
        maatstaven = ["tarief"]
        [schermen]
        uit = ["onbekend"]
        [huisstijl]
        kleur = "blauw"
        [overig]
        """,
    )
    with pytest.raises(UsageError) as told:
        read_project(root)
    lines = str(told.value).splitlines()
    assert lines[0].endswith("staan 19 fouten. Er is niets veranderd.")
    for named in (
        "gemeente", "aanduiding: 'regeling' kan niet. Verwacht het of de met", "tariefpad", "begin:", "kalender", "categorie", "groep",
        "aandeel_bestand_pct", "begindatum", "nul_perioden",
        "goede_vrijdag", "[aanbieders.totaal]", "agb", "A13", "signalen", "maatstaven", "uit", "kleur", "[overig]",
    ):  # fmt: skip
        assert any(named in line for line in lines[1:]), named


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[project]\nbegin = 2015-01-01\n", "ligt vóór begin"),
        ("[project]\nkalender = 'MAAND'\n", "begint een project op de eerste dag van een maand, zoals 2014-01-01"),
        ("[project]\neinde = 2014-02-01\n", "past geen hele periode"),
        ("[huisstijl]\nlogo = '../logo.png'\n", "geen png- of svg-bestand in de gegevensmap"),
        ("[project\n", "is geen goede TOML"),
    ],
)
def test_values_that_do_not_fit_together_are_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_project(_project(tmp_path, text))


def test_check_with_a_wrong_project_ends_with_2_and_publishes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _project(tmp_path, "[project]\ngemeente = 1\n")
    (tmp_path / "levering").mkdir()
    assert main(["check", str(tmp_path / "levering"), "--data", str(root)]) == 2
    assert "[project] gemeente" in capsys.readouterr().err


def test_a_manifest_keeps_the_project_whole_and_one_without_it_is_about_the_default(tmp_path: Path) -> None:
    changed = read_project(
        _project(tmp_path, "[project]\ngemeente = 'Emmen'\nkalender='MAAND'\nbegin=2026-01-01\neinde=2026-12-31\n")
    )
    assert kept({"project": as_text(changed)}) == changed
    assert kept({}) == DEFAULT


def test_months_are_named_counted_and_said_as_months(tmp_path: Path) -> None:
    changed = read_project(_project(tmp_path, "[project]\nkalender='MAAND'\nbegin=2026-01-01\neinde=2026-12-31\n"))
    with in_force(changed):
        assert [found.id for found in calendar.experiment_periods()] == [f"2026{month:02d}" for month in range(1, 13)]
        assert calendar.period_of(date(2026, 3, 31)) == "202603"
        assert calendar.period("202602").days == 28
        assert calendar.period("202603").days == 31
        assert calendar.next_period("202612") == "202701"
        assert calendar.period_number("202701") - calendar.period_number("202611") == 2
        with pytest.raises(ValueError, match="01 to 12"):
            calendar.period("202613")
        assert dutch.period("202603") == "maart\u00a02026"
        assert dutch.period_range("202603", "202605") == "maart t/m mei\u00a02026"
    assert current() is DEFAULT
    assert dutch.period("201403") == "periode\u00a03"


def test_a_week_belongs_to_the_month_of_its_thursday(tmp_path: Path) -> None:
    changed = read_project(_project(tmp_path, "[project]\nkalender='MAAND'\nbegin=2026-01-01\neinde=2026-12-31\n"))
    with in_force(changed):
        assert calendar.period("202601").mondays[0] == date(2025, 12, 29)
        assert calendar.period("202601").mondays[-1] == date(2026, 1, 26)
        assert calendar.period("202602").mondays[0] == date(2026, 2, 2)
        mondays = [monday for found in calendar.experiment_periods() for monday in found.mondays]
    assert len(mondays) == len(set(mondays)) == 53
    assert mondays[-1] == date(2026, 12, 28)


def test_free_days_are_those_of_the_project(tmp_path: Path) -> None:
    changed = read_project(_project(tmp_path, "[feestdagen]\ngoede_vrijdag = true\nbevrijdingsdag = 'nooit'\n"))
    good_friday, liberation_day = date(2014, 4, 18), date(2015, 5, 5)
    assert calendar.is_working_day(good_friday)
    assert not calendar.is_working_day(liberation_day)
    with in_force(changed):
        assert not calendar.is_working_day(good_friday)
        assert calendar.is_working_day(liberation_day)


def test_an_agreement_with_lists_of_its_own_is_judged_by_those_and_takes_them_from_where_the_cards_put_them() -> None:
    own = {
        **DEFAULT.agreed,
        Promise.A2: replace(DEFAULT.agreed[Promise.A2], metrics=("betaald",), signals=("S04", "S24")),
    }
    project = replace(DEFAULT, agreed=own)
    assert project.promise_of_signal("S04", Promise.A5) is Promise.A2
    assert project.promise_of_signal("S02", Promise.A2) is None, "the list of A2 leaves it out"
    assert project.promise_of_signal("S05", Promise.A7) is Promise.A7
    assert (project.promise_of_metric("betaald", None), project.promise_of_metric("uren", None)) == (Promise.A2, None)
    with in_force(project):
        assert next(one for one in AGREEMENTS if one.made is Promise.A2).signals == ("S04", "S24")
        assert "S04" not in next(one for one in AGREEMENTS if one.made is Promise.A5).signals


def test_settings_that_notepad_saved_are_read(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text("[project]\ngemeente = 'Emmen'\n", encoding="utf-8-sig")
    assert read_project(tmp_path).town == "Emmen"
    package = Path(hbh_metrics.__file__).parent
    strict = (
        'tomllib.loads(path.read_text(encoding="utf-8"))'  # refuses the mark that Notepad writes before the first line
    )
    assert [path.name for path in package.rglob("*.py") if strict in path.read_text(encoding="utf-8")] == []
