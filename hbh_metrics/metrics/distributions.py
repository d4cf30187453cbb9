"""The distributions of a publication (`verdelingen`): which there are, from which tables, and their classes in the order of a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics.contract import TABLE_BY_NAME

UNKNOWN = "ONBEKEND"
BOTH_GROUPS = ("EXPERIMENT", "VERGELIJKING")


@dataclass(frozen=True)
class Distribution:
    """One distribution: its name, the classes that it always has (none: they follow from the data) and the groups that it is made for.

    `tables` are the contract tables without which it has no rows. `tells_of` are the metrics of which the classes are parts, or with which
    they make one (clients on the last day are all clients but those who left): where one of those is hidden, so are the classes.
    """

    name: str
    tells_of: tuple[str, ...]
    tables: tuple[str, ...]
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("EXPERIMENT",)
    has_period: bool = True


def _codes_of(table: str, column: str) -> tuple[str, ...]:
    return tuple(TABLE_BY_NAME[table].column(column).allowed)


_CLIENTS = ("clienten", "instroom", "uitstroom", "aandeel_bestand", "aandeel_bestand_start")
_SURVEY = ("tevredenheid_nul", "tevredenheid_eind", "tevredenheid_verschil", "respons_nul", "respons_eind")

DISTRIBUTIONS: tuple[Distribution, ...] = (
    Distribution(
        "uren_per_week",
        ("uren", "uren_per_client_week", "uren_mediaan", "uren_p10", "uren_p90"),
        ("geleverde_uren",),
        ("0-1", "1-2", "2-3", "3-4", "4-5", "5-6", "6-7", "7-8", "8+"),
    ),
    Distribution(
        "uren_tov_referentie",
        ("uren", "urenindex", "aandeel_sterke_daling"),
        ("geleverde_uren", "referentie"),
        ("<50", "50-70", "70-90", "90-110", ">110"),
    ),
    Distribution(
        "uitstroom_reden",
        ("clienten", "uitstroom"),
        ("indicaties",),
        (*_codes_of("indicaties", "reden_beeindiging"), UNKNOWN),
    ),
    Distribution("klachten_thema", ("klachten_per_100",), ("meldingen",), _codes_of("meldingen", "thema")),
    Distribution("klachten_zonder_client", ("klachten_per_100",), ("meldingen",), _codes_of("meldingen", "thema")),
    Distribution(
        "reden_niet_geleverd", ("uren",), ("geleverde_uren",), _codes_of("geleverde_uren", "reden_niet_geleverd")
    ),
    Distribution(
        "netwerk",
        ("plandekking", "netwerkinzet"),
        ("ondersteuningsplannen",),
        _codes_of("ondersteuningsplannen", "aandeel_netwerk"),
    ),
    Distribution("klasse", _CLIENTS, ("indicaties",), (*_codes_of("indicaties", "klasse"), UNKNOWN), BOTH_GROUPS),
    Distribution(
        "leeftijd", _CLIENTS, ("indicaties",), (*_codes_of("indicaties", "leeftijdsklasse"), UNKNOWN), BOTH_GROUPS
    ),
    Distribution("antwoorden", _SURVEY, ("enquetescores", "vragen"), groups=BOTH_GROUPS, has_period=False),
    Distribution(
        "nulmeting", _SURVEY, ("enquetescores", "vragen"), ("BLIJVER", "VERTROKKEN", "NIET_GEKOPPELD"), has_period=False
    ),
)
TELLS_OF: Mapping[str, tuple[str, ...]] = {one.name: one.tells_of for one in DISTRIBUTIONS}

ANSWER_KINDS: tuple[str, ...] = tuple(code for code in _codes_of("enquetescores", "antwoordsoort") if code != "SCORE")
"""The kinds of answer that have no score."""
