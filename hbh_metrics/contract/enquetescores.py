"""The answers to the satisfaction survey, one row per person and question."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Reference, Replace, Table
from hbh_metrics.contract.shared_columns import GROUP, LINK, MEASUREMENT, PROVIDER, date

TABLE = Table(
    name="enquetescores",
    title="Enquêtescores",
    description="De antwoorden op de nulmeting en de eindmeting, per persoon en vraag.",
    key=("respons_id", "vraag_code"),
    columns=(
        Column("respons_id", Kind.TEXT, "kenmerk van de ingevulde vragenlijst", "R0001"),
        LINK,
        MEASUREMENT,
        GROUP,
        PROVIDER,
        Column("vraag_code", Kind.TEXT, "code van de vraag", "V01", refers_to=Reference("vragen", "vraag_code")),
        date("invuldatum", "dag van invullen"),
        Column("score", Kind.SCORE, "de score", "8", required=False),
        Column(
            "antwoordsoort",
            Kind.CODE,
            "soort antwoord",
            "SCORE",
            allowed={
                "SCORE": "een score",
                "NVT": "niet van toepassing",
                "WEET_NIET": "weet niet",
                "GEEN_ANTWOORD": "geen antwoord",
            },
        ),
    ),
    merge=Replace(columns=("meting", "aanbieder_id")),
    delivered_by=Deliverer.CITY,
)
