"""The one door to the numbers: what it opens, for whom, and what it answers from many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.door import Door
from hbh_metrics.errors import StoreError, UsageError
from tests.small_store import SHDH, TZORG, VIVA, Story, publish

PM = Audience.PROGRAMMAMANAGER


def door_of(root: Path, publication_id: str | None = None) -> Door:
    door = opening.open_door(root, PM, publication_id)
    assert door is not None
    return door


def test_an_empty_store_has_no_door_and_no_publications(tmp_path: Path) -> None:
    assert opening.open_door(tmp_path, PM) is None
    assert opening.publications(tmp_path, PM) == ()
    assert opening.refusals(tmp_path, PM) == ()


def test_the_current_publication_is_opened_and_an_earlier_one_by_its_id(tmp_path: Path) -> None:
    first = publish(tmp_path)
    second = publish(tmp_path, Story(peildatum=date(2014, 8, 15)))
    assert door_of(tmp_path).publication.id == second.id
    assert door_of(tmp_path, first.id).peildatum == date(2014, 7, 20)
    assert [publication.id for publication in opening.publications(tmp_path, PM)] == [second.id, first.id]


def test_an_unknown_publication_is_told_in_dutch(tmp_path: Path) -> None:
    publish(tmp_path)
    with pytest.raises(UsageError, match="bestaat niet"):
        opening.open_door(tmp_path, PM, "0009-2014-01-01-abcdef")


def test_an_audience_is_known_by_its_dutch_name() -> None:
    assert Audience.named(" Programmamanager ") is PM
    assert Audience.named("aanbieder: viva") == Audience.aanbieder(VIVA)
    assert Audience.named("wethouder").name == "wethouder"
    for wrong in ("iedereen", "aanbieder", "aanbieder:", "aanbieder:TOTAAL", "wethouder:VIVA"):
        with pytest.raises(UsageError, match="Kies uit: programmamanager"):
            Audience.named(wrong)


def test_providers_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    publish(tmp_path)
    assert [provider.naam for provider in door_of(tmp_path).providers()] == ["SHDH", "T-Zorg", "Viva! Zorggroep"]


def test_a_question_by_name_gets_only_those_metrics_and_without_a_name_all(tmp_path: Path) -> None:
    publish(tmp_path)
    door = door_of(tmp_path)
    asked = door.measures("betaald_tarief")
    assert {row.maatstaf for row in asked} == {"betaald_tarief"}
    assert {row.aanbieder_id for row in asked} == {SHDH, TZORG, VIVA, "TOTAAL"}
    everything = door.measures()
    assert set(asked) < set(everything)
    keys = [(row.maatstaf, row.aanbieder_id, row.periode_id or "") for row in everything]
    assert keys == sorted(keys)
    assert door.measures("bestaat_niet") == ()


def test_what_is_unknown_stays_unknown(tmp_path: Path) -> None:
    publish(tmp_path, Story(status={(TZORG, "201404"): "geen_levering"}))
    rows = {(row.aanbieder_id, row.periode_id): row for row in door_of(tmp_path).measures("betaald_tarief")}
    assert rows[TZORG, "201404"].waarde is None
    assert rows[TZORG, "201404"].status == "geen_levering"
    assert rows[SHDH, "201404"].waarde == 196.0


def test_money_of_an_agreement_stays_exact(tmp_path: Path) -> None:
    publish(tmp_path)
    first = next(row.agreement for row in door_of(tmp_path).agreements() if row.agreement.aanbieder_id == VIVA)
    assert first.starttarief_eur == Decimal("220.00")
    assert first.tariff_eur("201405") == Decimal("213.40")


def test_the_path_reaches_to_the_end_of_the_experiment(tmp_path: Path) -> None:
    publish(tmp_path)
    steps = [step for step in door_of(tmp_path).paths() if step.aanbieder_id == VIVA and step.is_afspraak]
    assert len(steps) == 12
    assert (steps[-1].periode_id, steps[-1].tarief_eur, steps[-1].index_pct) == ("201413", Decimal("195.80"), 89.0)


def test_the_files_behind_a_publication_name_their_providers_and_periods(tmp_path: Path) -> None:
    publish(tmp_path)
    (origin,) = door_of(tmp_path).origins()
    assert (origin.bestand, origin.aanbieders, origin.eerste_periode, origin.rijen) == (
        "periodebetalingen_tzorg.csv",
        (TZORG,),
        "201402",
        60,
    )


def test_two_publications_are_compared(tmp_path: Path) -> None:
    first = publish(tmp_path)
    second = publish(tmp_path, replace(Story(), extra_eur={(TZORG, "201403"): 2.0}))
    changed = changes_since(tmp_path, PM, first.id, second.id)
    paid = next(row for row in changed if (row.maatstaf, row.aanbieder_id) == ("betaald_tarief", TZORG))
    assert (paid.periode_id, paid.oud, paid.nieuw, paid.soort) == ("201403", 198.0, 200.0, "gewijzigd")
    assert not [row for row in changed if row.aanbieder_id == SHDH]


def test_a_damaged_table_is_told_and_not_shown(tmp_path: Path) -> None:
    publication = publish(tmp_path)
    path = publication.table_path("meetwaarden")
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[4:60] = bytes(56)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="beschadigd"):
        door_of(tmp_path).measures()


def test_many_threads_at_once_each_get_their_own_answer(tmp_path: Path) -> None:
    publish(tmp_path)
    door = door_of(tmp_path)
    names = sorted({row.maatstaf for row in door.measures()})
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda number: (names[number % len(names)], door.measures(names[number % len(names)])), range(160))
        )
    assert all({row.maatstaf for row in rows} == {name} for name, rows in answers)
