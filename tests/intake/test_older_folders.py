"""A data folder that an older release wrote still opens, and the next delivery is imported onto it, whatever was added since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.contract import TABLES
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.door import Door
from hbh_metrics.door.opening import open_door
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.card import Unit
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL
from tests.intake.deliveries import tidy
from tests.intake.publishing import Office, rows_of
from tests.older_folders import RELEASES, Shape, write_as

LATER = date(2014, 5, 26)
TIDY = tidy()


def _only_what_was_required() -> Shape:
    """Return a shape from before every optional column and table of today: what is added later is added as these were."""
    return {
        table.name: tuple(column.name for column in table.columns if column.required or column.name in table.key)
        for table in TABLES
        if not table.optional
    } | {name: RELEASES["0.1.0"][name] for name in ("herkomst", "bevindingen", "meetwaarden")}


SHAPES = {**RELEASES, "only what was required": _only_what_was_required()}


@pytest.fixture
def older(
    request: pytest.FixtureRequest, published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Office, Publication]:
    """Return a data folder in the shape that the test names, with its publication."""
    monkeypatch.setenv("HBH_SLEUTEL", str(published.root / "sleutel"))
    source = published.store.current()
    assert source is not None
    office = Office(tmp_path)
    return office, write_as(SHAPES[request.param], source, office.data)


@pytest.mark.parametrize("older", SHAPES, indirect=True)
def test_a_delivery_is_imported_onto_a_folder_of_an_older_release(older: tuple[Office, Publication]) -> None:
    office, before = older

    after = office.deliver({"vragen.csv": TIDY["vragen"]}, LATER).publication

    assert after is not None
    assert after.manifest.parent == before.id
    for table in TABLES:
        names = tuple(column.name for column in table.columns)
        assert after.columns_of(table.name) == names
        if table.name in before.tables and table.name != "vragen":
            held = before.columns_of(table.name)
            assert rows_of(after, table.name, ", ".join(held)) == rows_of(before, table.name, ", ".join(held))
            for name in set(names) - set(held):
                assert set(rows_of(after, table.name, name)) <= {(None,)}
    metrics = {row[0] for row in rows_of(after, "meetwaarden", "maatstaf")}
    assert metrics == {card.name for card in CARDS}


QUESTIONS: dict[str, Callable[[Door], object]] = {
    "providers": Door.providers,
    "measures": Door.measures,
    "protected_measures": Door.protected_measures,
    "paths": Door.paths,
    "agreements": Door.agreements,
    "agreed_amounts": Door.agreed_amounts,
    "booked": Door.booked,
    "readings": Door.readings,
    "completeness": Door.completeness,
    "findings": Door.findings,
    "origins": Door.origins,
    "portraits": Door.portraits,
    "weeks": Door.weeks,
    "tail": Door.tail,
    "distributions": Door.distributions,
    "hidden_distributions": Door.hidden_distributions,
    "signals": Door.signals,
    "verdict": lambda door: door.verdict("TOTAAL", "201402"),
    "in_words": lambda door: door.in_words("op_het_pad"),
    "questions": Door.questions,
    "thresholds": Door.thresholds,
    "spendings": Door.spendings,
    "communications": Door.communications,
    "staff": Door.staff,
    "exploration": lambda door: door.exploration(AssumptionSet()),
    "explored": lambda door: door.explored(AssumptionSet()),
    "effect_ruling": Door.effect_ruling,
    "at_providers": lambda door: door.at_providers("op_het_pad", {}),
    "paid_items": Door.paid_items,
    "prices_before": Door.prices_before,
    "assignments_behind": lambda door: [door.assignments_behind(signal) for signal in door.signals()],
}
NOT_FOR_EVERYBODY = {
    "wethouder": {
        *(
            "paths",
            "agreements",
            "agreed_amounts",
            "booked",
            "completeness",
            "findings",
            "origins",
            "portraits",
            "weeks",
            "communications",
            "staff",
        ),
        *("paid_items", "prices_before"),
    },
    "aanbieder:VIVA": {"spendings", "in_words", "at_providers", "exploration", "explored"},
}


@pytest.mark.parametrize("older", RELEASES, indirect=True)
def test_every_question_is_answered_about_a_folder_of_an_older_release(older: tuple[Office, Publication]) -> None:
    office, before = older
    after = office.deliver({"vragen.csv": TIDY["vragen"]}, LATER).publication
    assert after is not None
    for audience in ("programmamanager", "wethouder", "aanbieder:VIVA"):
        _is_answered(office.data, before, after, audience)


def _is_answered(data: Path, before: Publication, after: Publication, audience: str) -> None:
    asked = {name: ask for name, ask in QUESTIONS.items() if name not in NOT_FOR_EVERYBODY.get(audience, set())}
    for publication in (before, after):
        door = open_door(data, Audience.named(audience), publication.id)
        assert door is not None
        answers = {name: ask(door) for name, ask in asked.items()}
        assert answers["measures"], audience
    changed = changes_since(data, Audience.named(audience), before.id, after.id)
    if audience == "wethouder":  # of so few clients only what is rounded to € 500 can be told, and that is new since
        known = {row[0] for row in rows_of(before, "meetwaarden", "maatstaf")}
        assert {one.maatstaf for one in changed} & known == set()
        assert {one.aanbieder_id for one in changed} <= {TOTAL}
        amounts = [one.nieuw for one in changed if CARD_BY_NAME[one.maatstaf].unit is Unit.EURO]
        assert [amount for amount in amounts if amount is None or amount % 500] == []
    else:
        assert changed, audience


def test_every_question_of_the_door_is_asked() -> None:
    asked = {name for name in vars(Door) if not name.startswith("_")}

    told = {"publication", "audience", "earlier", "identity", "peildatum", "BEHIND_PAID_ITEMS"}
    assert asked - told == set(QUESTIONS)


@pytest.mark.parametrize("older", ["0.1.0", "0.2.0"], indirect=True)
def test_migreer_makes_an_older_publication_anew_and_keeps_it(
    older: tuple[Office, Publication], capsys: pytest.CaptureFixture[str]
) -> None:
    office, before = older

    assert main(["migreer", "--data", str(office.data)]) == 0

    told = capsys.readouterr().out
    after = office.store.current()
    assert after is not None
    assert after.manifest.parent == before.id
    assert f"Publicatie {before.id} blijft staan" in told
    assert "door een andere definitie en niet door andere gegevens" in told
    assert (after.manifest.peildatum, after.manifest.geleverd) == (before.manifest.peildatum, before.manifest.geleverd)
    assert {row[0] for row in rows_of(after, "meetwaarden", "maatstaf")} == {card.name for card in CARDS}
    assert rows_of(after, "periodebetalingen", "prestatie_referentie") == rows_of(
        before, "periodebetalingen", "prestatie_referentie"
    )
    assert office.store.verify() == ()


def test_migreer_without_a_publication_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migreer", "--data", str(tmp_path)]) == 3
    assert "nog geen publicatie" in capsys.readouterr().err
