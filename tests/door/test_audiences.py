"""What goes through the door for a provider and for the wethouder, on screen and on the command line."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from unittest.mock import Mock

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.cli.output import with_hidden_shown
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.door import Door
from hbh_metrics.errors import UsageError
from hbh_metrics.records import TOTAL
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, agreement, publish

OF_VIVA = Audience.aanbieder(VIVA)
FIVE = {VIVA: 100, TZORG: 60, SHDH: 40, "AXXICOM": 50, "AMSTELRING": 70}
STORY = Story(
    agreements=tuple(agreement(who) for who in FIVE),
    clients=FIVE,
    extra_eur={(TZORG, "201403"): 12.34},
    findings=(
        ("R08", "FOUT", "uren.csv", 3, "uren", "99", "hooguit 60", "Te veel uren.", VIVA),
        ("R08", "FOUT", "uren.csv", 4, "uren", "98", "hooguit 60", "Te veel uren.", TZORG),
    ),
)  # fmt: skip


def door_for(root: Path, audience: Audience) -> Door:
    door = opening.open_door(root, audience)
    assert door is not None
    return door


def printed(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert main(["metrics", "--data", str(root), "--format", "json", *more]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_a_provider_gets_its_own_rows_and_the_total(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    door = door_for(tmp_path, OF_VIVA)
    assert {row.aanbieder_id for row in door.measures()} == {VIVA, TOTAL}
    assert [provider.aanbieder_id for provider in door.providers()] == [VIVA]
    assert {step.aanbieder_id for step in door.paths()} == {VIVA}
    assert {version.agreement.aanbieder_id for version in door.agreements()} == {VIVA}
    assert {row.aanbieder_id for row in door.completeness()} == {VIVA}
    assert [finding.waarde for finding in door.findings()] == ["99"]
    assert door.origins() == ()


def test_nothing_of_another_provider_is_in_what_a_provider_holds(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    door = door_for(tmp_path, OF_VIVA)
    answers = [door.measures(), door.paths(), door.agreements(), door.completeness(), door.findings(), door.providers()]
    held, waiting = set(), [door, *answers]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, type) or callable(thing) or id(thing) in held:
            continue
        held.add(id(thing))
        assert thing not in (TZORG, NAMES[TZORG], SHDH, "AXXICOM") or not isinstance(thing, str)
        waiting.extend(gc.get_referents(thing))
    assert len(held) > 100


def test_the_wethouder_gets_the_total_and_no_rows_about_single_providers(tmp_path: Path) -> None:
    publication = publish(tmp_path, STORY)
    door = door_for(tmp_path, Audience.WETHOUDER)
    assert {row.aanbieder_id for row in door.measures()} == {TOTAL}
    assert door.providers() == ()
    assert door.publication.id == publication.id
    assert door.publication.manifest.deliveries == ()
    asked: list[Callable[[], object]] = [door.paths, door.agreements, door.completeness, door.findings, door.origins]
    for ask in asked:
        with pytest.raises(UsageError, match="alleen het totaal"):
            ask()
    with pytest.raises(UsageError, match="alleen voor de programmamanager"):
        opening.refusals(tmp_path, Audience.WETHOUDER)


def test_a_provider_that_does_not_take_part_gets_no_door(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    with pytest.raises(UsageError, match="'ELDERS' staat niet in publicatie"):
        opening.open_door(tmp_path, Audience.aanbieder("ELDERS"))


def test_an_empty_store_has_no_door_for_anyone(tmp_path: Path) -> None:
    assert opening.open_door(tmp_path, OF_VIVA) is None
    assert opening.publications(tmp_path, Audience.WETHOUDER) == ()


def test_changes_are_told_of_what_is_seen_in_both_publications_only(tmp_path: Path) -> None:
    first = publish(tmp_path, STORY)
    second = publish(tmp_path, Story(agreements=STORY.agreements, clients=FIVE, extra_eur={(VIVA, "201403"): 5.0}))
    seen = changes_since(tmp_path, OF_VIVA, first.id, second.id)
    assert {change.aanbieder_id for change in seen} <= {VIVA, TOTAL}
    own = next(change for change in seen if (change.maatstaf, change.aanbieder_id) == ("betaald_tarief", VIVA))
    assert (own.periode_id, own.oud, own.nieuw, own.soort) == ("201403", 198.0, 203.0, "gewijzigd")


def test_the_programmamanager_sees_all_with_small_numbers_marked(tmp_path: Path) -> None:
    publish(tmp_path, Story(clients={VIVA: 9, TZORG: 10, SHDH: 40}))
    rows = door_for(tmp_path, Audience.PROGRAMMAMANAGER).protected_measures("betaald_tarief")
    marks = {row.aanbieder_id: row.zichtbaarheid for row in rows if row.periode_id == "201403"}
    assert marks == {VIVA: "klein_aantal", TZORG: "zichtbaar", SHDH: "zichtbaar", TOTAL: "zichtbaar"}
    assert all(row.waarde is not None for row in rows if row.periode_id == "201403")


def test_the_command_prints_the_same_columns_and_one_more_for_who_may_not_see_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path, STORY)
    columns = ["maatstaf", "aanbieder_id", "periode_id", "waarde", "teller", "noemer", "n", "status"]
    everything = printed(tmp_path, capsys)
    assert everything == printed(tmp_path, capsys, "--audience", "programmamanager")
    assert list(everything[0]) == columns
    for audience, providers in (("aanbieder:VIVA", {VIVA, TOTAL}), ("wethouder", {TOTAL})):
        rows = printed(tmp_path, capsys, "--audience", audience)
        assert list(rows[0]) == [*columns, "zichtbaarheid"]
        assert {row["aanbieder_id"] for row in rows} == providers
    assert main(["metrics", "--data", str(tmp_path), "--audience", "iedereen"]) == 2
    assert "geen doelgroep" in capsys.readouterr().err


def test_in_a_table_hidden_is_a_dot_or_less_than_5_and_missing_a_dash() -> None:
    names = ("waarde", "n", "status", "zichtbaarheid")
    rows: list[tuple[str | int | float | None, ...]] = [
        (None, None, None, "onderdrukt"),
        (None, 40, "volledig", "minder_dan_5"),
        (None, 0, "open", "zichtbaar"),
        (0.0, 40, "volledig", "zichtbaar"),
    ]
    assert with_hidden_shown(names, rows) == [
        (".", ".", None, "onderdrukt"),
        ("<5", 40, "volledig", "minder_dan_5"),
        (None, 0, "open", "zichtbaar"),
        (0.0, 40, "volledig", "zichtbaar"),
    ]


def test_the_beheerder_gets_deliveries_and_of_no_figure_its_value(tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    door = door_for(tmp_path, Audience.BEHEERDER)
    assert [finding.waarde for finding in door.findings()] == ["99", "98"]
    assert {provider.aanbieder_id for provider in door.providers()} == set(FIVE)
    assert door.completeness()
    rows = door.measures()
    assert rows
    assert {(row.waarde, row.teller, row.noemer, row.n) for row in rows} == {(None, None, None, None)}
    assert {row.zichtbaarheid for row in door.protected_measures()} == {"onderdrukt"}


OF_DELIVERIES = {
    *(
        "providers",
        "agreements",
        "readings",
        "completeness",
        "findings",
        "origins",
        "portraits",
        "questions",
        "thresholds",
    ),
    *("measures", "protected_measures"),
}
"""What the beheerder may ask: everything else on a door is about figures, also what is added to it later."""


@pytest.mark.parametrize(
    "name", sorted(name for name, kept in vars(Door).items() if callable(kept) and not name.startswith("_"))
)
def test_a_question_is_about_deliveries_or_refused_to_the_beheerder(name: str, tmp_path: Path) -> None:
    publish(tmp_path, STORY)
    door = door_for(tmp_path, Audience.BEHEERDER)
    question = getattr(door, name)
    if name in OF_DELIVERIES:
        assert question() is not None
        return
    wanted = [
        parameter for parameter in signature(question).parameters.values() if parameter.default is parameter.empty
    ]
    given = [Mock() for parameter in wanted if parameter.kind is not parameter.VAR_POSITIONAL]
    with pytest.raises(UsageError):
        question(*given)


def test_what_changed_in_the_figures_is_refused_to_the_beheerder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="beheerder"):
        changes_since(tmp_path, Audience.BEHEERDER, "a", "b")


def test_the_command_line_prints_nothing_for_the_beheerder_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path, STORY)
    for command in ("metrics", "signals", "query", "verkenning"):
        more = ["select 1"] if command == "query" else []
        assert main([command, *more, "--data", str(tmp_path), "--audience", "beheerder"]) == 2
    assert capsys.readouterr().out == ""
