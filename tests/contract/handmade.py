"""A complete delivery made by hand from the contract: three providers, two periods, every table, nothing to complain about.

Values stand as a tidy file holds them: UTF-8, semicolons, decimal commas, dates day first. VIVA pays broken periods in full, TZORG and
SHDH by day. C002 died, C003 came later, C005 went from TZORG to SHDH in mid-period, and SHDH delivered neither hours nor payments.
TZORG invoiced C004 at the old tariff in the second period, credited that and invoiced again.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

PEILDATUM = "2014-03-24"
MONDAYS = tuple(date(2014, 1, 27) + timedelta(weeks=week) for week in range(8))

Cells = list[str]


@dataclass
class Sheet:
    """The header and the rows of one table, as text."""

    header: Cells
    rows: list[Cells]

    def row_of(self, **cells: str) -> Cells:
        """Return the first row with those cells."""
        places = {self.header.index(column): value for column, value in cells.items()}
        return next(row for row in self.rows if all(row[place] == value for place, value in places.items()))

    def change(self, where: dict[str, str], **cells: str) -> int:
        """Change cells of the first row that fits `where`; returns the row as a person sees it."""
        row = self.row_of(**where)
        for column, value in cells.items():
            row[self.header.index(column)] = value
        return self.rows.index(row) + 2

    def add(self, **cells: str) -> int:
        """Add a row, empty where nothing is given; returns the row as a person sees it."""
        self.rows.append([cells.get(column, "") for column in self.header])
        return len(self.rows) + 1


def _sheet(header: str, *rows: str) -> Sheet:
    return Sheet(header.split(), [[cell.strip() for cell in row.split("|")] for row in rows])


def _weeks(toewijzing: str, client: str, aanbieder: str, uren: str, mondays: tuple[date, ...]) -> list[str]:
    return [f"{toewijzing}|{client}|{aanbieder}|{monday:%d-%m-%Y}|{uren}|" for monday in mondays]


def _payment(reference: str, who: str, period: str, amount: str, invoiced: str, *, earlier: str = "") -> str:
    aanbieder, client, toewijzing = who.split()
    aantal, tarief, bedrag = amount.split()
    kind = "C" if bedrag.startswith("-") else "D"
    return f"{aanbieder}|{reference}|{earlier}|{client}|{toewijzing}|{period}|PERIODETARIEF|{kind}|{aantal}|{tarief}|{bedrag}|{invoiced}|"


def _tables() -> dict[str, Sheet]:
    first, second = "03-03-2014", "24-03-2014"
    return {
        "aanbieders": _sheet(
            "aanbieder_id naam contract_van contract_tot",
            "VIVA|Viva! Zorggroep|01-01-2013|",
            "TZORG|T-Zorg|01-01-2013|31-12-2014",
            "SHDH|SHDH|||",
        ),
        "tariefafspraken": _sheet(
            "aanbieder_id versie vanaf_periode starttarief_eur basistarief_uur_eur afbouw_pct afbouw_methode eerste_verlaging"
            " gebroken_periode vastgesteld_op toelichting",
            "VIVA|1|201402|220,00|21,00|1,00|LINEAIR|201403|VOLLEDIG|20-01-2014|",
            "TZORG|1|201402|200,00|20,50|1,00|SAMENGESTELD|201403|DAGEN_28|20-01-2014|eerste afspraak",
            "SHDH|1|201402|210,00|21,00|1,00|LINEAIR|201403|DAGEN_28|20-01-2014|",
        ),
        "vragen": _sheet(
            "vraag_code tekst schaal_min schaal_max is_rapportcijfer",
            "V01|Welk rapportcijfer geeft u de hulp?|1|10|ja",
            "V02|Komt de hulp op tijd?|1|5|nee",
        ),
        "indicaties": _sheet(
            "toewijzing_nummer client_sleutel aanbieder_id groep categorie klasse uren_week besluitdatum ingangsdatum einddatum"
            " start_levering reden_beeindiging leeftijdsklasse",
            "T001|C001|VIVA|EXPERIMENT|1|2|2,50|13-01-2014|27-01-2014||27-01-2014||75-84",
            "T002|C002|VIVA|EXPERIMENT|1|1|1,50|13-01-2014|27-01-2014|16-02-2014|29-01-2014|02|85+",
            "T003|C003|VIVA|EXPERIMENT|1|2|3,00|20-01-2014|10-02-2014||12-02-2014||<65",
            "T004|C004|TZORG|EXPERIMENT|1|2|2,00|13-01-2014|27-01-2014||27-01-2014||65-74",
            "T005|C005|TZORG|EXPERIMENT|1|3|4,00||27-01-2014|09-02-2014||38|",
            "T006|C005|SHDH|EXPERIMENT|1|3|4,00||10-02-2014||||",
            "T007|C006|SHDH|EXPERIMENT|1||2,00||27-01-2014||||85+",
            "T008|C007|VIVA|VERGELIJKING|1|2|2,00||01-06-2013|23-03-2014||19|75-84",
            "T009|C008|TZORG|VERGELIJKING|2|3|5,00||01-06-2013||||85+",
            "T010|C001|VIVA|VOORAF|1|2|3,00||02-01-2012|26-01-2014|||75-84",
        ),
        "geleverde_uren": _sheet(
            "toewijzing_nummer client_sleutel aanbieder_id datum uren reden_niet_geleverd",
            *_weeks("T010", "C001", "VIVA", "2,75", (date(2014, 1, 13), date(2014, 1, 20))),
            *_weeks("T001", "C001", "VIVA", "2,25", MONDAYS),
            *_weeks("T002", "C002", "VIVA", "1,50", MONDAYS[:3]),
            *_weeks("T003", "C003", "VIVA", "2,75", MONDAYS[2:7]),
            "T003|C003|VIVA|17-03-2014|0,00|ZIEKENHUIS",
            *_weeks("T004", "C004", "TZORG", "1,75", MONDAYS),
            *_weeks("T005", "C005", "TZORG", "3,50", MONDAYS[:2]),
            *_weeks("T008", "C007", "VIVA", "2,00", MONDAYS),
        ),
        "periodebetalingen": _sheet(
            "aanbieder_id prestatie_referentie vorige_referentie client_sleutel toewijzing_nummer periode_id grondslag debet_credit"
            " aantal tarief_eur bedrag_eur factuurdatum boekdatum",
            _payment("V1", "VIVA C001 T001", "201402", "1 220,00 220,00", first),
            _payment("V2", "VIVA C002 T002", "201402", "1 220,00 220,00", first),
            _payment("V3", "VIVA C003 T003", "201402", "1 220,00 220,00", first),
            _payment("V4", "VIVA C001 T001", "201403", "1 217,80 217,80", second),
            _payment("V5", "VIVA C003 T003", "201403", "1 217,80 217,80", second),
            _payment("Z1", "TZORG C004 T004", "201402", "1 200,00 200,00", first),
            _payment("Z2", "TZORG C005 T005", "201402", "0,5000 200,00 100,00", first),
            _payment("Z3", "TZORG C004 T004", "201403", "1 200,00 200,00", second),
            _payment("Z4", "TZORG C004 T004", "201403", "1 200,00 -200,00", second, earlier="Z3"),
            _payment("Z5", "TZORG C004 T004", "201403", "1 198,00 198,00", second),
        ),
        "enquetescores": _sheet(
            "respons_id koppel_id meting groep aanbieder_id vraag_code invuldatum score antwoordsoort",
            "R001|K001|NUL|EXPERIMENT|VIVA|V01|10-02-2014|8|SCORE",
            "R001|K001|NUL|EXPERIMENT|VIVA|V02|10-02-2014|4|SCORE",
            "R002|K002|NUL|EXPERIMENT|VIVA|V01|11-02-2014|7,5|SCORE",
            "R002|K002|NUL|EXPERIMENT|VIVA|V02|11-02-2014||NVT",
            "R003|K003|NUL|EXPERIMENT|TZORG|V01|12-02-2014|9|SCORE",
            "R101|K001|EIND|EXPERIMENT|VIVA|V01|06-10-2014|7|SCORE",
            "R102|K002|EIND|EXPERIMENT|VIVA|V01|06-10-2014|8|SCORE",
            "R103||EIND|EXPERIMENT|TZORG|V01|06-10-2014||WEET_NIET",
        ),
        "referentie": _sheet(
            "client_sleutel bedrag_per_periode_eur uren_per_periode perioden",
            "C001|250,00|10,00|12",
            "C002|180,00|7,00|12",
            "C003|1.060,40|11,50|6",
            "C004|190,50|8,25|13",
            "C007|200,00|8,00|12",
        ),
        "ondersteuningsplannen": _sheet(
            "plan_id client_sleutel toewijzing_nummer aanbieder_id gesprek_datum ondertekend_datum uren_week_plan aandeel_netwerk",
            "OP1|C001|T001|VIVA|03-02-2014|10-02-2014|2,25|GEEN",
            "OP2|C003|T003|VIVA|17-02-2014|24-02-2014|2,75|DEELS",
            "OP3|C004|T004|TZORG|05-02-2014|20-02-2014||GROTENDEELS",
            "OP4|C005|T006|SHDH|17-02-2014|03-03-2014|3,50|GEEN",
            "OP5|C006|T007|SHDH|17-02-2014|03-03-2014|2,00|GEEN",
        ),
        "meldingen": _sheet(
            "melding_id soort kanaal aanbieder_id client_sleutel datum_ontvangst datum_afgehandeld thema uitkomst",
            "M1|KLACHT|GEMEENTE|VIVA|C001|12-02-2014|26-02-2014|UREN|GEGROND",
            "M2|SIGNAAL|AANBIEDER|VIVA|C003|05-03-2014||KWALITEIT|OPEN",
            "M3|BEZWAAR|GEMEENTE|TZORG||06-03-2014||OVERIG|OPEN",
        ),
        "enquete_uitzet": _sheet(
            "meting aanbieder_id aantal_benaderd uitgezet_op",
            "NUL|VIVA|3|03-02-2014",
            "NUL|TZORG|2|03-02-2014",
            "EIND|VIVA|3|03-03-2014",
        ),
        "personeel": _sheet(
            "aanbieder_id periode_id fte_hbh medewerkers uitstroom",
            "VIVA|201402|12,50|28|1",
            "VIVA|201403|12,25|27|1",
            "TZORG|201402|1.040,00|9|0",
        ),
        "continuiteit": _sheet(
            "aanbieder_id periode_id clienten clienten_zelfde_hulp wisselingen",
            "VIVA|201402|3|2|1",
            "TZORG|201402|2|2|0",
        ),
        "bestemmingen": _sheet(
            "boeking_id periode_id bedrag_eur soort toelichting",
            "B1|201403|12.500,00|GERESERVEERD|voor 2015",
            "B2|201403|-250,00|BESTEED|",
        ),
        "communicatie": _sheet(
            "uiting_id aanbieder_id soort ontvangen_op beoordeeld_op oordeel",
            "U1|VIVA|BRIEF|20-01-2014|22-01-2014|AKKOORD",
            "U2|TZORG|FOLDER|20-01-2014||OPEN",
        ),
        "agb": _sheet("agb_code aanbieder_id", "75750001|VIVA", "75750002|TZORG"),
        "productcodes": _sheet(
            "product_code groep categorie klasse norm_uren_week",
            "01E02|EXPERIMENT|1|2|3,00",
            "01V00|VERGELIJKING|1||",
        ),
        "tariefstappen": _sheet(
            "aanbieder_id versie vanaf_periode bedrag_eur",
            "VIVA|1|201402|1.220,00",
            "VIVA|1|201405|212,50",
        ),
        "budgetafspraken": _sheet(
            "aanbieder_id versie klasse budget_eur ondergrens_pct",
            "TZORG|1|1|150,00|",
            "TZORG|1|2|240,00|80,00",
        ),
        "indexcijfers": _sheet(
            "reeks jaar soort pct bron",
            "LOON|2014|VOORLOPIG|4,94|raming",
            "PRIJS|2014|DEFINITIEF|-0,25|",
        ),
        "bestedingsruimte": _sheet(
            "aanbieder_id jaar versie bedrag_eur vastgesteld_op",
            "VIVA|2014|1|100.000,00|20-01-2014",
            "TZORG|2014|1|1.500,00|20-01-2014",
        ),
        "normen": _sheet(
            "product_code vanaf_periode uren_per_jaar bron",
            "01E02|201402|108,00|onderzoek",
            "01V00|201403|65,25|",
        ),
    }


@dataclass
class Delivery:
    """The hand-made delivery, or what is left of it after a test changed it, and files that are no table."""

    tables: dict[str, Sheet] = field(default_factory=lambda: deepcopy(_tables()))
    others: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, table: str) -> Sheet:
        """Return one table."""
        return self.tables[table]

    def only(self, *names: str) -> Delivery:
        """Return a delivery with just those tables (shared with this one)."""
        return Delivery({name: self.tables[name] for name in names})

    def write(self, folder: Path) -> Path:
        """Write one tidy CSV per table into `folder` and return it."""
        folder.mkdir(parents=True)
        for name, sheet in self.tables.items():
            lines = [";".join(cells) for cells in (sheet.header, *sheet.rows)]
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name, text in self.others.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder
