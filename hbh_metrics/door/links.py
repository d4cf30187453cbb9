"""Which metrics hang together, so that hiding one without the others would hide nothing; a new metric gets its place here.

The links that bind numbers to each other are the definitions of metrics.md: a sum or difference of figures, a numerator that is another
metric's denominator, a running sum, a stock with what flows in and out.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

Key = tuple[str, str | None]
"""A metric and its period: one figure of one provider or of the group."""


class Group(Enum):
    """Metrics that rest on the same delivered data."""

    CLIENTS = auto()
    PAYMENTS = auto()
    REFERENCE = auto()
    CHANGES = auto()
    RUNNING = auto()
    HOURS = auto()
    FLOOR = auto()
    PLANS = auto()
    COMPLAINTS = auto()
    WAITING = auto()
    SURVEY = auto()
    COMPARISON = auto()


METRICS: Mapping[Group, tuple[str, ...]] = {
    Group.CLIENTS: ("clienten", "clientperioden", "instroom", "uitstroom", "aandeel_bestand"),
    Group.PAYMENTS: (
        "betaald",
        "betaalde_clientperioden",
        "betaald_tarief",
        "afgesproken_tarief",
        "tariefindex",
        "afgesproken_index",
        "afbouw_gerealiseerd",
        "afbouw_afgesproken",
        "afbouwvoortgang",
        "afwijking_tarief",
        "besparing_starttarief",
        "correctiedruk",
    ),
    Group.REFERENCE: ("referentiekosten", "kosten_tov_referentie"),
    Group.CHANGES: ("volume_effect", "prijs_effect"),
    Group.RUNNING: ("kosten_tov_referentie_cum", "kosten_tov_referentie_cum_pct"),
    Group.HOURS: (
        "uren",
        "fte",
        "uren_per_client_week",
        "uren_mediaan",
        "uren_p10",
        "uren_p90",
        "verzilvering",
        "aandeel_onder_klasse",
        "aandeel_boven_klasse",
        "urenindex",
        "aandeel_sterke_daling",
        "weekdekking",
    ),
    Group.FLOOR: (
        "urendekking",
        "betaald_zonder_uren",
        "betaald_zonder_uren_onverklaard",
        "effectief_uurtarief",
        "ruimte_basistarief",
        "perioden_tot_vloer",
    ),
    Group.PLANS: ("plandekking", "gespreksdekking", "netwerkinzet"),
    Group.COMPLAINTS: ("klachten_per_100",),
    Group.WAITING: ("doorlooptijd_mediaan", "doorlooptijd_p90"),
    Group.SURVEY: (
        "tevredenheid_nul",
        "tevredenheid_eind",
        "tevredenheid_verschil",
        "tevredenheid_verschil_laag",
        "tevredenheid_verschil_hoog",
        "respons_nul",
        "respons_eind",
    ),
    Group.COMPARISON: ("effect_uren", "effect_uren_laag", "effect_uren_hoog"),
}
GROUP_OF: Mapping[str, Group] = {metric: group for group, metrics in METRICS.items() for metric in metrics}

BASE: Mapping[Group, str] = {
    Group.CLIENTS: "clienten",
    Group.PAYMENTS: "betaald",
    Group.REFERENCE: "betaald",
    Group.CHANGES: "betaald",
    Group.HOURS: "uren",
    Group.FLOOR: "uren",
}
"""The metric that says whose data a group rests on; a figure of that group over other providers would give the difference away."""

LEANS_ON: Mapping[Group, tuple[Group, ...]] = {
    Group.REFERENCE: (Group.PAYMENTS,),
    Group.CHANGES: (Group.PAYMENTS,),
    Group.FLOOR: (Group.PAYMENTS, Group.HOURS),
    Group.COMPLAINTS: (Group.CLIENTS,),
}
"""betaald = kosten_tov_referentie + referentiekosten; betaald - vorig betaald = volume_effect + prijs_effect; effectief_uurtarief divides
what is paid by hours; klachten_per_100 divides by clientperioden. A group is hidden where one that it leans on is."""

TOGETHER = frozenset({Group.PAYMENTS, Group.REFERENCE, Group.PLANS})
"""Groups of which all figures of a period are hidden when one is: their sums follow from each other."""

SAME_COUNT: tuple[tuple[str, str], ...] = (
    ("plandekking", "netwerkinzet"),
    ("urendekking", "betaald_zonder_uren"),
    ("urendekking", "betaald_zonder_uren_onverklaard"),
)
"""Pairs in which the numerator of the first is the denominator of the second."""

COUNTED_AT_THE_END = ("aandeel_bestand", *METRICS[Group.PLANS])
"""Shares of the clients on the last day of a period: with all clients of the period they tell how many left."""

DIFFERENCES = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")
"""Where everybody answered twice these are tevredenheid_eind - tevredenheid_nul."""

COUNTS = frozenset({"clienten", "instroom", "uitstroom"})
"""Metrics whose value is a number of people."""

COUNTED = frozenset(
    {
        "aandeel_bestand",
        "aandeel_onder_klasse",
        "aandeel_boven_klasse",
        "aandeel_sterke_daling",
        "urendekking",
        "betaald_zonder_uren",
        "betaald_zonder_uren_onverklaard",
        "plandekking",
        "gespreksdekking",
        "netwerkinzet",
        "klachten_per_100",
        "respons_nul",
        "respons_eind",
    }
)
"""Ratios whose numerator counts people, or something that people did or got."""

QUANTILES = frozenset({"uren_mediaan", "uren_p10", "uren_p90", "doorlooptijd_mediaan", "doorlooptijd_p90"})
"""Figures that are no sum over providers: a provider cannot be subtracted from them."""

OF_ONE_PROVIDER = frozenset({"weekdekking"})
"""The figure of the group is that of the provider with the lowest one, numerator and denominator included."""

WEIGHED_BY_PAYMENT = frozenset({"afgesproken_tarief", "afgesproken_index", "afbouw_afgesproken"})
"""A provider always has one; in the figure of the group it counts only where something was paid."""
