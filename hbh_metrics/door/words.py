"""At how many providers something holds, said so that it points at none; and which figures stand behind a signal about the group."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.policy import FEWEST_PROVIDERS
from hbh_metrics.records import ProvidersInWords

BEHIND_SIGNAL: Mapping[str, tuple[str, ...]] = {
    "S05": ("kosten_tov_referentie_cum_pct", "kosten_tov_referentie_cum"),
    "S09": ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog"),
    "S12": ("aandeel_bestand", "clienten"),
}
"""The figures of TOTAAL that a signal about TOTAAL tells of: it is shown to who sees them all, one not named here to no one."""

COMPARED_WITH_OTHERS = frozenset({"S08"})
"""The signals about one provider whose threshold follows from the figures of all, over other periods and providers than TOTAAL is
shown for: the difference with TOTAAL would be someone's, so only who sees everything is told what was compared with.
"""


def in_words(question: str, count: int, of: int, *, is_exact: bool) -> ProvidersInWords:
    """Return `bij 3 van de 5 aanbieders`; unless `is_exact`, one provider, and all but one, are not counted out."""
    if count == 0:
        return ProvidersInWords(question, "bij geen enkele aanbieder", 0, of)
    if is_exact or (of >= FEWEST_PROVIDERS and count not in (1, of - 1)):
        return ProvidersInWords(question, _counted(count, of), count, of)
    if of < FEWEST_PROVIDERS:
        return ProvidersInWords(question, "bij een of meer aanbieders", None, None)
    words = "bij een enkele aanbieder" if count == 1 else "bij bijna alle aanbieders"
    return ProvidersInWords(question, words, None, None)


def _counted(count: int, of: int) -> str:
    if of == 1:
        return "bij de enige aanbieder"
    if count == of:
        return f"bij alle {of} aanbieders"
    return f"bij {'één' if count == 1 else count} van de {of} aanbieders"
