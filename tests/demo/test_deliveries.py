"""The demo's files: readable, the same every time, and together exactly what the administrations hold."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.demo import Delivery, stand_days, write_deliveries
from hbh_metrics.demo.books import World
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.errors import UsageError
from tests.demo import held
from tests.demo.conftest import FEW_CLIENTS, SEED
from tests.demo.reading import Row, cells_of, column_names, key_of, read, sender_of, table_of


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _known_on(world: World, name: str, day: date) -> list[Row]:
    """Return the rows of a table as all administrations together show them on that day."""
    registers = [book.registers[name] for book in world.books if name in book.registers]
    registers += [world.city[name]] if name in world.city else []
    return [row for register in registers for row in register.as_of(day_number(day)).to_pylist()]


def _sorted(name: str, rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(key_of(name)(row)))


def test_the_same_seed_writes_the_same_bytes(delivered: tuple[Delivery, ...], tmp_path: Path) -> None:
    write_deliveries(tmp_path, seed=SEED, clients=FEW_CLIENTS)
    assert _hashes(tmp_path) == _hashes(delivered[0].path.parent)


def test_another_seed_writes_other_clients(delivered: tuple[Delivery, ...], tmp_path: Path) -> None:
    write_deliveries(tmp_path, seed=SEED + 1, clients=FEW_CLIENTS, until=date(2014, 1, 31))
    name = "2014-01-24_gemeente/indicaties_gemeente.csv"
    assert _hashes(tmp_path)[name] != _hashes(delivered[0].path.parent)[name]


OF_OTHER_CONTRACTS = {"tariefstappen", "indexcijfers", "budgetafspraken", "bestedingsruimte", "normen"}
"""What the town of the demo, with its one kind of contract, never delivers."""


def test_all_deliveries_together_are_what_the_administrations_hold(
    delivered: tuple[Delivery, ...], small: World
) -> None:
    found = held.after(delivered)
    for table in TABLES:
        expected = [] if table.name in OF_OTHER_CONTRACTS else _known_on(small, table.name, delivered[-1].peildatum)
        assert _sorted(table.name, found[table.name]) == _sorted(table.name, expected), table.name


def test_every_header_is_a_column_of_the_contract_but_one_remark(delivered: tuple[Delivery, ...]) -> None:
    strange = {
        (sender_of(path), table_of(path), header)
        for delivery in delivered
        for path in delivery.path.iterdir()
        for header in cells_of(path)[0]
        if header not in column_names(path)
    }
    assert strange == {("tzorg", "geleverde_uren", "Route")}


def test_deliveries_come_in_order_and_end_on_the_last_peildatum(delivered: tuple[Delivery, ...]) -> None:
    days = [delivery.peildatum for delivery in delivered]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2014, 1, 24), date(2015, 1, 23))
    assert tuple(one.peildatum for one in delivered if not one.verwacht_afgekeurd) == stand_days()
    assert len(stand_days()) == 14
    assert date(2014, 9, 14) in days
    assert [delivery.path.name for delivery in delivered] == sorted(delivery.path.name for delivery in delivered)


def test_one_delivery_holds_mistakes_and_the_next_repairs_it(delivered: tuple[Delivery, ...]) -> None:
    (place,) = [place for place, delivery in enumerate(delivered) if delivery.verwacht_afgekeurd]
    bad, repaired = delivered[place], delivered[place + 1]
    assert sorted(path.name for path in bad.path.iterdir()) == sorted(path.name for path in repaired.path.iterdir())
    differing = {
        path.name for path in bad.path.iterdir() if path.read_bytes() != (repaired.path / path.name).read_bytes()
    }
    assert differing == {"geleverde_uren_shdh.xlsx", "geleverde_uren_tzorg.csv"}
    shown = [str(cell) for row in cells_of(bad.path / "geleverde_uren_shdh.xlsx")[1] for cell in row]
    assert "8,5u" in shown
    shown = [str(cell) for row in cells_of(bad.path / "geleverde_uren_tzorg.csv")[1] for cell in row]
    assert "-1,50" in shown


def test_axxicom_is_a_month_late_once(delivered: tuple[Delivery, ...]) -> None:
    senders = {delivery.peildatum: {sender_of(path) for path in delivery.path.iterdir()} for delivery in delivered}
    assert [day for day, names in senders.items() if "axxicom" not in names] == [date(2014, 1, 24), date(2014, 5, 2)]
    (caught_up,) = [delivery for delivery in delivered if delivery.peildatum == date(2014, 5, 30)]
    paid = {row["periode_id"] for row in read(caught_up.path / "periodebetalingen_axxicom.csv")}
    assert paid == {"201404", "201405"}


def test_the_amended_agreement_arrives_in_summer(delivered: tuple[Delivery, ...]) -> None:
    sent = [delivery for delivery in delivered if (delivery.path / "tariefafspraken_gemeente.csv").exists()]
    assert [delivery.peildatum for delivery in sent if not delivery.verwacht_afgekeurd] == [
        date(2014, 1, 24),
        date(2014, 7, 1),
    ]
    versions = [(row["aanbieder_id"], row["versie"]) for row in read(sent[-1].path / "tariefafspraken_gemeente.csv")]
    assert ("AMSTELRING", 2) in versions
    assert len(versions) == len(set(versions)) == 6


def test_hours_of_a_closed_period_are_corrected_a_month_later(delivered: tuple[Delivery, ...]) -> None:
    accepted = [delivery for delivery in delivered if not delivery.verwacht_afgekeurd]
    changed = 0
    for before, after in pairwise(accepted[2:]):
        old = {key_of("geleverde_uren")(row): row for row in read(before.path / "geleverde_uren_tzorg.csv")}
        new = {key_of("geleverde_uren")(row): row for row in read(after.path / "geleverde_uren_tzorg.csv")}
        changed += sum(old[key] != new[key] for key in old.keys() & new.keys())
    assert changed > 0


def test_the_final_survey_comes_only_after_december(delivered: tuple[Delivery, ...]) -> None:
    before = [path for delivery in delivered[:-1] for path in delivery.path.glob("enquetescores_*")]
    assert {row["meting"] for path in before for row in read(path)} == {"NUL"}
    (survey,) = [path for path in delivered[-1].path.iterdir() if table_of(path) == "enquetescores"]
    assert {row["meting"] for row in read(survey)} == {"EIND"}


def test_the_first_deliveries_are_the_same_wherever_the_history_ends(
    delivered: tuple[Delivery, ...], tmp_path: Path
) -> None:
    shorter = write_deliveries(tmp_path, seed=SEED, clients=FEW_CLIENTS, until=date(2014, 3, 10))
    whole = _hashes(delivered[0].path.parent)
    assert len(shorter) == 3
    assert all(whole[name] == made for name, made in _hashes(tmp_path).items())


def test_nothing_is_sent_before_the_city_begins(tmp_path: Path) -> None:
    assert write_deliveries(tmp_path, clients=50, until=date(2014, 1, 23)) == ()


def test_one_client_is_enough_for_a_history_with_a_refusal(tmp_path: Path) -> None:
    sent = write_deliveries(tmp_path, clients=1)
    assert [delivery.peildatum for delivery in sent if delivery.verwacht_afgekeurd] == [date(2014, 6, 27)]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "aantekening.txt").write_text("van iemand")
    with pytest.raises(UsageError, match="lege map"):
        write_deliveries(tmp_path, clients=1)
    assert [path.name for path in tmp_path.iterdir()] == ["aantekening.txt"]


def test_the_open_period_holds_hours_of_complete_weeks_only(delivered: tuple[Delivery, ...]) -> None:
    for delivery in delivered[1:]:
        for path in delivery.path.glob("geleverde_uren_*"):
            if delivery.verwacht_afgekeurd:
                continue
            latest = max(day_number(day) for row in read(path) if isinstance(day := row["datum"], date))
            assert latest <= day_number(delivery.peildatum)


def test_each_sender_keeps_to_its_own_files(delivered: tuple[Delivery, ...]) -> None:
    last = {path.name for path in delivered[-1].path.iterdir()}
    assert {"geleverde_uren_viva.parquet", "geleverde_uren_shdh.xlsx", "geleverde_uren_amstelring.csv"} <= last
    clock = cells_of(delivered[-1].path / "geleverde_uren_amstelring.csv")[1]
    assert all(":" in str(row[4]) for row in clock)
    assert b"Cli\xebntnummer" in (delivered[-1].path / "geleverde_uren_tzorg.csv").read_bytes()
    assert set(TABLE_BY_NAME) >= {table_of(delivered[-1].path / name) for name in last}


@pytest.mark.parametrize("story", ["volgens-afspraak", "mengeling"])
def test_every_story_has_a_description_in_dutch_for_each_delivery(story: str, tmp_path: Path) -> None:
    sent = write_deliveries(tmp_path, story=story, clients=60, until=date(2014, 3, 10))
    assert [delivery.omschrijving for delivery in sent] == [
        "Start: afspraken, indicaties en de uren van vóór het experiment, van de gemeente",
        "De eerste weken van het experiment",
        "Periode 2 en het begin van de volgende",
    ]
