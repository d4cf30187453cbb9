"""One world delivered as messages and as extracts gives the same metric values, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.deliveries import Cells
from tests.intake.messages.conftest import DAY, PROJECT, TABLES
from tests.intake.messages.made import Note, Texts, assigned, citizen_numbers, performed, started, stopped
from tests.intake.publishing import Office, make_office

CODES = {"75750001": "ZORG", "75750002": "HULP"}
MONTHS = {"01": 31, "02": 28, "03": 31}
AGREEMENTS = Cells(
    [
        "aanbieder_id", "versie", "vanaf_periode", "starttarief_eur", "basistarief_uur_eur", "afbouw_pct", "afbouw_methode",
        "eerste_verlaging", "gebroken_periode", "vastgesteld_op",
    ],
    [[provider, "1", "202601", "220,00", "20,00", "1,00", "LINEAIR", "202602", "VOLLEDIG", "20-12-2025"] for provider in CODES.values()],
)  # fmt: skip
PATH = {"01": 22000, "02": 21780, "03": 21560}
PEOPLE = citizen_numbers(24)


def _number(place: int) -> str:
    return str(500 + place)


def _agb(place: int) -> str:
    return [*CODES][place % 2]


def _declared(place: int, month: str) -> list[Texts]:
    """Return what is declared for a person in a month: an amount for the result; of every third person nothing in March."""
    if place % 3 == 0 and month == "03":
        return []
    period = {
        "ProductPeriode__Begindatum": f"2026-{month}-01",
        "ProductPeriode__Einddatum": f"2026-{month}-{MONTHS[month]}",
    }
    cents = str(PATH[month] + 500 * (place % 5 == 0))
    return [
        performed(
            f"B{place}-{month}", amount=f"{cents}/83", tariff=None, cents=cents, ToewijzingNummer=_number(place),
            ProductReferentie__VorigReferentieNummer=None, **period,
        )
    ]  # fmt: skip


def _messages() -> dict[str, bytes]:
    files = {}
    for agb in CODES:
        mine = [place for place in range(len(PEOPLE)) if _agb(place) == agb]
        products = tuple((PEOPLE[place], assigned(_number(place), "1/83/4")) for place in mine)
        starts = tuple((PEOPLE[place], started(_number(place), f"2026-01-{5 + place % 9:02d}")) for place in mine)
        stops = tuple((PEOPLE[place], stopped(_number(place), "2026-02-28", "02")) for place in mine if place % 7 == 3)
        files[f"301_{agb}.xml"] = Note("301", products, agb=agb, number=f"A{agb}").xml()
        files[f"305_{agb}.xml"] = Note("305", starts, agb=agb, number=f"B{agb}").xml()
        files[f"307_{agb}.xml"] = Note("307", stops, agb=agb, number=f"C{agb}").xml()
        for month, days in MONTHS.items():
            lines = tuple(
                (PEOPLE[place], line)
                for place in mine
                if place % 7 != 3 or month != "03"
                for line in _declared(place, month)
            )
            declared: Texts = {
                "DeclaratieNummer": f"D{agb}{month}",
                "DeclaratiePeriode/Begindatum": f"2026-{month}-01",
                "DeclaratiePeriode/Einddatum": f"2026-{month}-{days}",
                "DeclaratieDagtekening": "2026-03-31",
            }
            files[f"323_{agb}_{month}.xml"] = Note(
                "323", lines, agb=agb, number=f"{month}{agb}", declaration=declared
            ).xml()
    return files


def _extracts() -> dict[str, bytes]:
    people, lines = [], []
    for place in range(len(PEOPLE)):
        number, key, provider = _number(place), f"K{place:04d}", CODES[_agb(place)]
        last, reason = ("28-02-2026", "02") if place % 7 == 3 else ("", "")
        begin = f"{5 + place % 9:02d}-01-2026"
        people.append(
            [
                number,
                key,
                provider,
                "EXPERIMENT",
                "1",
                "2",
                "2,50",
                "15-12-2025",
                "01-01-2026",
                last,
                begin,
                reason,
                "01E02",
            ]
        )
        for month in MONTHS:
            for line in _declared(place, month) if place % 7 != 3 or month != "03" else ():
                euros = f"{int(line['IngediendBedrag/Bedrag'] or 0) / 100:.2f}".replace(".", ",")
                lines.append(
                    [
                        provider,
                        f"B{place}-{month}",
                        key,
                        number,
                        f"2026{month}",
                        "BUDGET",
                        "D",
                        "1",
                        euros,
                        euros,
                        "31-03-2026",
                    ]
                )
    header = (
        "toewijzing_nummer client_sleutel aanbieder_id groep categorie klasse uren_week besluitdatum ingangsdatum einddatum start_levering "
        "reden_beeindiging product_code"
    )
    paid = (
        "aanbieder_id prestatie_referentie client_sleutel toewijzing_nummer periode_id grondslag debet_credit aantal tarief_eur bedrag_eur "
        "factuurdatum"
    )
    return {
        "indicaties.csv": Cells(header.split(), people).csv(),
        "periodebetalingen.csv": Cells(paid.split(), lines).csv(),
    }


def _office(root: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    (root / "data").mkdir(parents=True)
    (root / "data" / "project.toml").write_text(PROJECT, encoding="utf-8")
    monkeypatch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
    return make_office(root, TABLES | {"tariefafspraken.csv": AGREEMENTS.csv()})


def test_the_same_world_as_messages_and_as_extracts_gives_the_same_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = []
    for name, files in (("berichten", _messages()), ("bestanden", _extracts())):
        office = _office(tmp_path / name, monkeypatch)
        outcome = office.deliver(files, DAY)
        assert outcome.publication is not None, [one.sentence for one in outcome.report.findings][:5]
        values.append(office.rows("meetwaarden"))
        assert office.rows("periodebetalingen", "count(*), sum(bedrag_eur)")[0][0] == len(_lines())

    as_messages, as_extracts = values
    assert as_messages == as_extracts
    told = {row[0]: row for row in as_messages if row[1] == "ZORG" and row[2] == "202602"}
    assert told["betaald"][3] == sum(PATH["02"] + 500 * (place % 5 == 0) for place in range(0, len(PEOPLE), 2)) / 100


def _lines() -> list[Texts]:
    return [
        line
        for place in range(len(PEOPLE))
        for month in MONTHS
        if place % 7 != 3 or month != "03"
        for line in _declared(place, month)
    ]
