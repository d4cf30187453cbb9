"""Which delivery is behind a changed value, and that what was shown can be shown again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from tests.door.tables import Row, measure, providers, publish

PM, OF_A, WETHOUDER = Audience.PROGRAMMAMANAGER, Audience.aanbieder("A"), Audience.WETHOUDER
JULY, AUGUST = date(2014, 7, 20), date(2014, 8, 17)


def file(number: int, name: str, table: str, who: str | None, period: str | None) -> Row:
    return f"{number:04d}", JULY, name, "ab" * 32, table, who, period, 10


FIRST = [file(1, "uren_a.csv", "geleverde_uren", "A", "201405"), file(1, "indicaties.csv", "indicaties", "A", None)]


def between(
    root: Path,
    old: Sequence[Row],
    new: Sequence[Row],
    more: Sequence[Row],
    *,
    later: date = JULY,
    audience: Audience = PM,
) -> dict[tuple[str, str, str | None], tuple[str, tuple[str, ...]]]:
    """Publish two, the second with more files, and return what is behind each change."""
    publications = [
        publish(root, {"aanbieders": providers("A", "B"), "meetwaarden": rows, "herkomst": [*FIRST, *files]}, day)
        for rows, files, day in ((old, [], JULY), (new, more, later))
    ]
    found = changes_since(root, audience, *(publication.id for publication in publications))
    return {(row.maatstaf, row.aanbieder_id, row.periode_id): (row.oorzaak, row.bestanden) for row in found}


def values(number: float, *metrics: str, period: str | None = "201405") -> list[Row]:
    return [measure(metric, who, period, number, 40) for metric in metrics or ("uren",) for who in ("A", "B", "TOTAAL")]


HOURS_A, HOURS_B = (file(2, f"uren_{who.lower()}.csv", "geleverde_uren", who, "201405") for who in "AB")


def test_a_change_is_explained_by_files_about_its_provider_period_and_sources(tmp_path: Path) -> None:
    other_period = file(2, "uren_mei.csv", "geleverde_uren", "A", "201406")
    other_source = file(2, "betalingen.csv", "periodebetalingen", "A", "201405")
    found = between(tmp_path, values(1.0), values(2.0), [HOURS_A, HOURS_B, other_period, other_source])
    assert found == {
        ("uren", "A", "201405"): ("levering", ("0002 uren_a.csv",)),
        ("uren", "B", "201405"): ("levering", ("0002 uren_b.csv",)),
        ("uren", "TOTAAL", "201405"): ("levering", ("0002 uren_a.csv", "0002 uren_b.csv")),
    }


def test_a_source_without_periods_is_named_where_no_file_speaks_of_the_period(tmp_path: Path) -> None:
    assigned = file(2, "indicaties_nieuw.csv", "indicaties", "A", None)
    found = between(tmp_path, values(1.0, "uren", "clienten"), values(2.0, "uren", "clienten"), [HOURS_A, assigned])
    assert found["uren", "A", "201405"] == ("levering", ("0002 uren_a.csv",))
    assert found["clienten", "A", "201405"] == ("levering", ("0002 indicaties_nieuw.csv",))


def test_a_running_sum_is_also_explained_by_files_about_earlier_periods(tmp_path: Path) -> None:
    paid = file(2, "betalingen.csv", "periodebetalingen", "A", "201403")
    metrics = ("kosten_tov_referentie", "kosten_tov_referentie_cum")
    found = between(tmp_path, values(1.0, *metrics), values(2.0, *metrics), [paid])
    assert found["kosten_tov_referentie_cum", "A", "201405"] == ("levering", ("0002 betalingen.csv",))
    assert found["kosten_tov_referentie", "A", "201405"] == ("herberekend", ())


@pytest.mark.parametrize(("later", "why"), [(AUGUST, "peildatum verschoven"), (JULY, "herberekend")])
def test_what_no_delivery_explains_is_said_to_be_so(later: date, why: str, tmp_path: Path) -> None:
    found = between(tmp_path, values(1.0), values(2.0), [], later=later)
    assert set(found.values()) == {(why, ())}


def test_back_from_a_later_publication_the_same_files_explain_it(tmp_path: Path) -> None:
    between(tmp_path, values(1.0), values(2.0), [HOURS_A])
    first, second = sorted(path.name for path in (tmp_path / "publicaties").iterdir())
    back = {row.aanbieder_id: row.bestanden for row in changes_since(tmp_path, PM, second, first)}
    assert back["A"] == ("0002 uren_a.csv",)


def test_a_provider_is_told_its_own_files_and_the_wethouder_none(tmp_path: Path) -> None:
    found = between(tmp_path, values(1.0), values(2.0), [HOURS_A, HOURS_B], audience=OF_A)
    assert found == {("uren", "A", "201405"): ("levering", ("0002 uren_a.csv",))}  # of TOTAAL there are too few others
    first, second = sorted(path.name for path in (tmp_path / "publicaties").iterdir())
    assert not [row for row in changes_since(tmp_path, WETHOUDER, first, second) if row.bestanden or row.oorzaak]


def test_the_command_compares_for_an_audience_with_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    between(tmp_path, values(1.0), values(2.0), [HOURS_A, HOURS_B])
    first, second = sorted(path.name for path in (tmp_path / "publicaties").iterdir())
    compare = ["compare", first, second, "--data", str(tmp_path), "--format", "csv"]
    assert main(compare) == 0
    assert "uren;TOTAAL;201405;gewijzigd;1,0;2,0;levering;0002 uren_a.csv, 0002 uren_b.csv" in capsys.readouterr().out
    assert main([*compare, "--audience", "aanbieder:A"]) == 0
    told = capsys.readouterr().out
    assert "uren;A;201405" in told
    assert "uren_b" not in told
    assert "uren;B" not in told


def test_free_questions_are_for_the_programmamanager_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path, {"aanbieders": providers("A"), "meetwaarden": values(1.0)})
    ask = ["query", "select count(*) as n from meetwaarden", "--data", str(tmp_path), "--format", "csv"]
    assert main(ask) == 0
    assert capsys.readouterr().out == "n\n3\n"
    for audience in ("aanbieder:A", "wethouder"):
        assert main([*ask, "--audience", audience]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "alleen voor de programmamanager" in said.err
