"""`metrics --format json` has every row of the definitions, whatever tables were delivered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hbh_metrics.cli import entry
from hbh_metrics.metrics import CARDS, Rows
from tests.intake.deliveries import PEILDATUM, PROVIDERS, tidy, write

REFERENCE_TABLES = ("aanbieders", "tariefafspraken", "vragen")
FOUR_EXTRACTS = ("indicaties", "geleverde_uren", "periodebetalingen", "enquetescores")
PERIODS = ("201402", "201403", "201404", "201405", "201406")
NEEDS_MORE = {"urenindex", "plandekking", "klachten_per_100", "respons_nul", "referentiekosten"}


def rows_by_the_definitions() -> list[tuple[str, str, str | None]]:
    rows: list[tuple[str, str, str | None]] = []
    everyone = {
        Rows.TOTAL_ONLY: ["TOTAAL"], Rows.PROVIDERS_ONLY: [*PROVIDERS], Rows.PROVIDERS_AND_TOTAL: [*PROVIDERS, "TOTAAL"],
    }  # fmt: skip
    for card in CARDS:
        rows += [(card.name, who, k) for who in everyone[card.rows] for k in card.times(PERIODS)]
    return sorted(rows, key=lambda row: (row[0], row[1], row[2] or ""))


def printed(
    names: tuple[str, ...] | None, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    """Import these tables of the tidy delivery (None: all) and return what `metrics` prints."""
    monkeypatch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
    files = {f"{name}.csv": cells.csv() for name, cells in tidy().items() if names is None or name in names}
    delivery = write(root / "levering", files)
    data = str(root / "data")
    assert entry.main(["import", str(delivery), "--peildatum", PEILDATUM.isoformat(), "--data", data]) == 0
    capsys.readouterr()
    assert entry.main(["metrics", "--format", "json", "--data", data]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("names", [None, (*REFERENCE_TABLES, *FOUR_EXTRACTS)], ids=["all tables", "four extracts"])
def test_every_row_of_the_definitions_is_printed_and_no_other(
    names: tuple[str, ...] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = printed(names, tmp_path, monkeypatch, capsys)

    assert [(row["maatstaf"], row["aanbieder_id"], row["periode_id"]) for row in rows] == rows_by_the_definitions()
    assert {tuple(row) for row in rows} == {
        ("maatstaf", "aanbieder_id", "periode_id", "waarde", "teller", "noemer", "n", "status")
    }
    known = {row["maatstaf"] for row in rows if row["waarde"] is not None}
    assert {"clienten", "betaald", "uren", "tevredenheid_nul"} <= known
    assert known & NEEDS_MORE == (NEEDS_MORE if names is None else set())
