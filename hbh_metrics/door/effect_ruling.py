"""What may be said of the effect, for one audience: decided on the exact values of a publication, handed out without those values."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.door.answering import records
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, Measure
from hbh_metrics.statistics.effect_claim import Estimate, Estimates, Ruling, ruling

END, BEFORE, WITHOUT, SMALLEST = "effect_uren_eind", "effect_voortoets", "effect_zonder", "kleinste_aantoonbaar"
_MATCHED, _REGRESSED = "effect_uren_gelijkgesteld_eind", "effect_uren_ancova_eind"
_ENDS = ("", "_laag", "_hoog")


def effect_ruling(publication: Publication) -> Ruling:
    """Return what may be said of the effect in a publication; nothing can be told of one that has no such metrics."""
    names = (SMALLEST, *(f"{name}{end}" for name in (END, BEFORE, WITHOUT, _MATCHED, _REGRESSED) for end in _ENDS))
    rows = records(Measure, publication, "meetwaarden", "meetwaarden", maatstaven=tuple(sorted(names)), van=None)
    values = {(row.maatstaf, row.aanbieder_id): row.waarde for row in rows}
    providers = sorted({row.aanbieder_id for row in rows if row.maatstaf == WITHOUT})
    found = Estimates(
        end=_estimate(values, END, TOTAL),
        before=_estimate(values, BEFORE, TOTAL),
        matched=_estimate(values, _MATCHED, TOTAL),
        regressed=_estimate(values, _REGRESSED, TOTAL),
        without=tuple(_estimate(values, WITHOUT, who) for who in providers),
        smallest=values.get((SMALLEST, TOTAL)),
    )
    return ruling(found)


def _estimate(values: Mapping[tuple[str, str], float | None], name: str, who: str) -> Estimate | None:
    found = [value for end in _ENDS if (value := values.get((f"{name}{end}", who))) is not None]
    return Estimate(*found) if len(found) == len(_ENDS) else None
