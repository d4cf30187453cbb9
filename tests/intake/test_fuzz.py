"""Deliveries changed at random, the same ones in every run: what keeps the meaning is read the same, what changes it is told."""

from __future__ import annotations

import pytest

from tests.intake.fuzz import CELL_STEPS, FILE_STEPS, tries

SEEDS = range(5)
TRIES = 40


@pytest.mark.parametrize("seed", SEEDS)
def test_no_change_is_read_otherwise_in_silence(
    seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path_factory.mktemp("sleutel") / "sleutel"))

    found = [outcome for _, outcome in tries(TRIES, seed)]

    assert [outcome for outcome in found if outcome.wrong] == []
    names = {step.__name__ for step in (*CELL_STEPS, *FILE_STEPS)}
    assert sum(bool(names & set(outcome.steps)) for outcome in found) > TRIES / 2
