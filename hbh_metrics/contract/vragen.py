"""The questions of the satisfaction survey and their scales."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table

THEMES = {
    "RAPPORTCIJFER": "een rapportcijfer",
    "ZELFREDZAAMHEID": "wat de cliënt zelf kan",
    "TIJD": "of er genoeg tijd is",
    "SCHOON": "of het huis schoon is",
    "HULP": "de hulp die komt",
}

TABLE = Table(
    name="vragen",
    title="Vragen",
    description="De vragen van de nulmeting en de eindmeting, met hun schaal.",
    key=("vraag_code",),
    columns=(
        Column("vraag_code", Kind.TEXT, "code van de vraag", "V01"),
        Column("tekst", Kind.TEXT, "de vraag zoals die is gesteld", "Welk rapportcijfer geeft u de hulp?"),
        Column("schaal_min", Kind.SCORE, "laagste score", "1"),
        Column("schaal_max", Kind.SCORE, "hoogste score", "10"),
        Column("is_rapportcijfer", Kind.YES_NO, "of de vraag een rapportcijfer vraagt", "ja"),
        Column("thema", Kind.CODE, "waar de vraag over gaat", "RAPPORTCIJFER", required=False, allowed=THEMES),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
)
