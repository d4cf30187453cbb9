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
        CLIENT,
        ASSIGNMENT_REFERENCE,
        replace(PERIOD, description="de periode waarin de prestatie is geleverd, niet die van de boeking"),
        Column(
            "grondslag",
            Kind.CODE,
            "waarvoor is betaald",
            "PERIODETARIEF",
            allowed={"PERIODETARIEF": "vast tarief per periode", "UREN": "per uur"},
        ),
        Column("debet_credit", Kind.CODE, "debet of credit", "D", allowed={"D": "debet", "C": "credit"}),
        Column(
            "aantal",
            Kind.FRACTION,
            "aantal perioden: 1, of het deel van een gebroken periode",
            "1",
            minimum=ZERO,
            minimum_excluded=True,
        ),
        euro("tarief_eur", "tarief per periode"),
        euro("bedrag_eur", "bedrag met teken: debet 0 of meer, credit 0 of minder", minimum=None),
        date("factuurdatum", "datum van de factuur", when=When.DELIVERED),
        date("boekdatum", "datum van boeking", required=False),
    ),
    merge=Ledger(),
    delivered_by=Deliverer.PROVIDER,
    summed_euro="bedrag_eur",
)
