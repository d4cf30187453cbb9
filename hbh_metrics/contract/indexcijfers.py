"""By how much wages and prices rose, for tariffs that follow an index."""

from __future__ import annotations

from decimal import Decimal

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import YEAR, note

TABLE = Table(
    name="indexcijfers",
    title="Indexcijfers",
    description="Per jaar de stijging van lonen en prijzen, eerst voorlopig en later definitief, voor afspraken met methode INDEX.",
    key=("reeks", "jaar", "soort"),
    columns=(
        Column("reeks", Kind.CODE, "lonen of prijzen", "LOON", allowed={"LOON": "lonen", "PRIJS": "prijzen"}),
        YEAR,
        Column(
            "soort",
            Kind.CODE,
            "voorlopig of definitief",
            "VOORLOPIG",
            allowed={"VOORLOPIG": "vooraf geraamd", "DEFINITIEF": "achteraf vastgesteld"},
        ),
        Column("pct", Kind.PERCENTAGE, "de stijging", "4,94", unit="%", minimum=Decimal(-100), maximum=Decimal(100)),
        note("bron", "waar het cijfer vandaan komt"),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
)
