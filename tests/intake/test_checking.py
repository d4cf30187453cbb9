"""The checks that hold for every table: unique keys, references that exist, and a warning when much less arrives than before."""

from __future__ import annotations

import pytest

from hbh_metrics.contract import TABLE_BY_NAME
from tests.intake.deliveries import CLIENTS, Cells, tidy
from tests.intake.publishing import Office, bytes_in, told

TIDY = tidy()


def of_provider(table: str, provider: str) -> Cells:
    """Return the tidy rows of one provider."""
    cells = TIDY[table]
    place = cells.header.index("aanbieder_id")
    return Cells(cells.header, [row for row in cells.rows if row[place] == provider])


def test_a_key_that_stands_there_twice_is_told_for_each_of_its_rows(office: Office) -> None:
    hours = of_provider("geleverde_uren", "TZORG")
    outcome = office.check({"geleverde_uren_tzorg.csv": Cells(hours.header, [*hours.rows, hours.rows[1]])})
    places = [("R01", "geleverde_uren_tzorg.csv", row, "toewijzing_nummer, datum") for row in (3, len(hours.rows) + 2)]
    assert told(outcome, "R01") == places
    assert "2 keer" in outcome.report.findings[0].melding
    assert "T000006 / 03-02-2014" in outcome.report.findings[0].melding


def test_a_key_may_not_stand_in_two_files_of_one_table(office: Office) -> None:
    staff = of_provider("personeel", "VIVA")
    outcome = office.check({"personeel_a.csv": staff, "personeel_b.csv": Cells(staff.header, staff.rows[:1])})
    assert [place[1:3] for place in told(outcome, "R01")] == [("personeel_a.csv", 2), ("personeel_b.csv", 2)]


def test_a_key_of_another_provider_that_we_keep_is_double_too(office: Office) -> None:
    assignments = of_provider("indicaties", "TZORG").with_cell(0, "toewijzing_nummer", "T000001")
    outcome = office.check({"indicaties_tzorg.csv": assignments})
    assert ("R01", "indicaties_tzorg.csv", 2, "toewijzing_nummer") in told(outcome)


def test_a_double_client_in_a_table_with_one_row_per_client_is_told_without_the_client(office: Office) -> None:
    reference = TIDY["referentie"]
    outcome = office.check({"referentie.csv": Cells(reference.header, [*reference.rows, reference.rows[3]])})
    assert told(outcome, "R01") == [("R01", "referentie.csv", row, "client_sleutel") for row in (5, 14)]
    assert not any(client in repr(outcome.report.findings) for client in CLIENTS)


def test_the_same_key_in_two_providers_or_days_is_not_double(office: Office) -> None:
    assert (
        told(office.check({"personeel.csv": TIDY["personeel"], "geleverde_uren.csv": TIDY["geleverde_uren"]}), "R01")
        == []
    )


def test_references_to_what_does_not_exist_are_told_by_row(office: Office) -> None:
    files = {
        "geleverde_uren.csv": of_provider("geleverde_uren", "TZORG").with_cell(2, "toewijzing_nummer", "T999999"),
        "personeel.csv": of_provider("personeel", "TZORG").with_cell(1, "aanbieder_id", "Onbekend BV"),
        "enquetescores.csv": of_provider("enquetescores", "VIVA").with_cell(0, "vraag_code", "V99"),
    }
    outcome = office.check(files)
    assert told(outcome, "R02") == [
        ("R02", "enquetescores.csv", 2, "vraag_code"),
        ("R02", "geleverde_uren.csv", 4, "toewijzing_nummer"),
        ("R02", "personeel.csv", 3, "aanbieder_id"),
    ]
    assert "'Onbekend BV' bestaat niet in aanbieders" in repr(outcome.report.findings)


def test_a_reference_may_be_to_what_the_same_delivery_brings(office: Office) -> None:
    provider = dict(zip(TIDY["aanbieders"].header, ["SHDH", "Stichting Hulp", "", ""], strict=True))
    providers = Cells(TIDY["aanbieders"].header, [*TIDY["aanbieders"].rows, list(provider.values())])
    staff = Cells(TIDY["personeel"].header, [["stichting hulp", "201402", "1,00", "2", "0"]])
    outcome = office.deliver({"aanbieders.csv": providers, "personeel.csv": staff})
    assert told(outcome, "R02") == []
    assert ("SHDH",) in office.rows("personeel", "aanbieder_id")


