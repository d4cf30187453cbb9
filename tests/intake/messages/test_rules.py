"""Every rule of the standard with a message of its own that breaks it, beside one that just keeps it, in one delivery and over several."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hbh_metrics.importing import Outcome
from tests.intake.messages.conftest import DAY
from tests.intake.messages.made import Note, Texts, assigned, citizen_numbers, note, performed, started, stopped
from tests.intake.publishing import Office


def line(
    amount: str, tariff: int | None = 1, first: str = "2026-02-01", last: str = "2026-02-28", **other: str
) -> Texts:
    """Return a performance of which amount and period are right: `amount` is GeleverdVolume/Eenheid, `tariff` in cents."""
    volume = int(amount.split("/", maxsplit=1)[0])
    period = {"ProductPeriode__Begindatum": first, "ProductPeriode__Einddatum": last}
    return performed(
        amount=amount,
        tariff=None if tariff is None else str(tariff),
        cents=str(volume * (tariff or 1)),
        **period,
        **other,
    )


SECOND = {"Product/Categorie": "02"}
TWO_WEEKS = {"Ingangsdatum": "2026-02-02", "Einddatum": "2026-02-15"}
BEGIN, END = "2026-02-02", "2026-02-15"
HALF = {"Ingangsdatum": "2026-02-15"}
OLD = {"Ingangsdatum": "2020-01-01"}
INSTANCES: tuple[tuple[str, Texts, Texts, set[str]], ...] = (
    ("twelve hours in a month are six times two", assigned(volume="120/01/2"), line("720/01"), set()),
    ("a minute more is not", assigned(volume="120/01/2"), line("721/01"), {"TR321"}),
    ("hours may be declared in minutes", assigned(volume="3/04/2"), line("180/01"), set()),
    ("minutes may not be declared in hours", assigned(volume="180/01/2"), line("3/04"), {"TR341"}),
    ("hours are no pieces", assigned(volume="3/04/2"), line("3/84"), {"TR341"}),
    ("four pieces a month", assigned(volume="4/82/4"), line("4/82"), set()),
    ("five pieces are too many", assigned(volume="4/82/4"), line("5/82"), {"TR321"}),
    ("300 euro a week, six times", assigned(volume="30000/83/2"), line("180000/83", None), set()),
    ("a cent more", assigned(volume="30000/83/2"), line("180001/83", None), {"TR321"}),
    (
        "of another category the Sundays of 1 and 8 February, and the broken week",
        assigned(volume="30000/83/2", Einddatum="2026-02-13", **SECOND),
        line("90000/83", None, last="2026-02-13", ProductCategorie="02"),
        set(),
    ),
    (
        "a cent more than those three weeks",
        assigned(volume="30000/83/2", Einddatum="2026-02-13", **SECOND),
        line("90001/83", None, last="2026-02-13", ProductCategorie="02"),
        {"TR321"},
    ),
    (
        "hours of another category in the five weeks that have a day in February",
        assigned(volume="2/04/2", **SECOND),
        line("600/01", ProductCategorie="02"),
        set(),
    ),
    ("a minute more than that", assigned(volume="2/04/2", **SECOND), line("601/01", ProductCategorie="02"), {"TR321"}),
    ("pieces of effort, five weeks", assigned(volume="10/84/2", **SECOND), line("50/84", ProductCategorie="02"), set()),
    ("a piece more", assigned(volume="10/84/2", **SECOND), line("51/84", ProductCategorie="02"), {"TR321"}),
    ("90 minutes on each of 28 days", assigned(volume="90/01/1"), line("2520/01"), set()),
    ("a minute more than daily", assigned(volume="90/01/1"), line("2521/01"), {"TR321"}),
    ("a broken month has its whole volume", assigned(volume="600/01/4", **HALF), line("600/01", first="2026-02-15"), set()),
    ("and no more", assigned(volume="600/01/4", **HALF), line("601/01", first="2026-02-15"), {"TR321", "TR322"}),
    ("a volume for the whole time", assigned(volume="1000/01/6", Einddatum="2026-03-31"), line("1000/01"), set()),
    ("a minute more than the whole", assigned(volume="1000/01/6", Einddatum="2026-03-31"), line("1001/01"), {"TR321", "TR322"}),
    ("two weeks of two hours", assigned(volume="2/04/2", **TWO_WEEKS), line("240/01", first=BEGIN, last=END), set()),
    ("a minute more than all weeks", assigned(volume="2/04/2", **TWO_WEEKS), line("241/01", first=BEGIN, last=END), {"TR322"}),
    ("no volume, no limit", assigned(volume=None), line("9999/01"), set()),
    ("begins a day early", assigned(Ingangsdatum="2026-02-02"), line("15/01"), {"TR307"}),
    ("ends a day late", assigned(Einddatum="2026-02-27"), line("15/01"), {"TR308"}),
    ("is wholly after the end", assigned(Einddatum="2026-01-31"), line("15/01"), {"TR308"}),
    ("is wholly before the begin", assigned(Ingangsdatum="2026-03-01"), line("15/01"), {"TR307"}),
    ("is of a later period than declared", assigned(), line("15/01", first="2026-03-01", last="2026-03-01"), {"TR319"}),
    ("is of an earlier one", assigned(), line("15/01", first="2026-01-31", last="2026-01-31"), set()),
    ("is five years old to the day", assigned(**OLD), line("15/01", first="2021-03-02", last="2021-03-02"), set()),
    ("is five years and a day old", assigned(**OLD), line("15/01", first="2021-03-01", last="2021-03-01"), {"TR335"}),
    ("has another category", assigned(), line("15/01", ProductCategorie="02"), {"TR339"}),
    ("has another code", assigned(), line("15/01", ProductCode="01E03"), {"TR340"}),
    ("is a cent too much", assigned(), line("15/01") | {"IngediendBedrag/Bedrag": "16"}, {"TR346"}),
    ("has no tariff", assigned(), line("15/01") | {"ProductTarief": None}, {"TR346"}),
    ("runs into the next month", assigned(), line("15/01", first="2026-01-31", last="2026-02-01"), {"IW006"}),
    ("ends before it begins", assigned(), line("15/01", first="2026-02-20", last="2026-02-19"), {"IW006"}),
)  # fmt: skip
"""What is declared in words, the assignment, the performance, and the rules that it breaks."""
PEOPLE = citizen_numbers(len(INSTANCES))


def rules_by_file(outcome: Outcome) -> dict[str, set[str]]:
    """Return the rules of messages that were told of each file, those of R that refuse included."""
    found: dict[str, set[str]] = {}
    for one in outcome.report.findings:
        if one.regel[:2] in ("TR", "IW") or one.ernst == "F":
            found.setdefault(one.bestand, set()).add(one.regel)
    return found


def test_every_rule_is_told_of_what_breaks_it_and_of_nothing_else(desk: Office) -> None:
    files = {}
    for place, (_, product, part, _) in enumerate(INSTANCES):
        number: Texts = {"ToewijzingNummer": str(1000 + place)}
        reference: Texts = {"ProductReferentie/ReferentieNummer": f"I{place}"}
        files[f"a{place:02d}.xml"] = note("301", product | number, bsn=PEOPLE[place], number=f"A{place}")
        files[f"d{place:02d}.xml"] = note("323", part | number | reference, bsn=PEOPLE[place], number=f"D{place}")
    own: Texts = {"ProductReferentie/VorigReferentieNummer": "X1"}
    more: dict[str, tuple[bytes, set[str]]] = {
        "unknown": (note("323", line("15/01", ToewijzingNummer="404"), number="U1"), {"TR338"}),
        "together": (
            note(
                "323", line("15/01", reference="X1", ToewijzingNummer="1000", first="2026-01-01", last="2026-01-01"),
                line("15/01", reference="X2", sign="C", ToewijzingNummer="1000", first="2026-01-01", last="2026-01-01") | own,
                bsn=PEOPLE[0], number="U2",
            ),
            {"TR316"},
        ),
        "total": (
            note(
                "323", line("15/01", reference="X3", ToewijzingNummer="1000", first="2026-01-02", last="2026-01-02"),
                bsn=PEOPLE[0], number="U3", declaration={"TotaalIngediendBedrag/TotaalBedrag": "14"},
            ),
            {"TR358"},
        ),
        "uses its number": (
            note(
                "323", line("15/01", reference="X4", ToewijzingNummer="1000", first="2026-01-03", last="2026-01-03"),
                bsn=PEOPLE[0], number="U4", declaration={"DeclaratieNummer": "DU3"},
            ),
            {"TR333"},
        ),
    }  # fmt: skip

    beside = {f"m{place:02d}.xml": content for place, (content, _) in enumerate(more.values())}
    told = rules_by_file(desk.check(files | beside, DAY))

    expected = {words: rules for words, _, _, rules in INSTANCES} | {name: rules for name, (_, rules) in more.items()}
    found = {words: told.get(f"d{place:02d}.xml", set()) for place, (words, *_) in enumerate(INSTANCES)}
    assert found | {name: told.get(file, set()) for name, file in zip(more, beside, strict=True)} == expected


FIRST = {
    "a.xml": Note("301", tuple((PEOPLE[0], assigned(number, volume)) for number, volume in (("101", "3/04/2"), ("102", "4/82/4")))).xml(),
    "d.xml": Note(
        "323",
        ((PEOPLE[0], line("700/01", reference="R1")), (PEOPLE[0], line("3/82", reference="R2", ToewijzingNummer="102"))),
        number="FIRST",
    ).xml(),
}  # fmt: skip


def test_what_earlier_deliveries_said_counts_without_being_sent_again(desk: Office) -> None:
    desk.deliver(FIRST, DAY)
    later = {
        "TR333": note("323", line("15/01", reference="N1"), bsn=PEOPLE[0], declaration={"DeclaratieNummer": "DFIRST"}),
        "TR339": note("323", line("15/01", reference="N2", ProductCategorie="02"), bsn=PEOPLE[0], number="N2"),
        "TR341": note("323", line("1/16", reference="N3"), bsn=PEOPLE[0], number="N3"),
        "TR321": note("323", line("2/82", reference="N4", ToewijzingNummer="102"), bsn=PEOPLE[0], number="N4"),
        "R21": note("323", line("16/01", reference="R1"), bsn=PEOPLE[0], number="N5"),
        "R07": note(
            "323",
            line("15/01", reference="N6", sign="C") | {"ProductReferentie/VorigReferentieNummer": "R404"},
            bsn=PEOPLE[0],
            number="N6",
        ),
    }

    told = rules_by_file(desk.check({f"{rule}.xml": content for rule, content in later.items()}, DAY))

    assert told == {f"{rule}.xml": {rule} for rule in later}

    shorter = note(
        "301", assigned("102", "4/82/4", Einddatum="2026-02-10", Toewijzingsdatum="2026-03-01"), bsn=PEOPLE[0]
    )
    credit = line("3/82", reference="N7", sign="C", ToewijzingNummer="102")
    files = {
        "korter.xml": shorter,
        "credit.xml": note(
            "323", credit | {"ProductReferentie/VorigReferentieNummer": "R2"}, bsn=PEOPLE[0], number="N7"
        ),
    }
    assert rules_by_file(desk.check(files, DAY)) == {}, "a credit repeats the period of its debit"


def test_an_older_message_changes_nothing_in_a_later_delivery(desk: Office) -> None:
    gone = assigned("103", RedenWijziging="13", Einddatum="2026-01-01", Toewijzingsdatum="2026-01-20")
    desk.deliver(
        {
            "a.xml": note("301", assigned(volume="240/01/2", Toewijzingstijd="10:00:00"), gone, bsn=PEOPLE[0]),
            "b.xml": note("305", started(day="2026-01-12"), bsn=PEOPLE[0], made_on="2026-03-05"),
            "c.xml": note("307", stopped(day="2026-03-31"), bsn=PEOPLE[0], made_on="2026-03-05"),
        },
        DAY,
    )

    outcome = desk.deliver(
        {
            "d.xml": note("301", assigned(), assigned("103"), bsn=PEOPLE[0], number="B2"),
            "e.xml": note("305", started(day="2026-01-05"), bsn=PEOPLE[0], made_on="2026-03-04"),
            "f.xml": note("307", stopped(status="3"), bsn=PEOPLE[0], made_on="2026-03-04"),
        },
        DAY,
    )

    assert desk.rows("indicaties", "toewijzing_nummer, uren_week, start_levering, einddatum") == [
        ("101", Decimal("4.00"), date(2026, 1, 12), date(2026, 3, 31))
    ]
    assert [file.skipped for file in outcome.report.files] == [2, 1, 1]
    assert desk.rows("toegewezen_producten", "toewijzing_nummer, volume, eenheid, frequentie") == [
        ("101", 240, "01", "2"),
        ("103", 150, "01", "2"),
    ]
    desk.deliver({"aanbieders.csv": b"aanbieder_id;naam\nZORG;Zorg Thuis\nHULP;Hulp\n"}, DAY)
    assert desk.rows("toegewezen_producten", "count(*)") == [(2,)]


MOST = "999999999"
TOO_MUCH = {
    "as many hours as a week has": (note("301", assigned("900", "168/04/2"), number="G0"), False),
    "an hour more": (note("301", assigned("901", "169/04/2"), number="G1"), True),
    "dayparts a day": (note("301", assigned("902", f"{MOST}/16/1"), number="G2"), True),
    "hours a month": (note("301", assigned("903", f"{MOST}/04/4"), number="G3"), True),
    "hours in all": (note("301", assigned("904", f"{MOST}/04/6", Einddatum="2026-12-31"), number="G4"), True),
    "pieces": (note("323", line(f"{MOST}/82", reference="G5", ToewijzingNummer="102"), bsn=PEOPLE[0], number="G5"), True),
    "minutes": (note("323", line(f"{MOST}/01", reference="G6"), bsn=PEOPLE[0], number="G6"), True),
    "tariff": (note("323", line("1/04", int(f"{MOST}9"), reference="G7"), bsn=PEOPLE[0], number="G7"), False),
    "tariff a minute": (note("323", line("1/01", int(f"{MOST}9"), reference="G8"), bsn=PEOPLE[0], number="G8"), True),
    "both": (
        note(
            "323", line(f"{MOST}/16", None, reference="G9") | {"ProductTarief": f"{MOST}9", "IngediendBedrag/Bedrag": f"{MOST}9"},
            bsn=PEOPLE[0], number="G9",
        ),
        True,
    ),
}  # fmt: skip
"""Messages with the largest numbers that the standard lets stand there, and whether they cannot be true."""


def test_a_number_that_is_too_large_to_be_true_is_told_and_stops_nothing(desk: Office) -> None:
    files = {f"g{place}.xml": content for place, (content, _) in enumerate(TOO_MUCH.values())}

    told = rules_by_file(desk.check(FIRST | files, DAY))

    assert {words: "IW007" in told.get(file, set()) for words, file in zip(TOO_MUCH, files, strict=True)} == {
        words: is_too_much for words, (_, is_too_much) in TOO_MUCH.items()
    }


def test_the_number_of_an_assignment_is_the_same_with_zeros_in_front(desk: Office) -> None:
    desk.deliver(FIRST, DAY)
    desk.deliver({"a.xml": note("305", started("0101"), bsn=PEOPLE[0])}, DAY)

    assert desk.rows("indicaties", "toewijzing_nummer, start_levering is not null") == [("101", True), ("102", False)]
