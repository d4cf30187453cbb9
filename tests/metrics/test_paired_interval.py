"""The paired interval of satisfaction, against series of which scipy and R agree on the outcome."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.metrics.tables import Tables, metric_values, providers

SERIES = json.loads((Path(__file__).parent / "fixtures" / "paired_differences.json").read_text(encoding="utf-8"))


def test_the_interval_of_the_difference_is_that_of_a_paired_t_test() -> None:
    tables = Tables().add("aanbieders", *providers(*(series["id"].upper() for series in SERIES)))
    tables.add(
        "vragen", {"vraag_code": "V1", "tekst": "V1", "schaal_min": 1, "schaal_max": 100, "is_rapportcijfer": True}
    )
    tables.add(
        "enquetescores",
        *(
            {
                "respons_id": f"{meting}-{series['id']}-{person}",
                "vraag_code": "V1",
                "koppel_id": f"{series['id']}-{person}",
                "meting": meting,
                "groep": "EXPERIMENT",
                "aanbieder_id": series["id"].upper(),
                "invuldatum": date(2014, 2, 10) if meting == "NUL" else date(2014, 12, 1),
                "score": Decimal(str(grade)),
                "antwoordsoort": "SCORE",
            }
            for series in SERIES
            for meting, grades in (("NUL", series["before"]), ("EIND", series["after"]))
            for person, grade in enumerate(grades)
        ),
    )
    rows = metric_values(tables.derive(date(2014, 12, 31)))

    for series in SERIES:
        expected = [series["mean"], *series["interval"]]
        for part, number in zip(("", "_laag", "_hoog"), expected, strict=True):
            found = rows[f"tevredenheid_verschil{part}", series["id"].upper(), None]
            assert found["waarde"] == pytest.approx(number, abs=1e-9), series["id"]
            assert found["n"] == len(series["before"])
