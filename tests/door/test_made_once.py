"""What is made once is made for one audience: however readers follow each other, nobody gets what was made for another."""

from __future__ import annotations

import itertools
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.door.opening import open_door, publications
from hbh_metrics.errors import UsageError
from hbh_metrics.findings import once as kept_findings
from hbh_metrics.findings import savings, tariff_path
from hbh_metrics.findings.once import key_of, once
from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
from hbh_metrics.kept import Keeper
from hbh_metrics.project import use
from tests.intake.publishing import Office

READERS = ("programmamanager", "wethouder", "aanbieder:SHDH", "aanbieder:VIVA", "beheerder")


def door_of(root: Path, reader: str) -> Door:
    door = open_door(root, Audience.named(reader))
    assert door is not None
    use(door.publication.manifest.project)
    return door


def view_of(root: Path, reader: str) -> View:
    door = door_of(root, reader)
    period = default_period(door)
    assert period is not None
    return View(door, door.providers(), ALL_PROVIDERS, period)


def told(view: View) -> tuple[object, ...]:
    """Return what the reader is told, or how it is refused, of questions that go through what is kept."""
    door = view.door
    asked = (
        door.signals,
        lambda: door.verdict(ALL_PROVIDERS.aanbieder_id, view.periode_id),
        lambda: door.measures("betaald_tarief", "clienten"),
        lambda: once(savings.three_figures, view),
        lambda: once(tariff_path.answer, view),
    )
    found: list[object] = []
    for ask in asked:
        try:
            found.append(ask())
        except UsageError as refusal:
            found.append(str(refusal))
    return tuple(found)


@pytest.fixture
def alone(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[object, ...]]:
    """Return what every reader is told when nothing was made for anybody before."""
    found = {}
    for reader in READERS:
        monkeypatch.setattr(kept_findings, "_kept", Keeper(100))
        found[reader] = told(view_of(demo_data, reader))
    return found


def test_whoever_asked_before_a_reader_is_told_what_it_is_told_when_it_asks_alone(
    demo_data: Path, alone: dict[str, tuple[object, ...]]
) -> None:
    assert len({repr(told_alone) for told_alone in alone.values()}) == len(READERS)
    for first, second in itertools.permutations(READERS, 2):
        assert told(view_of(demo_data, first)) == alone[first]
        assert told(view_of(demo_data, second)) == alone[second]


def test_a_key_is_another_for_another_reader_publication_provider_period_and_state_of_a_file(demo_data: Path) -> None:
    view = view_of(demo_data, "programmamanager")
    earlier = publications(demo_data, view.door.audience)[1]
    others = [
        *(replace(view, door=replace(view.door, audience=Audience.named(reader))) for reader in READERS[1:]),
        replace(view, door=replace(view.door, publication=earlier)),
        replace(view, door=replace(view.door, publication=replace(view.door.publication, state=1))),
        replace(view, chosen=view.providers[0]),
        replace(view, periode_id=view.begun[0]),
    ]
    keys = [key_of(savings.answer, one) for one in (view, *others)]
    assert len(set(keys)) == len(keys)
    assert key_of(savings.answer, view_of(demo_data, "programmamanager")) == keys[0]


def test_a_file_that_was_put_back_makes_the_publication_another(office: Office) -> None:
    before = door_of(office.data, "programmamanager")
    table = before.publication.table_path("meetwaarden")
    os.utime(table, ns=(1, 1))
    after = door_of(office.data, "programmamanager")
    assert after.identity != before.identity
    assert after.measures("clienten") == before.measures("clienten")


def test_a_thing_is_made_once_though_many_ask_at_the_same_time() -> None:
    keeper, made, ready = Keeper(10), [], threading.Barrier(8)

    def make() -> str:
        made.append(threading.get_ident())
        return "gemaakt"

    def ask() -> None:
        ready.wait()
        keeper.of("sleutel", make)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_what_was_asked_longest_ago_goes_first_and_what_failed_is_not_kept() -> None:
    keeper = Keeper(2)
    assert [keeper.of(name, name.upper) for name in ("een", "twee", "een", "drie")] == ["EEN", "TWEE", "EEN", "DRIE"]
    assert [name for name in ("een", "twee", "drie") if keeper.has(name)] == ["een", "drie"]
    with pytest.raises(ZeroDivisionError):
        keeper.of("vier", lambda: 1 / 0)
    assert not keeper.has("vier")
    assert keeper.of("vier", lambda: 4) == 4
