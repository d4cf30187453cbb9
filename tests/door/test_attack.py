"""Nobody learns a figure of another provider more narrowly than the margins; and without any one of the protections somebody does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from hbh_metrics.door import doubling, rounding, self_attack, shown_group, steps
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.flows_attack import Told
from hbh_metrics.door.group_seen import coarser_rows, files_of, standing
from hbh_metrics.door.opening import open_door
from hbh_metrics.door.rounding import BASE
from hbh_metrics.door.self_attack import Coarser
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Behind, Of
from hbh_metrics.records import TOTAL
from tests.door import attack
from tests.door.attack import Attack
from tests.door.worlds import FORMULAS, NO_SUM, World, city, publish

SEEDS = (1, 3, 7, 8)
"""The cities that are tried in every run: two to seven providers, 60 to 3,000 clients; `make attack` tries new ones."""

WETHOUDER, OF_A = Audience.WETHOUDER, Audience.aanbieder("A")


def attacked(worlds: Sequence[World], audience: Audience) -> Attack:
    """Publish a city and return what one reader can make of it."""
    (found,) = attacked_by(worlds, [audience])
    return found


def attacked_by(worlds: Sequence[World], audiences: Iterable[Audience]) -> Iterator[Attack]:
    """Publish a city and yield what each of the readers can make of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        stands = [publish(root, world).id for world in worlds]
        for audience in audiences:
            yield _attack(root, stands, worlds, audience)


def _attack(root: Path, stands: Sequence[str], worlds: Sequence[World], audience: Audience) -> Attack:
    doors = [door for stand in stands if (door := open_door(root, audience, stand)) is not None]
    shown = [door.protected_measures() for door in doors]
    standings = [standing(audience, *files_of((door.publication,))[-1]) for door in doors]
    return Attack(worlds, shown, audience.aanbieder_id, standings)


def test_every_metric_can_be_made_so_none_is_left_out_of_the_attack() -> None:
    assert FORMULAS.keys() | NO_SUM.keys() == CARD_BY_NAME.keys()
    assert not FORMULAS.keys() & NO_SUM.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_another_provider_is_known_more_narrowly_than_the_margins(seed: int) -> None:
    for found in attacked_by(city(seed), [WETHOUDER, OF_A]):
        assert found.is_so()
        assert found.narrowest() == []


def test_a_publication_that_attacks_itself_again_finds_nothing_more(tmp_path: Path) -> None:
    chain = tuple(publish(tmp_path / "data", world) for world in city(600_033))
    kept: tuple[Coarser, ...] = ()
    for place in range(1, len(chain) + 1):
        files = files_of(chain[:place])
        kept = tuple(Coarser(*row) for row in coarser_rows(files[-1][1]))
        assert self_attack.attack(files, kept) == kept
    assert kept


def test_a_provider_is_told_its_own_figures_to_the_cent() -> None:
    worlds = city(5)
    shown = attacked(worlds, OF_A).shown[-1]
    exact = {row[:3]: row for row in worlds[-1].rows()}
    own = [row for row in shown if row.aanbieder_id == "A"]
    assert {row.maatstaf for row in own} == {name for name, _, _ in exact if (name, "A", _) in exact}
    of_others = {name for name, card in CARD_BY_NAME.items() if card.privacy.behind is Behind.OTHERS}
    assert of_others
    for row in own:
        *_, value, _, _, n, _ = exact[row.maatstaf, "A", row.periode_id]
        assert (row.waarde, row.n) == ((None, None) if row.maatstaf in of_others else (value, n))
    assert {row.aanbieder_id for row in shown} == {"A", TOTAL}


def _exact_amounts(patch: pytest.MonkeyPatch) -> None:
    for of in BASE:
        patch.setitem(BASE, of, 0.01)


def _fine_ratios(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(steps, "step_for", lambda least, *, coarser=0: 0.001)  # noqa: ARG005


def _no_bounds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(shown_group._Publication, "_bound", lambda *_: None)


def _small_counts(patch: pytest.MonkeyPatch) -> None:
    for module in (shown_group, rounding):
        patch.setattr(module, "SMALL_COUNT", 0)
    patch.setattr(attack, "FEWEST_TOLD", 0.0)
    patch.setitem(BASE, Of.PEOPLE, 1.0)


def _no_doublings(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(doubling, "narrowed", lambda *_: ())


def _each_stand_by_itself(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(doubling, "_told_in", lambda *_: Told((), (), ()))


PROTECTIONS: list[tuple[Callable[[pytest.MonkeyPatch], None], Audience, int]] = [
    (_exact_amounts, OF_A, 3),
    (_fine_ratios, WETHOUDER, 4),
    (_no_bounds, OF_A, 8),
    (_small_counts, WETHOUDER, 4),
    (_no_doublings, Audience.aanbieder("E"), 500_011),
    (_each_stand_by_itself, OF_A, 600_033),
]
"""What keeps the margins, each with a city and a reader for whom they are gone without it; the smaller ones stand in `test_removals`."""


@pytest.mark.parametrize(
    ("take_away", "audience", "seed"), PROTECTIONS, ids=lambda value: getattr(value, "__name__", "")
)
def test_without_a_protection_something_is_known_too_narrowly(
    take_away: Callable[[pytest.MonkeyPatch], None], audience: Audience, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away(monkeypatch)
    assert attacked(city(seed), audience).narrowest()
