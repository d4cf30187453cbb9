"""What the city paid, line by line: a ledger of debits and of the credits that correct them."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Ledger, Table, When
from hbh_metrics.contract.shared_columns import (
    ASSIGNMENT_REFERENCE,
    CLIENT,
    FIRST_PERIOD,
    PERIOD,
    PROVIDER,
    ZERO,
    date,
    euro,
)

BASES = {
    "PERIODETARIEF": "vast tarief per periode",
    "UREN": "per uur",
    "BUDGET": "bedrag voor het resultaat bij een cliënt",
    "TAAK": "bedrag voor een groep, zonder cliënt en zonder toewijzing",
}

TABLE = Table(
    name="periodebetalingen",
    title="Periodebetalingen",
    description="De betalingen per cliënt en periode; een credit noemt de debet die hij corrigeert.",
    key=("aanbieder_id", "prestatie_referentie"),
    columns=(
        PROVIDER,
        Column("prestatie_referentie", Kind.TEXT, "kenmerk van de regel, uniek per aanbieder", f"P{FIRST_PERIOD}-0001"),
        Column(
            "vorige_referentie",
            Kind.TEXT,
            "kenmerk van de debet die deze credit corrigeert",
            f"P{FIRST_PERIOD}-0001",
            required=False,
            is_identifier=True,
        ),
        replace(CLIENT, required=False, must_stand_there=True),
        replace(ASSIGNMENT_REFERENCE, required=False, must_stand_there=True),
        replace(PERIOD, description="de periode waarin de prestatie is geleverd, niet die van de boeking"),
        Column(
            "grondslag",
            Kind.CODE,
            "waarvoor is betaald",
            "PERIODETARIEF",
            allowed=BASES,
        ),
        Column("debet_credit", Kind.CODE, "debet of credit", "D", allowed={"D": "debet", "C": "credit"}),
        Column(
            "aantal",
            Kind.QUANTITY,
            "aantal perioden: 1, of het deel van een gebroken periode; bij betaling per uur het aantal uren",
            "1",
            minimum=ZERO,
            minimum_excluded=True,
        ),
        Column("tarief_eur", Kind.TARIFF, "tarief per periode, of per uur", "215,00", unit="€", minimum=ZERO),
        euro("bedrag_eur", "bedrag met teken: debet 0 of meer, credit 0 of minder", minimum=None),
        date("factuurdatum", "datum van de factuur", when=When.DELIVERED),
        date("boekdatum", "datum van boeking", required=False),
        date("prestatie_begin", "eerste dag van de prestatie, als die bekend is", required=False),
        date("prestatie_eind", "laatste dag van de prestatie, als die bekend is", required=False),
    ),
    merge=Ledger(),
    delivered_by=Deliverer.PROVIDER,
    summed_euro="bedrag_eur",
)
