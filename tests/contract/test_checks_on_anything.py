"""Whatever was read, and whatever could not be: a finding is a whole sentence about one place, told once, and names no client."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from hbh_metrics.contract.rules import RULES
from tests.contract.held_and_delivered import DEFAULTS, Value, World

CHOICES: dict[str, tuple[Value, ...]] = {
    "toewijzing_nummer": ("T1", "T2", "T3", "T9"),
    "client_sleutel": ("geheim-een", "geheim-twee", "geheim-drie"),
    "koppel_id": ("geheim-k", "geheim-l", None),
    "aanbieder_id": ("VIVA", "VIVA", "SHDH"),
    "groep": ("EXPERIMENT", "EXPERIMENT", "VOORAF", "VERGELIJKING"),
    "categorie": (1, 1, 2),
    "uren_week": (Decimal("1.00"), Decimal("2.50"), Decimal("30.00")),
    "ingangsdatum": (date(2013, 5, 1), date(2014, 1, 27), date(2014, 2, 9), date(2014, 3, 3), date(2015, 2, 1)),
    "einddatum": (None, date(2014, 1, 30), date(2014, 2, 16), date(2014, 12, 31)),
    "datum": (date(2014, 1, 20), date(2014, 2, 3), date(2014, 2, 5), date(2014, 2, 24), date(2009, 1, 1)),
    "uren": (Decimal("0.00"), Decimal("2.50"), Decimal("9.00"), Decimal("41.00"), Decimal("120.00")),
    "prestatie_referentie": ("P1", "P2", "P3", "P4"),
    "vorige_referentie": (None, "P1", "P2", "P8"),
    "periode_id": ("201401", "201402", "201402", "201403", "201501", "202501"),
    "grondslag": ("PERIODETARIEF", "PERIODETARIEF", "UREN"),
    "debet_credit": ("D", "D", "C"),
    "aantal": (Decimal(1), Decimal("0.5000"), Decimal("0.5357")),
    "tarief_eur": (Decimal("220.00"), Decimal("217.80"), Decimal("0.00")),
    "bedrag_eur": (Decimal("220.00"), Decimal("-220.00"), Decimal("110.00")),
    "factuurdatum": (date(2014, 2, 28), date(2014, 3, 28)),
    "meting": ("NUL", "EIND"),
    "antwoordsoort": ("SCORE", "NVT"),
    "score": (None, Decimal("8.0"), Decimal("11.0")),
    "schaal_max": (Decimal("10.0"), Decimal("5.0")),
    "gesprek_datum": (date(2014, 2, 3), date(2014, 3, 3)),
    "ondertekend_datum": (None, date(2014, 2, 10)),
    "gebroken_periode": ("VOLLEDIG", "DAGEN_28"),
    "vanaf_periode": ("201402", "201403"),
}
ROWS_PER_TABLE = 8
UNREADABLE = 0.08
OF_AN_AGREEMENT = "tariefafspraken"


def anything(chance: Random) -> World:
    """Return a world of random rows, held, replaced and delivered, doubles and unreadable cells included."""
    world = World(
        peildatum=chance.choice((date(2014, 2, 14), date(2014, 3, 24), date(2015, 3, 1))),
        previous_peildatum=chance.choice((None, date(2014, 2, 23))),
    )
    for table, defaults in DEFAULTS.items():
        for _ in range(chance.randrange(ROWS_PER_TABLE)):
            values = {name: chance.choice(CHOICES[name]) for name in defaults | {"einddatum": None} if name in CHOICES}
            row = {name: value for name, value in values.items() if name in defaults or table == "indicaties"}
            place = chance.choice((world.deliver, world.deliver, world.hold, world.replace))
            if place == world.deliver and table != OF_AN_AGREEMENT:
                row |= {name: None for name in defaults if chance.random() < UNREADABLE}
            place(table, **row)
    return world


@pytest.mark.parametrize("seed", range(12))
def test_every_finding_is_a_whole_sentence_about_one_place_told_once_without_a_client(seed: int) -> None:
    world = anything(Random(seed))  # noqa: S311 - not for secrets
    delivered = {number: len(world.delivered[table]) for table, number in world.files.items()}

    for rule_id, found in world.findings_of(*(rule.id for rule in RULES if rule.is_sql)).items():
        assert len({(finding.place, finding.melding) for finding in found}) == len(found), rule_id
        for finding in found:
            assert finding.kolom, rule_id
            assert finding.verwacht, (rule_id, finding)
            assert finding.melding, (rule_id, finding)
            assert finding.melding.endswith("."), finding
            assert "geheim" not in repr(finding), finding
            if finding.bestand is None:
                assert finding.rij is None, finding
            elif finding.rij is not None:
                assert 2 <= finding.rij <= delivered[finding.bestand] + 1, finding