def test_an_assignment_that_is_no_longer_delivered_but_still_referred_to_is_told(office: Office) -> None:
    assignments = of_provider("indicaties", "AMSTELRING")
    outcome = office.deliver({"indicaties_amstelring.csv": Cells(assignments.header, assignments.rows[:-1])})
    lost = [finding for finding in outcome.report.findings if finding.regel == "R02"]
    assert outcome.publication is None
    assert [(finding.bestand, finding.rij, finding.waarde) for finding in lost] == [("", None, "T000012")] * 3
    assert {finding.melding.split("maar ")[1].split(" heeft")[0] for finding in lost} == {
        "geleverde_uren", "periodebetalingen", "ondersteuningsplannen",
    }  # fmt: skip
    assert "nog 16 rijen" in repr(lost)


def test_a_provider_that_is_no_longer_delivered_but_still_referred_to_is_told(office: Office) -> None:
    providers = Cells(TIDY["aanbieders"].header, TIDY["aanbieders"].rows[:2])
    outcome = office.check({"aanbieders.csv": providers})
    assert {(finding.regel, finding.waarde) for finding in outcome.report.findings if finding.ernst == "F"} == {
        ("R02", "AMSTELRING")
    }


def test_a_file_that_cannot_be_read_gives_no_findings_about_rows_that_refer_to_it(empty_office: Office) -> None:
    files: dict[str, bytes | Cells] = {name + ".csv": cells for name, cells in tidy(["201402"]).items()}
    outcome = empty_office.check(files | {"indicaties.csv": TIDY["indicaties"].without("uren_week")})
    assert told(outcome) == [("R00", "indicaties.csv", 1, "uren_week")]


@pytest.mark.parametrize(("kept", "is_told"), [(18, False), (17, True)])
def test_more_than_a_tenth_fewer_hours_of_a_provider_and_period_is_a_warning(
    office: Office, kept: int, is_told: bool
) -> None:
    hours = of_provider("geleverde_uren", "VIVA")
    march = [row for row in hours.rows if row[3] in {"24-02-2014", "03-03-2014", "10-03-2014", "17-03-2014"}]
    outcome = office.check({"geleverde_uren_viva.csv": Cells(hours.header, march[20 - kept :])})
    fewer = [finding for finding in outcome.report.findings if finding.regel == "R17"]
    assert [(finding.ernst, finding.waarde, finding.aanbieder_id) for finding in fewer] == (
        [("W", "17", "VIVA")] if is_told else []
    )
    assert not outcome.report.is_refused


def test_fewer_rows_is_about_what_was_delivered_not_about_what_was_not(office: Office) -> None:
    outcome = office.check({"ondersteuningsplannen_viva.csv": of_provider("ondersteuningsplannen", "VIVA")})
    assert told(outcome, "R17") == []


def test_notices_of_one_sender_that_would_take_away_those_of_the_other_are_told(office: Office) -> None:
    notices = TIDY["meldingen"]
    (place,) = [number for number, name in enumerate(notices.header) if name == "kanaal"]
    row = next(row for row in notices.rows if "VIVA" in row)
    named = [
        [f"M9{number}", *row[1:place], channel, *row[place + 1 :]]
        for number, channel in enumerate(("GEMEENTE", "AANBIEDER", "AANBIEDER"))
    ]
    assert office.deliver({"meldingen.csv": Cells(notices.header, named)}).publication

    alone = office.check({"meldingen_viva.csv": Cells(notices.header, named[1:])})
    together = office.check(
        {
            "meldingen_viva.csv": Cells(notices.header, named[1:]),
            "meldingen_gemeente.csv": Cells(notices.header, named[:1]),
        }
    )

    assert told(together, "R17") == []
    (finding,) = [one for one in alone.report.findings if one.regel == "R17"]
    assert (finding.ernst, finding.kolom, finding.aanbieder_id) == ("W", "kanaal", "VIVA")
    assert "met kanaal GEMEENTE: 0 rijen, eerder 1" in finding.melding


def test_a_column_that_the_contract_does_not_know_is_a_warning_and_is_stored_nowhere(office: Office) -> None:
    staff = TIDY["personeel"].with_column("Lievelingskleur", ["paars"] * 12)
    outcome = office.deliver({"personeel.csv": staff})
    assert told(outcome) == [("R23", "personeel.csv", 1, "Lievelingskleur")]
    assert outcome.report.verdict == "waarschuwing"
    assert not [path for path, content in bytes_in(office.data / "publicaties") if b"paars" in content]
    assert len(office.rows("personeel")[0]) == len(TABLE_BY_NAME["personeel"].columns)
