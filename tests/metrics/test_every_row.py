"""`metrics --format json` has every row of the definitions, whatever tables were delivered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hbh_metrics.cli import entry
from tests.intake.deliveries import PEILDATUM, PROVIDERS, tidy, write
from tests.metrics.test_cards import ORDER_OF_THE_DEFINITIONS

REFERENCE_TABLES = ("aanbieders", "tariefafspraken", "vragen")
FOUR_EXTRACTS = ("indicaties", "geleverde_uren", "periodebetalingen", "enquetescores")
PERIODS = ("201402", "201403", "201404", "201405", "201406")
TOTAL_ONLY = {"aandeel_bestand"}
PROVIDERS_ONLY = {"perioden_tot_vloer"}
WITHOUT_PERIOD = {
    name for name in ORDER_OF_THE_DEFINITIONS if name.startswith(("tevredenheid", "respons", "effect_uren"))
}
NEEDS_MORE = {"urenindex", "plandekking", "klachten_per_100", "respons_nul", "referentiekosten"}


def rows_by_the_definitions() -> list[tuple[str, str, str | None]]:
    rows: list[tuple[str, str, str | None]] = []
    for name in ORDER_OF_THE_DEFINITIONS:
        is_total_only = name in TOTAL_ONLY or name.startswith("effect_uren")
        everyone = ["TOTAAL"] if is_total_only else [*PROVIDERS] if name in PROVIDERS_ONLY else [*PROVIDERS, "TOTAAL"]
        rows += [(name, who, k) for who in everyone for k in ((None,) if name in WITHOUT_PERIOD else PERIODS)]
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
