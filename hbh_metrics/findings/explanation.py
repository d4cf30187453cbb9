"""The explanation under a figure: how to read it, and the definition of each metric in it, from its card."""

from __future__ import annotations

from hbh_metrics.metrics import CARD_BY_NAME


def explain(how_to_read: str, *metrics: str) -> str:
    """Return Markdown: how to read the figure, then every metric with its definition and caveat."""
    cards = [CARD_BY_NAME[name] for name in metrics]
    return "\n\n".join(
        [how_to_read, *(f"**{card.title}.** {card.definition} {card.caveat}".rstrip() for card in cards)]
    )
