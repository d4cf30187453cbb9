"""Complaints, signals, objections and requests to switch."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import ASSIGNMENT_INSTEAD, CLIENT, PROVIDER, date

TABLE = Table(
    name="meldingen",
    title="Meldingen",
    description="Klachten, signalen, bezwaren en verzoeken om over te stappen.",
    key=("melding_id",),
    columns=(
        Column("melding_id", Kind.TEXT, "kenmerk van de melding", "M0001"),
        Column(
            "soort",
            Kind.CODE,
            "soort melding",
            "KLACHT",
            allowed={
                "KLACHT": "klacht",
                "SIGNAAL": "signaal",
                "BEZWAAR": "bezwaar",
                "OVERSTAPVERZOEK": "verzoek om over te stappen",
            },
        ),
        Column(
            "kanaal",
            Kind.CODE,
            "waar de melding binnenkwam",
            "GEMEENTE",
            allowed={"AANBIEDER": "bij de aanbieder", "GEMEENTE": "bij de gemeente"},
        ),
        PROVIDER,
        replace(CLIENT, required=False),
        date("datum_ontvangst", "dag van ontvangst"),
        date("datum_afgehandeld", "dag van afhandeling", required=False),
        Column(
            "thema",
            Kind.CODE,
            "waar het over gaat",
            "UREN",
            allowed={
                "UREN": "uren",
                "KWALITEIT": "kwaliteit",
                "WISSELING": "wisseling van hulp",
                "BEJEGENING": "bejegening",
                "COMMUNICATIE": "communicatie",
                "OVERIG": "overig",
            },
        ),
        Column(
            "uitkomst",
            Kind.CODE,
            "uitkomst",
            "OPEN",
            allowed={
                "GEGROND": "gegrond",
                "DEELS": "deels gegrond",
                "ONGEGROND": "ongegrond",
                "INGETROKKEN": "ingetrokken",
                "OPEN": "nog open",
            },
        ),
        ASSIGNMENT_INSTEAD,
    ),
    merge=Replace(columns=("aanbieder_id",)),
    optional=True,
    delivered_by=Deliverer.PROVIDER,
    own_rows=("kanaal", "AANBIEDER"),
)
