"""The distributions of a publication (`verdelingen`): which there are, from which tables, and their classes in the order of a chart."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.contract import TABLE_BY_NAME

UNKNOWN = "ONBEKEND"
BOTH_GROUPS = ("EXPERIMENT", "VERGELIJKING")


@dataclass(frozen=True)
class Distribution:
    """One distribution: its name, the classes that it always has (none: they follow from the data) and the groups that it is made for.

    `tables` are the contract tables without which it has no rows.
    """

    name: str
    tables: tuple[str, ...]
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("EXPERIMENT",)
    has_period: bool = True


def _codes_of(table: str, column: str) -> tuple[str, ...]:
    return tuple(TABLE_BY_NAME[table].column(column).allowed)


DISTRIBUTIONS: tuple[Distribution, ...] = (
    Distribution(
        "uren_per_week",
        ("geleverde_uren",),
        ("0-1", "1-2", "2-3", "3-4", "4-5", "5-6", "6-7", "7-8", "8+"),
    ),
    Distribution(
        "uren_tov_referentie",
        ("geleverde_uren", "referentie"),
        ("<50", "50-70", "70-90", "90-110", ">110"),
    ),
    Distribution(
        "uitstroom_reden",
        ("indicaties",),
        (*_codes_of("indicaties", "reden_beeindiging"), UNKNOWN),
    ),
    Distribution("klachten_thema", ("meldingen",), _codes_of("meldingen", "thema")),
    Distribution("klachten_zonder_client", ("meldingen",), _codes_of("meldingen", "thema")),
    Distribution("reden_niet_geleverd", ("geleverde_uren",), _codes_of("geleverde_uren", "reden_niet_geleverd")),
    Distribution(
        "netwerk",
        ("ondersteuningsplannen",),
        _codes_of("ondersteuningsplannen", "aandeel_netwerk"),
    ),
    Distribution("plan_resultaat", ("ondersteuningsplannen",), ("JA", "NEE", UNKNOWN)),
    Distribution("klasse", ("indicaties",), (*_codes_of("indicaties", "klasse"), UNKNOWN), BOTH_GROUPS),
    Distribution("leeftijd", ("indicaties",), (*_codes_of("indicaties", "leeftijdsklasse"), UNKNOWN), BOTH_GROUPS),
    Distribution("antwoorden", ("enquetescores", "vragen"), groups=BOTH_GROUPS, has_period=False),
    Distribution(
        "nulmeting", ("enquetescores", "vragen"), ("BLIJVER", "VERTROKKEN", "NIET_GEKOPPELD"), has_period=False
    ),
    *(
        Distribution(
            name,
            ("indicaties", "geleverde_uren"),
            ("MEEGETELD", "ZONDER_REFERENTIE", "ONBEKEND", "TE_KORT"),
            BOTH_GROUPS,
            has_period=False,
        )
        for name in ("effect_meetelling", "effect_meetelling_eind")
    ),
)
ANSWER_KINDS: tuple[str, ...] = tuple(code for code in _codes_of("enquetescores", "antwoordsoort") if code != "SCORE")
"""The kinds of answer that have no score."""
