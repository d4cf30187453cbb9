"""The optional tables of odd deliveries: references, plans, complaints and surveys that fit what odd_tables made."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.metrics.tables import Tables, agreement, assignment, payment, providers

KINDS = ("KLACHT", "SIGNAAL", "BEZWAAR", "OVERSTAPVERZOEK")
SURVEY_DAYS = {
    "NUL": (date(2014, 1, 26), date(2014, 1, 27), date(2014, 2, 10), date(2014, 3, 23), date(2014, 3, 24)),
    "EIND": (date(2014, 10, 5), date(2014, 10, 6), date(2014, 12, 1), date(2015, 3, 1), date(2015, 3, 2)),
}
GROUPS = ("EXPERIMENT", "EXPERIMENT", "EXPERIMENT", "VERGELIJKING")


def add_extras(random: Random, tables: Tables) -> None:
    """Add references, plans, complaints and a survey for the clients that stand in `tables`."""
    names = [str(row["aanbieder_id"]) for row in tables.rows["aanbieders"]]
    clients = sorted({str(row["client_sleutel"]) for row in tables.rows["indicaties"]})
    _references(random, tables, clients)
    _plans(random, tables)
    _complaints(random, tables, names, clients)
    _survey(random, tables, names, clients)
    _continuity(Random(len(clients)), tables, names)  # noqa: S311 - nothing secret is made
    _rooms_and_norms(Random(len(clients) + 1), tables, names)  # noqa: S311 - nothing secret is made


def _continuity(random: Random, tables: Tables, names: list[str]) -> None:
    """Add counts of some periods, of a stream of their own: what else is odd stays as it was."""
    for name in names:
        for period in ("201402", "201405", "201412", "201501"):
            clients = random.choice((0, 3, 40))
            if random.random() < 0.6:
                same = random.randint(0, clients)
                tables.add(
                    "continuiteit",
                    {
                        "aanbieder_id": name, "periode_id": period, "clienten": clients, "clienten_zelfde_hulp": same,
                        "wisselingen": clients - same,
                    },
                )  # fmt: skip


def _rooms_and_norms(random: Random, tables: Tables, names: list[str]) -> None:
    for name in names:
        for version in range(random.choice((0, 0, 1, 2))):
            decided = random.choice((date(2014, 1, 6), date(2014, 5, 20)))
            amount = Decimal(random.choice((0, 3000, 20000)))
            row = {
                "aanbieder_id": name,
                "jaar": 2014,
                "versie": version,
                "bedrag_eur": amount,
                "vastgesteld_op": decided,
            }
            tables.add("bestedingsruimte", row)
    for product, since in (("01E01", "201402"), ("01E01", "201406"), ("01E02", "201405")):
        if random.random() < 0.7:
            norm = Decimal(random.choice((54, 108, 130)))
            tables.add("normen", {"product_code": product, "vanaf_periode": since, "uren_per_jaar": norm})
    for row in tables.rows["indicaties"]:
        row["product_code"] = random.choice((None, "01E01", "01E02"))


def _references(random: Random, tables: Tables, clients: list[str]) -> None:
    share = random.choice((0.0, 0.3, 0.9, 0.9, 1.0))
    for client in clients:
        if random.random() < share:
            hours = Decimal(random.choice((0, 400, 800, random.randrange(100, 1600)))) / 100
            cost = Decimal(random.randrange(8000, 30000)) / 100
            tables.add(
                "referentie",
                {"client_sleutel": client, "bedrag_per_periode_eur": cost, "uren_per_periode": hours, "perioden": 6},
            )


def _plans(random: Random, tables: Tables) -> None:
    for row in tables.rows["indicaties"]:
        for _ in range(random.choice((0, 1, 1, 2, 3)) if row["groep"] == "EXPERIMENT" else 0):
            talk = date(2014, 1, 20) + timedelta(days=random.choice((0, 7, 34, random.randrange(330))))
            signed = talk + timedelta(days=random.choice((0, 0, 14, 40))) if random.random() < 0.8 else None
            tables.add(
                "ondersteuningsplannen",
                {
                    "plan_id": f"P{random.randrange(10**6):06d}-{len(tables.rows['ondersteuningsplannen'])}",
                    "client_sleutel": row["client_sleutel"],
                    "toewijzing_nummer": row["toewijzing_nummer"],
                    "aanbieder_id": row["aanbieder_id"],
                    "gesprek_datum": talk,
                    "ondertekend_datum": signed,
                    "aandeel_netwerk": random.choice(("GEEN", "DEELS", "GROTENDEELS")),
                },
            )


def _complaints(random: Random, tables: Tables, names: list[str], clients: list[str]) -> None:
    for number in range(random.choice((0, 3, 12))):
        tables.add(
            "meldingen",
            {
                "melding_id": f"M{number}",
                "soort": random.choice(KINDS),
                "kanaal": "GEMEENTE",
                "aanbieder_id": random.choice(names),
                "client_sleutel": random.choice(clients) if clients and random.random() < 0.8 else None,
                "datum_ontvangst": date(2014, 1, 20) + timedelta(days=random.randrange(360)),
                "thema": random.choice(("UREN", "KWALITEIT", "OVERIG")),
                "uitkomst": "OPEN",
            },
        )


def _survey(random: Random, tables: Tables, names: list[str], clients: list[str]) -> None:
    if random.random() < 0.2:
        return
    for code, is_grade, theme in (("V1", True, None), ("V2", True, "TIJD"), ("V3", False, "TIJD")):
        question = {"vraag_code": code, "tekst": code, "schaal_min": 1, "schaal_max": 10}
        tables.add("vragen", question | {"is_rapportcijfer": is_grade, "thema": theme})
    groups = {client: random.choice(GROUPS) for client in clients}
    same = random.random() < 0.2
    for meting in ("NUL", "EIND"):
        for name in names:
            if random.random() < 0.7:
                asked = {
                    "meting": meting,
                    "aanbieder_id": name,
                    "aantal_benaderd": random.choice((0, 5, 40)),
                    "uitgezet_op": date(2014, 2, 3),
                }
                tables.add("enquete_uitzet", asked)
        for client in clients * 2:
            if random.random() < 0.5:
                continue
            link = f"K{client}" if random.random() < 0.85 else None
            provider = random.choice(names)
            form = f"{meting}{client}-{len(tables.rows['enquetescores'])}"
            day = random.choice(SURVEY_DAYS[meting])
            for code in ("V1", "V2", "V3"):
                kind = random.choice(("SCORE", "SCORE", "SCORE", "NVT", "WEET_NIET"))
                score = Decimal(8 if same else random.randrange(10, 101)) / (1 if same else 10)
                tables.add(
                    "enquetescores",
                    {
                        "respons_id": form,
                        "vraag_code": code,
                        "koppel_id": link if random.random() < 0.8 else None,
                        "meting": meting,
                        "groep": groups[client],
                        "aanbieder_id": provider,
                        "invuldatum": day,
                        "score": score if kind == "SCORE" else None,
                        "antwoordsoort": kind,
                    },
                )


def paid_for_a_group() -> Tables:
    """Return tables with a sum of 1000 euro for the four clients of one provider, and one client of another paid by the period."""
    tables = Tables().add("aanbieders", *providers("VIVA", "SHDH"))
    tables.add(
        "tariefafspraken",
        agreement("VIVA", contractsoort="TAAKGERICHT", starttarief_eur=Decimal(1000)),
        agreement("SHDH"),
    )
    tables.add(
        "indicaties", *(assignment(f"T{n}", f"C{n}", "VIVA" if n < 4 else "SHDH", date(2014, 1, 27)) for n in range(6))
    )
    line = payment({"toewijzing_nummer": "groep", "client_sleutel": None, "aanbieder_id": "VIVA"}, "201402", "1000.00")
    tables.add("periodebetalingen", line | {"toewijzing_nummer": None, "grondslag": "TAAK"})
    tables.add("periodebetalingen", payment(tables.rows["indicaties"][5], "201402", "220.00"))
    return tables
