"""How text becomes a value: for every kind of value a table of what may stand in a cell and what is made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.intake.deliveries import Cells, tidy
from tests.intake.loading import load_one, read_as


def check(folder: Path, table: str, column: str, expected: dict[str, object]) -> None:
    """Every text gives its value; `R..` means that it is refused by that rule."""
    found = dict(zip(expected, read_as(folder / "levering", table, column, list(expected)), strict=True))
    assert found == expected


def test_money_is_read_with_a_comma_or_a_point_thousands_and_signs(tmp_path: Path) -> None:
    check(
        tmp_path,
        "bestemmingen",
        "bedrag_eur",
        {
            "12,50": Decimal("12.50"),
            "12.50": Decimal("12.50"),
            "12": Decimal("12.00"),
            "12,5": Decimal("12.50"),
            "-12,50": Decimal("-12.50"),
            "+12,50": Decimal("12.50"),
            "−12,50": Decimal("-12.50"),
            "0": Decimal("0.00"),
            ",50": Decimal("0.50"),
            "1.234": Decimal("1234.00"),
            "1.234,56": Decimal("1234.56"),
            "1,234.56": Decimal("1234.56"),
            "1.234.567": Decimal("1234567.00"),
            "1.234.567,89": Decimal("1234567.89"),
            "1,234,567.89": Decimal("1234567.89"),
            "12 345,67": Decimal("12345.67"),
            "12\u00a0345,67": Decimal("12345.67"),
            "12'345,67": Decimal("12345.67"),
            "€ 12,50": Decimal("12.50"),
            "EUR 12,50": Decimal("12.50"),
            "12,50 euro": Decimal("12.50"),
            "€ -12,50": Decimal("-12.50"),
            "215,-": Decimal("215.00"),
            "215,--": Decimal("215.00"),
            "12,500": "R22",
            "12,5000": Decimal("12.50"),
            "9999999999,99": Decimal("9999999999.99"),
            "12,505": "R22",
            "1234,505": "R03",
            "99999999999,99": "R03",
            "12,50,00": "R03",
            "1.23.456": "R03",
            "twaalf": "R03",
            "12,50 per uur": "R03",
            "200,00-": Decimal("-200.00"),
            "12-": Decimal("-12.00"),
            "12,50 -": Decimal("-12.50"),
            "(200,00)": Decimal("-200.00"),
            "€ (1.200,00)": Decimal("-1200.00"),
            "(€ 200)": Decimal("-200.00"),
            "-/- 200,00": Decimal("-200.00"),
            "€ -/- 200,00": Decimal("-200.00"),
            "200,00 -/-": Decimal("-200.00"),
            "- 200,00": Decimal("-200.00"),
            "–200,00": Decimal("-200.00"),
            "-200,-": Decimal("-200.00"),
            "€12,50": Decimal("12.50"),
            "1 234 567,89": Decimal("1234567.89"),
            "-(200,00)": "R03",
            "-200,00-": "R03",
            "(200,00": "R03",
            "200,00)": "R03",
            "5€50": "R03",
            "5 € 50": "R03",
            "2 15": "R03",
            "1 2 3": "R03",
            "12 34,56": "R03",
            "1234 567": "R03",
            "1'2": "R03",
            "200,00 CR": "R03",
            "nan": "R03",
            "inf": "R03",
            "1e3": "R03",
            "0x10": "R03",
            "-": "R03",
            "€": "R03",
        },
    )


def test_hours_are_read_as_decimals_or_as_hours_and_minutes(tmp_path: Path) -> None:
    check(
        tmp_path,
        "geleverde_uren",
        "uren",
        {
            "2,75": Decimal("2.75"),
            "2.75": Decimal("2.75"),
            "2:45": Decimal("2.75"),
            "02:45": Decimal("2.75"),
            "2:45:00": Decimal("2.75"),
            "0:20": Decimal("0.33"),
            "0:10": Decimal("0.17"),
            "24:00": Decimal("24.00"),
            "2": Decimal("2.00"),
            "0": Decimal("0.00"),
            "0,00": Decimal("0.00"),
            "02,50": Decimal("2.50"),
            "0,333": Decimal("0.33"),
            "2,3333": Decimal("2.33"),
            "1.234": "R22",
            "1,234": "R22",
            "12.345": "R22",
            "2:60": "R03",
            "2:5": "R03",
            "2:45:30": "R03",
            "-2,75": "R03",
            "-0:15": "R03",
            "8,5u": "R03",
            "2 uur": "R03",
            "2½": "R03",
            "NaN": "R03",
            "Infinity": "R03",
            "9999999": "R03",
            "": "R03",
        },
    )


def test_numbers_of_a_count_are_whole(tmp_path: Path) -> None:
    check(
        tmp_path,
        "personeel",
        "medewerkers",
        {
            "20": 20,
            "020": 20,
            "20,0": 20,
            "20.00": 20,
            "0": 0,
            "1.234.567": 1234567,
            "1.234": "R22",
            "1,234": "R22",
            "20,5": "R03",
            "-1": "R03",
            "9999999999": "R03",
            "twintig": "R03",
            "": "R03",
        },
    )


def test_a_part_of_a_period_keeps_four_decimals_and_a_division_is_rounded(tmp_path: Path) -> None:
    check(
        tmp_path,
        "periodebetalingen",
        "aantal",
        {
            "1": Decimal("1.0000"),
            "0,5": Decimal("0.5000"),
            "0,1071": Decimal("0.1071"),
            "0,107142857": Decimal("0.1071"),
            "0,25": Decimal("0.2500"),
            "50%": Decimal("0.5000"),
            "10,71 %": Decimal("0.1071"),
            "0.750": Decimal("0.7500"),
            "1,000": "R22",
            "0": "R03",
            "-1": "R03",
            "1/2": "R03",
        },
    )


def test_scores_and_percentages_are_never_rounded(tmp_path: Path) -> None:
    check(
        tmp_path,
        "enquetescores",
        "score",
        {"8": Decimal("8.0"), "8,5": Decimal("8.5"), "8.50": Decimal("8.5"), "": None, "8,25": "R03", "acht": "R03"},
    )
    check(
        tmp_path / "twee",
        "tariefafspraken",
        "afbouw_pct",
        {
            "1,00": Decimal("1.00"),
            "1,25": Decimal("1.25"),
            "100": Decimal("100.00"),
            "1%": Decimal("1.00"),
            "1,25 %": Decimal("1.25"),
            "%": "R03",
            "1%%": "R03",
            "100,01": "R03",
            "-1": Decimal("-1.00"),
            "-100,01": "R03",
        },
    )


def test_dates_have_the_day_first_and_a_year_of_four_digits(tmp_path: Path) -> None:
    check(
        tmp_path,
        "indicaties",
        "ingangsdatum",
        {
            "27-01-2014": date(2014, 1, 27),
            "27/1/2014": date(2014, 1, 27),
            "27.01.2014": date(2014, 1, 27),
            "2014-01-27": date(2014, 1, 27),
            "2014/01/27": date(2014, 1, 27),
            "3-4-2014": date(2014, 4, 3),
            "03/04/2014": date(2014, 4, 3),
            "2014-1-7": date(2014, 1, 7),
            "27-01-2014 00:00": date(2014, 1, 27),
            "27-01-2014 00:00:00": date(2014, 1, 27),
            "2014-01-27T00:00:00": date(2014, 1, 27),
            "2014-01-27 00:00:00.000": date(2014, 1, 27),
            "29-02-2012": date(2012, 2, 29),
            "29-02-2014": "R03",
            "31-02-2014": "R03",
            "01/27/2014": "R03",
            "32-01-2014": "R03",
            "00-01-2014": "R03",
            "27-01-14": "R22",
            "1/2/14": "R22",
            "14-01-27": "R22",
            "27-01-1814": "R29",
            "\u00a027-01-2014\u200b": date(2014, 1, 27),
            '="27-01-2014"': date(2014, 1, 27),
            "31-12-2099": "R03",
            "31-12-9999": "R03",
            "27-01-0014": "R29",
            "27-01-2014 13:45": "R03",
            "27-01-20140": "R03",
            "27 januari 2014": "R03",
            "20140127": "R03",
            "41666": "R03",
            "gisteren": "R03",
            "": "R03",
        },
    )


def test_a_file_of_american_looking_dates_is_still_read_day_first(tmp_path: Path) -> None:
    check(
        tmp_path,
        "indicaties",
        "besluitdatum",
        {"06/01/2014": date(2014, 1, 6), "07/01/2014": date(2014, 1, 7), "1/13/2014": "R22"},
    )
    check(
        tmp_path / "twee",
        "indicaties",
        "besluitdatum",
        {"2014-01-06": date(2014, 1, 6), "2014-02-01": date(2014, 2, 1), "6-1-2014": date(2014, 1, 6)},
    )


def test_periods_are_read_in_every_spelling(tmp_path: Path) -> None:
    check(
        tmp_path,
        "periodebetalingen",
        "periode_id",
        {
            "201402": "201402",
            "2014-02": "201402",
            "2014-2": "201402",
            "2014-P02": "201402",
            "2014P2": "201402",
            "2014 P02": "201402",
            "2014/02": "201402",
            "P2-2014": "201402",
            "p2-2014": "201402",
            "P02/2014": "201402",
            "02/2014": "201402",
            "2/2014": "201402",
            "02-2014": "201402",
            "P2 - 2014": "201402",
            "P02 2014": "201402",
            "P 2 2014": "201402",
            "02 2014": "201402",
            "2014 02": "201402",
            "2014 p 2": "201402",
            "periode 2 2014": "201402",
            "2014-periode 02": "201402",
            "P02\u00a02014": "201402",
            "201413": "201413",
            "13/2014": "201413",
            "201414": "R03",
            "201400": "R03",
            "2014-14": "R03",
            "P14-2014": "R03",
            "201499": "R03",
            "1402": "R03",
            "20142": "R03",
            "2014": "R03",
            "2": "R03",
            "februari 2014": "R03",
            "2-14": "R22",
            "P2-14": "R22",
            "27-01-2014": "R22",
            "2014-02-01": "R22",
            "": "R03",
        },
    )


def test_yes_and_no_are_read_in_every_spelling(tmp_path: Path) -> None:
    yes, no = (
        ["ja", "Ja", "JA", "j", "J", "true", "TRUE", "waar", "1"],
        ["nee", "Nee", "n", "N", "false", "False", "onwaar", "0"],
    )
    expected: dict[str, object] = (
        dict.fromkeys(yes, True) | dict.fromkeys(no, False) | {"misschien": "R03", "2": "R03", "": "R03", "yes": "R03"}
    )
    check(tmp_path, "vragen", "is_rapportcijfer", expected)


def test_a_code_is_known_without_capitals_accents_spaces_dashes_or_leading_zeros(tmp_path: Path) -> None:
    check(
        tmp_path,
        "indicaties",
        "reden_beeindiging",
        {
            "02": "02",
            "2": "02",
            " 2 ": "02",
            "38": "38",
            "": None,
            "2,0": "R03",
            "002": "R03",
            "3": "R03",
            "overlijden": "R03",
        },
    )
    check(
        tmp_path / "groep",
        "indicaties",
        "groep",
        {
            "EXPERIMENT": "EXPERIMENT",
            "experiment": "EXPERIMENT",
            "Vooraf": "VOORAF",
            "EXPERIMÉNT": "EXPERIMENT",
            "EXPERIMENTEEL": "R03",
            "": "R03",
        },
    )
    check(
        tmp_path / "reden",
        "geleverde_uren",
        "reden_niet_geleverd",
        {
            "VAKANTIE_CLIENT": "VAKANTIE_CLIENT",
            "vakantie cliënt": "VAKANTIE_CLIENT",
            "Vakantie-client": "VAKANTIE_CLIENT",
            "Ziekenhuis": "ZIEKENHUIS",
            "zh": "R03",
        },
    )
    check(
        tmp_path / "leeftijd",
        "indicaties",
        "leeftijdsklasse",
        {"<65": "<65", "65-74": "65-74", "65 - 74": "65-74", "85+": "85+", "<75": "R03", "65": "R03"},
    )
    check(
        tmp_path / "categorie",
        "indicaties",
        "categorie",
        {"1": 1, "01": 1, "1,0": 1, "2": 2, "4": "R03", "1,5": "R03", "": "R03"},
    )
    check(tmp_path / "klasse", "indicaties", "klasse", {"6": 6, "": None, "7": "R03", "0": "R03"})


def test_a_provider_is_known_by_code_and_by_name(tmp_path: Path) -> None:
    check(
        tmp_path,
        "personeel",
        "aanbieder_id",
        {
            "VIVA": "VIVA",
            "viva": "VIVA",
            "Viva! Zorggroep": "VIVA",
            "VIVA ZORGGROEP": "VIVA",
            "T-Zorg": "TZORG",
            "Tzorg": "TZORG",
            "t zorg": "TZORG",
            "Onbekend BV": "Onbekend BV",
            "": "R03",
        },
    )


def test_an_identifier_keeps_its_zeros_and_letters_and_nothing_that_is_not_seen(tmp_path: Path) -> None:
    check(
        tmp_path,
        "periodebetalingen",
        "prestatie_referentie",
        {
            "0001": "0001",
            " A 1 ": "A1",
            "\u00a0B2\u00a0": "B2",
            "\ufeffB3": "B3",
            "B\u200b4\u00ad": "B4",
            "\u202eB5\u202c": "B5",
            "B\u20096": "B6",
            "\u2060B7\ufe0f": "B7",
            "Cafe\u0301": "Café",
            '="008"': "008",
            "'009": "009",
            "10.0": "10",
            "11,00": "11",
            "1,23E+08": "R30",
            "2.01e+11": "R30",
            "2E+12": "R30",
            "3E12": "3E12",
            'é&;"x': 'é&;"x',
            "1,50": "1,50",
            "": "R03",
            "   ": "R03",
        },
    )


def test_a_finding_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    cells = Cells(tidy()["geleverde_uren"].header, tidy()["geleverde_uren"].rows[:12]).with_cell(10, "uren", "8,5u")
    found = load_one(tmp_path / "levering", "geleverde_uren_maart.csv", cells.csv())
    assert [finding.sentence for finding in found.findings] == [
        "geleverde_uren_maart.csv, rij 12, kolom 'uren': '8,5u' is geen getal. Verwacht een getal, bijvoorbeeld 2,75, ten minste 0. "
        "Pas de cel aan en lever opnieuw aan."
    ]
    assert found.findings[0].aanbieder_id == "VIVA"


def test_every_bad_cell_is_told_at_once_and_good_rows_are_not_mentioned(tmp_path: Path) -> None:
    cells = (
        tidy()["indicaties"]
        .with_cell(0, "ingangsdatum", "31-02-2014")
        .with_cell(0, "groep", "")
        .with_cell(3, "klasse", "9")
    )
    found = load_one(tmp_path / "levering", "indicaties.csv", cells.csv())
    assert found.told == [("R03", 2, "groep"), ("R03", 2, "ingangsdatum"), ("R03", 5, "klasse")]


def test_a_provider_cannot_be_called_what_the_monitor_calls_all_of_them(tmp_path: Path) -> None:
    check(tmp_path, "aanbieders", "aanbieder_id", {"TOTAAL": "R03", "Totaal": "R03", "TOTAALZORG": "TOTAALZORG"})


def test_the_last_day_of_a_far_year_means_that_there_is_no_end(tmp_path: Path) -> None:
    check(
        tmp_path,
        "indicaties",
        "einddatum",
        {
            "31-12-9999": None,
            "31/12/2999": None,
            "9999-12-31": None,
            "2099-12-31 00:00:00": None,
            "31-12-2098": date(2098, 12, 31),
            "01-01-9999": "R29",
            "31-12-3000": "R29",
            "30-11-9999": "R29",
        },
    )


def test_what_is_said_of_a_date_is_true(tmp_path: Path) -> None:
    said = {
        "27-01-2014 13:45": "is een datum met een tijd",
        "01-01-9999": "ligt te ver van het project",
        "31-12-9999": "betekent dat er nog geen datum is",
        "31-02-2014": "is geen bestaande datum",
        "27-01-14": "heeft een jaar van twee cijfers",
        "20140127": "is niet te lezen als een datum",
    }
    first = tidy()["geleverde_uren"].rows[0]
    cells = Cells(tidy()["geleverde_uren"].header, [[*first[:3], text, *first[4:]] for text in said])
    found = load_one(tmp_path / "d", "geleverde_uren.csv", cells.csv())
    for finding, (text, words) in zip(found.findings, said.items(), strict=True):
        assert f"'{text}' {words}" in finding.melding
