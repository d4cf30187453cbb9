"""Times `import` of iWmo messages beside the import of the same data as CSV: `python benchmarks/import_messages.py [--assignments N]`.

Every assignment is declared in minutes in ten months. Each import runs in a process of its own into an empty data folder; read the ratio.
"""

from __future__ import annotations

import argparse
import calendar
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from import_hours import PROJECT, Cost, cost_of

PROVIDERS = ("VIVA", "AMSTELRING", "AXXICOM", "SHDH", "TZORG")
MONTHS = range(1, 11)
PER_MESSAGE = 10_000
ROOM = "http://www.istandaarden.nl/iwmo/3_2"
TOML = """[project]
gemeente = "Maandstad"
naam = "Hulp per maand"
begin = 2026-01-01
einde = 2026-12-31
kalender = "MAAND"
"""
CODES = {"301": "414", "323": "484"}
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def citizen_numbers() -> Iterator[str]:
    """Yield invented numbers that pass the elfproef."""
    for number in range(10_000_000, 100_000_000):
        last = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, f"{number:08d}", strict=True)) % 11
        if last <= 9:  # noqa: PLR2004 - one digit
            yield f"{number:08d}{last}"


def message(kind: str, number: int, provider: int, inside: str) -> str:
    """Return a message from or to a provider."""
    ours, theirs = ("0392", f"7575000{provider}") if kind == "301" else (f"7575000{provider}", "0392")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><b:Bericht xmlns:b="{ROOM}/wmo{kind}/schema" xmlns:i="{ROOM}/basisschema/schema"><b:Header>'
        f"<b:BerichtCode>{CODES[kind]}</b:BerichtCode><b:BerichtVersie>3</b:BerichtVersie><b:BerichtSubversie>2</b:BerichtSubversie>"
        f"<b:Afzender>{ours}</b:Afzender><b:Ontvanger>{theirs}</b:Ontvanger><b:BerichtIdentificatie><i:Identificatie>B{number}"
        f"</i:Identificatie><i:Dagtekening>2026-11-02</i:Dagtekening></b:BerichtIdentificatie></b:Header>{inside}</b:Bericht>"
    )


def assigned(bsn: str, number: int) -> str:
    """Return a client of a 301."""
    return (
        f"<b:Client><b:Bsn>{bsn}</b:Bsn><b:Geboortedatum><i:Datum>1931-07-19</i:Datum></b:Geboortedatum><b:Naam><i:Geslachtsnaam>"
        "<i:Achternaam>Zonneveldje</i:Achternaam></i:Geslachtsnaam></b:Naam><b:ToegewezenProducten><b:ToegewezenProduct>"
        f"<b:ToewijzingNummer>{number}</b:ToewijzingNummer><b:Product><i:Categorie>01</i:Categorie><i:Code>01E02</i:Code></b:Product>"
        "<b:Toewijzingsdatum>2025-12-15</b:Toewijzingsdatum><b:Toewijzingstijd>09:30:00</b:Toewijzingstijd><b:Ingangsdatum>2026-01-01"
        "</b:Ingangsdatum><b:Omvang><i:Volume>150</i:Volume><i:Eenheid>01</i:Eenheid><i:Frequentie>2</i:Frequentie></b:Omvang>"
        "</b:ToegewezenProduct></b:ToegewezenProducten></b:Client>"
    )


def performed(bsn: str, number: int, month: int, minutes: int) -> str:
    """Return a client of a 323 with the performance of one month."""
    last = calendar.monthrange(2026, month)[1]
    return (
        f"<b:Client><b:Bsn>{bsn}</b:Bsn><b:Prestaties><b:Prestatie><b:ProductReferentie><i:ReferentieNummer>R{number}-{month}"
        f"</i:ReferentieNummer></b:ProductReferentie><b:ToewijzingNummer>{number}</b:ToewijzingNummer><b:ProductCategorie>01"
        f"</b:ProductCategorie><b:ProductCode>01E02</b:ProductCode><b:ProductPeriode><i:Begindatum>2026-{month:02d}-01</i:Begindatum>"
        f"<i:Einddatum>2026-{month:02d}-{last}</i:Einddatum></b:ProductPeriode><b:GeleverdVolume>{minutes}</b:GeleverdVolume><b:Eenheid>01"
        f"</b:Eenheid><b:ProductTarief>55</b:ProductTarief><b:IngediendBedrag><i:Bedrag>{minutes * 55}</i:Bedrag><i:DebetCredit>D"
        "</i:DebetCredit></b:IngediendBedrag></b:Prestatie></b:Prestaties></b:Client>"
    )


def minutes_of(number: int, month: int) -> int:
    """Return the minutes declared for an assignment in a month, a multiple of 15."""
    return 480 + 15 * ((number * 7 + month * 13) % 16)


