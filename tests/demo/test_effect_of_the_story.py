"""The effect in the demo as of 14 September 2014, beside a second calculation made apart from this code."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from hbh_metrics.publications import Publication, Store

IN_TOTAL = {
    "effect_uren": (-0.109160, -0.144177, -0.074144),
    "effect_uren_pct": (-6.09, -7.94, -4.21),
    "effect_uren_eind": (-0.2040, -0.2541, -0.1539),
    "effect_uren_pct_eind": (-11.19, -13.81, -8.49),
    "effect_uren_ancova": (-0.11121, -0.14487, -0.07754),
    "effect_uren_ancova_eind": (-0.20825, -0.25503, -0.16146),
    "effect_uren_gelijkgesteld": (-0.10968, -0.14247, -0.07689),
    "effect_uren_gelijkgesteld_eind": (-0.20407, -0.24917, -0.15896),
    "effect_voortoets": (-0.00480, -0.05142, 0.04181),
}
ALONE = {
    "kleinste_aantoonbaar": 0.07137,
    "effect_uren_168": -0.11202,
    "urenindex_vergelijkingsgroep_eind": 101.9796,
    "aandeel_sterke_daling_experiment_eind": 18.266,
    "aandeel_sterke_daling_vergelijkingsgroep_eind": 5.149,
}
PER_PERIOD = (-0.0047, -0.0242, -0.0345, -0.0979, -0.1299, -0.1894, -0.1909, -0.2326)
AT = {"AMSTELRING": -0.115, "AXXICOM": -0.1315, "SHDH": -0.175, "TZORG": -0.007, "VIVA": -0.526}
WITHOUT = {"AMSTELRING": -0.2220, "AXXICOM": -0.2125, "SHDH": -0.2087, "TZORG": -0.2924, "VIVA": -0.0835}
AROUND = {
    ("effect_bij", "TZORG"): (-0.066, 0.052),
    ("effect_bij", "VIVA"): (-0.630, -0.421),
    ("effect_zonder", "VIVA"): (-0.1332, -0.0338),
}
SLOPES = {
    "helling_experiment": -0.10, "helling_vergelijkingsgroep": -0.08,
    "helling_experiment_eind": -0.18, "helling_vergelijkingsgroep_eind": -0.09,
}  # fmt: skip
PEOPLE = {"effect_uren": 344, "effect_uren_eind": 323, "effect_voortoets": 335, "effect_uren_168": 323}
COMPARED = {"effect_meetelling": 2468, "effect_meetelling_eind": 2311}


@pytest.fixture(scope="module")
def stand(demo_data: Path) -> Publication:
    """The publication of that day."""
    (found,) = [one for one in Store(demo_data).list() if one.manifest.peildatum.isoformat() == "2014-09-14"]
    return found


@pytest.fixture(scope="module")
def found(stand: Publication) -> dict[tuple[str, str, str | None], float]:
    """Return every known value of that stand by metric, provider and period."""
    with duckdb.connect(config={"threads": 1}) as con:
        query = (
            "select maatstaf, aanbieder_id, periode_id, waarde::double from read_parquet(?) where waarde is not null"
        )
        rows = con.execute(query, [str(stand.table_path("meetwaarden"))]).fetchall()
    return {(metric, provider, period): value for metric, provider, period, value in rows}


def close_to(wanted: float) -> object:
    """Return what is equal to a printed number within half of its last digit."""
    digits = len(str(wanted).partition(".")[2])
    return pytest.approx(wanted, abs=0.5000001 * 10**-digits)


@pytest.mark.parametrize("name", IN_TOTAL)
def test_every_estimator_and_its_interval_is_that_of_the_second_calculation(
    found: dict[tuple[str, str, str | None], float], name: str
) -> None:
    values = [found[f"{name}{part}", "TOTAAL", None] for part in ("", "_laag", "_hoog")]
    assert values == [close_to(wanted) for wanted in IN_TOTAL[name]]


def test_what_stands_alone_is_that_of_the_second_calculation(
    found: dict[tuple[str, str, str | None], float],
) -> None:
    assert {name: found[name, "TOTAAL", None] for name in ALONE} == {
        name: close_to(wanted) for name, wanted in ALONE.items()
    }


def test_the_effect_per_period_at_and_without_each_provider_is_that_of_the_second_calculation(
    found: dict[tuple[str, str, str | None], float],
) -> None:
    periods = [found["effect_uren_periode", "TOTAAL", f"{201402 + number}"] for number in range(len(PER_PERIOD))]
    assert periods == [close_to(wanted) for wanted in PER_PERIOD]
    assert {name: found["effect_bij", name, None] for name in AT} == {name: close_to(at) for name, at in AT.items()}
    assert {name: found["effect_zonder", name, None] for name in WITHOUT} == {
        name: close_to(wanted) for name, wanted in WITHOUT.items()
    }
    ends = {key: tuple(found[f"{key[0]}_{end}", key[1], None] for end in ("laag", "hoog")) for key in AROUND}
    assert ends == {key: tuple(close_to(end) for end in wanted) for key, wanted in AROUND.items()}


def test_the_people_in_each_estimate_are_those_of_the_second_calculation(stand: Publication) -> None:
    with duckdb.connect(config={"threads": 1}) as con:
        inside = con.execute(
            "select maatstaf, n from read_parquet(?) where aanbieder_id = 'TOTAAL' and periode_id is null",
            [str(stand.table_path("meetwaarden"))],
        ).fetchall()
        outside = con.execute(
            "select verdeling, aantal from read_parquet(?) where aanbieder_id = 'TOTAAL' and groep = 'VERGELIJKING' and code = 'MEEGETELD'",
            [str(stand.table_path("verdelingen"))],
        ).fetchall()
    assert {name: n for name, n in inside if name in PEOPLE} == PEOPLE
    assert dict(outside) == COMPARED


def test_who_had_more_hours_before_lost_more_and_a_holiday_lowers_one_period_only(
    found: dict[tuple[str, str, str | None], float],
) -> None:
    assert {name: found[name, "TOTAAL", None] for name in SLOPES} == {
        name: close_to(wanted) for name, wanted in SLOPES.items()
    }
    index = {k: value for (name, _, k), value in found.items() if name == "urenindex_vergelijkingsgroep" and k}
    assert index.pop("201406") == close_to(96.1)
    assert (min(index.values()), max(index.values())) == (close_to(99.6), close_to(103.0))
