"""Every number of the monitor, defined once: families of metrics, their cards, and the derivation of the tables that hold them.

A metric is one column in a family's `.sql` and one card in the family's `.py`; a new family is such a pair and a line in FAMILIES.
The order of FAMILIES and of the cards in them is the order on screen.
"""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Rows
from hbh_metrics.metrics.derive import DERIVED, derive
from hbh_metrics.metrics.families import CARD_BY_NAME, CARDS, FAMILIES

__all__ = ["CARDS", "CARD_BY_NAME", "DERIVED", "FAMILIES", "Card", "Direction", "Family", "Rows", "derive"]
