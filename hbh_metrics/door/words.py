"""At how many providers something holds, said so that it points at none."""

from __future__ import annotations

from hbh_metrics.policy import FEWEST_PROVIDERS
from hbh_metrics.records import ProvidersInWords


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
