"""What another agreement would do: worked out by hand, with who keeps the gain, and nothing of it kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hbh_metrics.agreements import Agreement, Agreements, Method
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.findings.view import Grid
from hbh_metrics.screens.afbouw.adjusting import percentage_of, room_pct, said, steps
from hbh_metrics.screens.afbouw.proposed import GROUP, PER_HOUR, Now, Proposal, _path

AGREED = Agreement("VIVA", 1, "201402", Decimal("200.00"), Decimal("20.00"), Decimal("1.00"), Method.LINEAIR, "201403")
PATH = {period.id: AGREED.tariff_eur(period.id) for period in experiment_periods()}
NOW = Now("Viva! Zorggroep", "201409", AGREED, PATH, 50.0, 8.0, 205.0, 22.5, hours_per_client=8.0)
"""The path goes from 186.00 in 201409 to 178.00 in 201413; 8 hours were worth 180.00 before, so that the gain is 25.00."""


def _plain(proposal: Proposal, now: Now = NOW) -> list[str]:
    return [one.replace("\u00a0", " ") for one in said(now, proposal, steps(now, proposal))]


def test_a_proposal_starts_from_the_tariff_of_the_period_before_it() -> None:
    found = steps(NOW, Proposal(Decimal("2.00"), Method.LINEAIR, "201410"))
    assert [one.period_id for one in found] == ["201410", "201411", "201412", "201413"]
    assert [one.now_eur for one in found] == [Decimal(value) for value in ("184.00", "182.00", "180.00", "178.00")]
    assert [one.then_eur for one in found] == [Decimal(value) for value in ("182.28", "178.56", "174.84", "171.12")]


def test_it_says_the_tariff_the_cost_the_room_and_who_keeps_the_gain() -> None:
    assert _plain(Proposal(Decimal("2.00"), Method.LINEAIR, "201410")) == [
        "Met elke periode 2% van het starttarief, vanaf periode 10 betaalt de gemeente Viva! Zorggroep in periode 13 € 171,12 per "
        "cliënt, in plaats van € 178,00.",
        "Tot het einde kost dat samen € 860 minder, bij 50,0 betaalde cliëntperioden per periode.",
        "Bij evenveel uren als in periode 9 ligt het bedrag per uur dan 7,0% boven het basistarief; met de afspraak van nu 11,3%.",
        "De winst is € 25,00 per cliënt per periode. Met het voorstel houdt de gemeente € 33,88 en legt de aanbieder € 8,88 toe; met de "
        "afspraak van nu houdt de gemeente € 27,00 en legt de aanbieder € 2,00 toe.",
        "De cliënt krijgt 8,0 uur per periode: winst door minder uren kan schade zijn.",
    ]


@pytest.mark.parametrize(
    ("before_eur", "told"),
    [
        (None, "Wie de winst houdt, is niet te zeggen: daarvoor is nodig wat dezelfde cliënten voorheen kostten."),
        (170.0, "Er is geen winst om te verdelen: de uren van nu zouden voorheen niet minder hebben gekost."),
    ],
)
def test_without_a_gain_nobody_keeps_it(before_eur: float | None, told: str) -> None:
    now = replace(NOW, before_eur=before_eur)
    assert _plain(Proposal(Decimal("2.00"), Method.LINEAIR, "201410"), now)[-1] == told


def test_the_agreement_of_now_again_changes_nothing() -> None:
    found = _plain(Proposal(Decimal("0.00"), Method.EENMALIG, "201413"))
    assert "in plaats van € 178,00" in found[0]
    once = Proposal(Decimal("1.00"), Method.LINEAIR, "201403")
    assert _plain(once)[0].startswith(
        "Met elke periode 1% van het starttarief, vanaf periode 3 verandert er bij Viva! Zorggroep niets"
    )


def test_a_period_that_nobody_knows_the_amount_of_yet_has_that_of_the_one_before_and_the_first_is_told() -> None:
    class Known(Agreements):
        def tariff_eur(self, period_id: str) -> Decimal | None:
            return AGREED.tariff_eur(period_id) if "201403" <= period_id < "201411" else None

    path, unknown_from = _path(Known((AGREED,)), Grid({}), "VIVA", "201409")
    assert unknown_from == "201411"
    assert list(path) == list(PATH)[1:]
    assert {path[one] for one in ("201410", "201411", "201412", "201413")} == {AGREED.tariff_eur("201410")}


def test_by_the_hour_the_gain_is_that_of_all_together_and_a_rise_costs_more() -> None:
    """400 hours of 30.00 are paid and delivered; the same clients cost 35.00 per such hour before, when an hour cost 32.50."""
    path = dict.fromkeys(PATH, Decimal("30.00"))
    agreed = replace(AGREED, afbouw_methode=Method.VAST, afbouw_pct=Decimal(0), starttarief_eur=Decimal("30.00"))
    now = Now("Uurhulp", "201409", agreed, path, 400.0, 1.0, 35.0, 32.5, PER_HOUR, 8.0, "201411")

    assert _plain(Proposal(Decimal("-2.00"), Method.EENMALIG, "201413"), now) == [
        "Met één keer -2% van het starttarief, in periode 13 betaalt de gemeente Uurhulp in periode 13 € 30,60 per uur, in plaats van "
        "€ 30,00.",
        "Tot het einde kost dat samen € 240 meer, bij 400,0 betaalde uren per periode.",
        "Wat nu is afgesproken, is vanaf periode 11 nog niet bekend: daar staat € 30,00 als het laatste bekende bedrag.",
        "Bij evenveel uren als in periode 9 ligt het bedrag per uur dan 53,0% boven het basistarief; met de afspraak van nu 50,0%.",
        "De winst is € 1.000,00 per periode. Met het voorstel houdt de gemeente € 1.760,00 en legt de aanbieder € 760,00 toe; met de "
        "afspraak van nu houdt de gemeente € 2.000,00 en legt de aanbieder € 1.000,00 toe.",
        "De cliënt krijgt 8,0 uur per periode: winst door minder uren kan schade zijn.",
    ]


def test_for_a_group_without_hours_or_a_basistarief_it_says_what_cannot_be_told() -> None:
    agreed = replace(AGREED, basistarief_uur_eur=None)
    found = _plain(
        Proposal(Decimal("2.00"), Method.LINEAIR, "201410"),
        replace(NOW, agreement=agreed, volume=1.0, hours=None, before_eur=None, unit=GROUP),
    )
    assert found[0].endswith("in periode 13 € 171,12 voor de hele groep, in plaats van € 178,00.")
    assert found[1:] == [
        "Tot het einde kost dat samen € 17 minder.",
        "De ruimte boven het basistarief is niet te geven: er is geen basistarief afgesproken.",
        "Wie de winst houdt, is niet te zeggen: daarvoor is nodig wat dezelfde cliënten voorheen kostten.",
    ]


def test_the_room_is_the_tariff_per_hour_of_now_above_the_floor() -> None:
    assert room_pct(NOW, Decimal("176.00"), Decimal("20.00")) == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0,5", "0.5"),
        ("1.25", "1.25"),
        (" 2 % ", "2"),
        ("20", "20"),
        ("21", None),
        ("-1", "-1"),
        ("-21", None),
        ("een", None),
        ("", None),
    ],
)
def test_a_percentage_is_typed_in_dutch_and_anything_else_is_none(text: str, found: str | None) -> None:
    assert percentage_of(text) == (None if found is None else Decimal(found))
