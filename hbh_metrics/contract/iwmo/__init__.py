"""What is read from the messages of iWmo 3.2, and what it becomes in the tables of the contract.

`kinds` says which elements are read of which message; `mapping/*.sql` makes rows of them, in the order of `STEPS`; `checks/*.sql` holds
them to the standard's own rules, listed in `rules`.
"""

from __future__ import annotations

from hbh_metrics.contract.iwmo.kept import DECLARATIONS, KEPT, PRODUCTS
from hbh_metrics.contract.iwmo.kinds import KIND_BY_SCHEMA, KINDS, Element, MessageKind, Shape
from hbh_metrics.contract.iwmo.rules import MESSAGE_RULES
from hbh_metrics.sql import load

STEPS = {
    "aanbieders": "",
    "codes": "",
    "toewijzingen": "",
    "voortgang": "",
    "geraakt": "",
    "prestaties": "",
    "producten": PRODUCTS.name,
    "declaraties": DECLARATIONS.name,
    "indicaties": "indicaties",
    "betalingen": "periodebetalingen",
    "uren": "geleverde_uren",
}
"""The selects of `mapping/`, each a table that later ones read, in the order in which they are made; and of which table the rows are."""
SENDERS = "bericht_aanbieders"

__all__ = [
    "KEPT",
    "KINDS",
    "KIND_BY_SCHEMA",
    "MESSAGE_RULES",
    "SENDERS",
    "STEPS",
    "Element",
    "MessageKind",
    "Shape",
    "macros",
    "step",
]


def macros() -> str:
    """Return the macros that the checks on messages use."""
    return load(__file__, "rekenregels")


def step(name: str) -> str:
    """Return the select of a step of the mapping."""
    return load(__file__, f"mapping/{name}")