def write_messages(folder: Path, people: list[str]) -> None:
    """Write the assignments and the declarations as messages of at most 10,000 parts, of one provider each."""
    made = 0
    for provider in range(len(PROVIDERS)):
        numbers = range(provider, len(people), len(PROVIDERS))
        for first in range(0, len(numbers), PER_MESSAGE):
            some = numbers[first : first + PER_MESSAGE]
            made += 1
            inside = "".join(assigned(people[number], number + 1) for number in some)
            (folder / f"301_{made}.xml").write_text(message("301", made, provider, inside), encoding="utf-8")
            for month in MONTHS:
                minutes = {number: minutes_of(number, month) for number in some}
                lines = "".join(performed(people[number], number + 1, month, minutes[number]) for number in some)
                last = calendar.monthrange(2026, month)[1]
                declared = (
                    f"<b:Declaratie><b:DeclaratieNummer>D{made}-{month}</b:DeclaratieNummer><b:DeclaratiePeriode><i:Begindatum>2026-"
                    f"{month:02d}-01</i:Begindatum><i:Einddatum>2026-{month:02d}-{last}</i:Einddatum></b:DeclaratiePeriode>"
                    "<b:DeclaratieDagtekening>2026-11-02</b:DeclaratieDagtekening><b:TotaalIngediendBedrag><i:TotaalBedrag>"
                    f"{55 * sum(minutes.values())}</i:TotaalBedrag><i:DebetCredit>D</i:DebetCredit></b:TotaalIngediendBedrag>"
                    f"<b:Clienten>{lines}</b:Clienten></b:Declaratie>"
                )
                name = f"323_{made}_{month:02d}.xml"
                (folder / name).write_text(message("323", 1000 * made + month, provider, declared), encoding="utf-8")


def write_extracts(folder: Path, people: list[str]) -> None:
    """Write the same as CSV, with keys of our own in place of the numbers of citizens."""
    with (
        (folder / "indicaties.csv").open("w", encoding="utf-8") as indicated,
        (folder / "periodebetalingen.csv").open("w", encoding="utf-8") as paid,
        (folder / "geleverde_uren.csv").open("w", encoding="utf-8") as helped,
    ):
        indicated.write(
            "toewijzing_nummer;client_sleutel;aanbieder_id;groep;categorie;klasse;uren_week;besluitdatum;ingangsdatum;product_code\n"
        )
        paid.write(
            "aanbieder_id;prestatie_referentie;vorige_referentie;client_sleutel;toewijzing_nummer;periode_id;grondslag;debet_credit;aantal;"
            "tarief_eur;bedrag_eur;factuurdatum;prestatie_begin;prestatie_eind\n"
        )
        helped.write("toewijzing_nummer;client_sleutel;aanbieder_id;datum;uren;korrel\n")
        for place in range(len(people)):
            number, key, provider = place + 1, f"C{place:07d}", PROVIDERS[place % len(PROVIDERS)]
            indicated.write(f"{number};{key};{provider};EXPERIMENT;1;2;2,50;15-12-2025;01-01-2026;01E02\n")
            for month in MONTHS:
                minutes, last = minutes_of(place, month), calendar.monthrange(2026, month)[1]
                hours = f"{minutes / 60:.2f}".replace(".", ",")
                paid.write(
                    f"{provider};R{number}-{month};;{key};{number};2026{month:02d};UREN;D;{hours};33,00;{minutes * 55 // 100},"
                    f"{minutes * 55 % 100:02d};02-11-2026;01-{month:02d}-2026;{last}-{month:02d}-2026\n"
                )
                helped.write(f"{number};{key};{provider};01-{month:02d}-2026;{hours};PERIODE\n")


def write_shared(folder: Path) -> None:
    """Write the tables that both deliveries need."""
    folder.mkdir(parents=True)
    names = "".join(f"{provider};{provider.title()}\n" for provider in PROVIDERS)
    codes = "".join(f"7575000{number};{provider}\n" for number, provider in enumerate(PROVIDERS))
    (folder / "aanbieders.csv").write_text(f"aanbieder_id;naam\n{names}", encoding="utf-8")
    (folder / "agb.csv").write_text(f"agb_code;aanbieder_id\n{codes}", encoding="utf-8")
    (folder / "productcodes.csv").write_text(
        "product_code;groep;categorie;klasse\n01E02;EXPERIMENT;1;2\n", encoding="utf-8"
    )


def measure(assignments: int) -> str:
    """Return one row of the table: seconds and peak memory of both, and the ratio of their times."""
    costs: list[Cost] = []
    people = list(islice(citizen_numbers(), assignments))
    with tempfile.TemporaryDirectory(prefix="hbh-benchmark-") as name:
        folder = Path(name)
        for kind, write in (("csv", write_extracts), ("xml", write_messages)):
            write_shared(folder / kind)
            write(folder / kind, people)
            data = folder / f"data_{kind}"
            data.mkdir()
            (data / "project.toml").write_text(TOML, encoding="utf-8")
            environment = {**os.environ, "HBH_SLEUTEL": str(folder / f"sleutel_{kind}"), "PYTHONPATH": str(PROJECT)}
            given = [
                sys.executable,
                "-m",
                "hbh_metrics",
                "import",
                str(folder / kind),
                "--data",
                str(data),
                "--peildatum",
                "2026-11-30",
            ]
            costs.append(cost_of(given, environment))
    csv, xml = costs
    parts = assignments * len(MONTHS)
    return (
        f"| {assignments:,} | {parts:,} | {csv.wall:.1f} | {xml.wall:.1f} | {xml.wall / csv.wall:.1f} | {xml.cpu / csv.cpu:.1f} "
        f"| {csv.peak_gb:.2f} GB | {xml.peak_gb:.2f} GB |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assignments", type=int, nargs="+", default=[100_000])
    options = parser.parse_args()
    print(
        "| assignments | performances | CSV, s | messages, s | time, messages : CSV | processor | peak CSV | peak messages |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for assignments in options.assignments:
        print(measure(assignments), flush=True)


if __name__ == "__main__":
    main()
