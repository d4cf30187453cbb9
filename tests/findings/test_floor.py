"""The room above the basistarief: who is under it, who will be, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import floor
from hbh_metrics.findings.floor import FloorFact, all_providers, one_provider
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from tests.small_store import TZORG, VIVA, Story, publish


def fact(
    name: str = "T-Zorg",
    room: float | None = 4.1,
    hit_in: str | None = None,
    state: State = State.WHOLE,
    hours: float = 2.25,
) -> FloorFact:
    per_hour = None if room is None else 21.0 * (1 + room / 100)
    return FloorFact(name, state, per_hour, Decimal("21.00"), room, hit_in, hours)


def said(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            fact(),
            "T-Zorg kreeg in periode 6 € 21,86 per geleverd uur: 4,1% boven het basistarief. "
            "Volgt het tarief het pad en blijven de uren gelijk, dan blijft dat zo tot het einde van het experiment. "
            "Cliënten kregen 2,25 uur per week.",
        ),
        (
            fact(hit_in="201409"),
            "T-Zorg kreeg in periode 6 € 21,86 per geleverd uur: 4,1% boven het basistarief. "
            "Volgt het tarief het pad en blijven de uren gelijk, dan komt het in periode 9 onder het basistarief. "
            "Cliënten kregen 2,25 uur per week.",
        ),
        (
            fact(room=-2.0, hit_in="201406"),
            "T-Zorg kreeg in periode 6 € 20,58 per geleverd uur: 2,0% onder het basistarief. Cliënten kregen 2,25 uur per week.",
        ),
        (
            replace(fact(), floor_eur=None, room_pct=None),
            "T-Zorg kreeg in periode 6 € 21,86 per geleverd uur; een basistarief om dat mee te vergelijken is niet afgesproken.",
        ),
        (
            fact(room=None),
            "Wat T-Zorg in periode 6 per geleverd uur kreeg, is niet bekend: daar zijn betalingen, uren en een afspraak voor nodig.",
        ),
        (
            fact(state=State.INCOMPLETE),
            "T-Zorg kreeg in periode 6 € 21,86 per geleverd uur: 4,1% boven het basistarief. "
            "De gegevens over deze periode zijn nog onvolledig.",
        ),
        (fact(state=State.OPEN), "Periode 6 loopt nog; wat T-Zorg per uur kreeg is daarna te geven."),
    ],
)
def test_what_is_said_of_one_provider(known: FloorFact, sentence: str) -> None:
    assert said(one_provider(known, "201406")) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            [fact("A"), fact("B", hit_in="201409")],
            "In periode 6 ligt het betaalde bedrag per uur bij beide aanbieders op of boven het basistarief. "
            "Blijven de uren gelijk, dan komt er voor het einde van het experiment onder: B (in periode 9). "
            "De meeste ruimte heeft B; daar kregen cliënten 2,25 uur per week, bij de andere 2,25 uur.",
        ),
        (
            [fact("A", room=30.0, hours=1.28), fact("B", hours=1.69), fact("C", hours=1.84)],
            "In periode 6 ligt het betaalde bedrag per uur bij alle 3 aanbieders op of boven het basistarief. "
            "Volgen de tarieven het pad en blijven de uren gelijk, dan blijft dat zo tot het einde. "
            "De meeste ruimte heeft A; daar kregen cliënten 1,28 uur per week, bij de andere 1,69 tot 1,84 uur.",
        ),
        (
            [fact("A", room=-1.0, hit_in="201406"), fact("B"), fact("C", state=State.INCOMPLETE)],
            "In periode 6 kreeg A per geleverd uur minder dan het basistarief. "
            "De meeste ruimte heeft B; daar kregen cliënten 2,25 uur per week, bij de andere 2,25 uur. "
            "Van 1 aanbieder is dit nog niet te zeggen.",
        ),
        ([fact("A", room=None)], "Wat er in periode 6 per geleverd uur is betaald, is nog niet bekend."),
        ([fact("A", state=State.OPEN)], "Periode 6 loopt nog; wat er per uur is betaald is daarna te geven."),
    ],
)
def test_what_is_said_of_all_providers(facts: list[FloorFact], sentence: str) -> None:
    assert said(all_providers(facts, "201406")) == sentence


def test_a_publication_without_the_metric_has_no_such_figure(tmp_path: Path) -> None:
    publish(tmp_path)
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    assert floor.answer(View(door, door.providers(), ALL_PROVIDERS, "201407")) is None


def test_the_hours_stand_beside_the_room(tmp_path: Path) -> None:
    values = {
        "effectief_uurtarief": 22.05,
        "ruimte_basistarief": 5.0,
        "perioden_tot_vloer": 3.0,
        "uren_per_client_week": 2.25,
    }
    publish(tmp_path, Story(more={(name, TZORG, "201407"): value for name, value in values.items()}))
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    figure = floor.answer(View(door, door.providers(), ALL_PROVIDERS, "201407"))
    assert figure is not None
    rows = {row[0].text: [cell.text.replace("\u00a0", " ") for cell in row[1:]] for row in figure.table.rows}
    assert rows["T-Zorg"] == ["€ 22,05", "€ 21,00", "+5,0%", "in periode 10", "2,25", "volledig"]
    assert rows["SHDH"] == ["", "€ 21,00", "", "–", "", "volledig"]
    assert VIVA not in rows
    assert "Minder geleverde uren geven meer ruimte" in figure.notes[0]
