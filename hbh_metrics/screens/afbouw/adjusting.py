"""What another agreement would do before anyone signs it: the path, the cost, the room above the basistarief and who keeps the gain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreement, Agreements, Method, by_provider
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Mark, Plot, Role, Stroke, Track
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.reading import in_plain_words
from hbh_metrics.findings.series import end_names
from hbh_metrics.findings.view import View

METRICS = ("betaald_tarief", "effectief_uurtarief", "betaalde_clientperioden", "referentiekosten")
MOST_PCT = 20
"""A larger cut than this is a slip of the hand."""
_HEIGHT_PX = 280
_PERCENTAGE = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_COLUMNS = (
    Column("Periode"),
    Column("Tarief nu", is_number=True),
    Column("Tarief met het voorstel", is_number=True),
    Column("Kosten nu", is_number=True),
    Column("Kosten met het voorstel", is_number=True),
    Column("Ruimte nu", is_number=True),
    Column("Ruimte met het voorstel", is_number=True),
)
_READ_AS = (
    "Dit is een rekensom, geen verwachting, en er wordt niets vastgelegd. Het aantal cliënten, hun uren en kosten van voorheen blijven "
    "zoals in de laatste volledige periode. Het starttarief van het "
    "voorstel is het tarief van de periode ervoor. De ruimte is het tarief per geleverd uur tegenover het basistarief. De "
    "winst per cliënt is wat die voorheen kostte min de uren van nu tegen de uurprijs van voorheen. De gemeente houdt daarvan wat zij "
    "minder betaalt dan voorheen, de aanbieder wat hij meer krijgt dan zijn uren voorheen kostten."
)


@dataclass(frozen=True)
class Now:
    """What stays the same: the agreements of a provider and, per client and period, its hours, cost before and price of an hour before."""

    name: str
    based_on: str
    agreements: Agreements
    volume: float
    hours: float
    before_eur: float | None
    hour_before_eur: float | None

    def tariff_eur(self, period_id: str) -> Decimal:
        """Return the agreed tariff; 0 before there is an agreement."""
        agreement = self.agreements.in_force(period_id)
        return Decimal(0) if agreement is None else agreement.tariff_eur(period_id)


@dataclass(frozen=True)
class Proposal:
    """Another agreement: this percentage, read this way, with its first cut in `first`, from the tariff of the period before."""

    cut_pct: Decimal
    method: Method
    first: str

    def agreements(self, now: Now) -> Agreements:
        """Return the agreements as they would be."""
        periods = [period.id for period in experiment_periods()]
        before = periods[max(periods.index(self.first) - 1, 0)]
        last = max(now.agreements.rows, key=lambda row: row.versie)
        new = replace(
            last,
            versie=last.versie + 1,
            vanaf_periode=self.first,
            starttarief_eur=now.tariff_eur(before),
            afbouw_pct=self.cut_pct,
            afbouw_methode=self.method,
            eerste_verlaging=self.first,
        )
        return Agreements((*now.agreements.rows, new))

    def agreement(self, now: Now) -> Agreement:
        """Return the new agreement itself."""
        return self.agreements(now).rows[-1]


@dataclass(frozen=True)
class Step:
    """One period under both agreements."""

    period_id: str
    now_eur: Decimal
    then_eur: Decimal
    floor_eur: Decimal


def percentage_of(text: str) -> Decimal | None:
    """Return what is typed as a percentage, with a comma or a point; None when it is none from 0 to MOST_PCT."""
    bare = text.strip().removesuffix("%").strip()
    if not _PERCENTAGE.fullmatch(bare):
        return None
    found = Decimal(bare.replace(",", "."))
    return found if found <= MOST_PCT else None


def now_of(view: View) -> Now | None:
    """Return what stays the same at the chosen provider; None while it has no whole period, or another kind of agreement."""
    who = view.chosen.aanbieder_id
    grid = view.grid(*METRICS)
    whole = [one for one in view.begun if one <= view.periode_id and view.state(who, one).counts]
    agreements = by_provider(row.agreement for row in view.door.agreements()).get(who)
    if not whole or agreements is None or any(not _can_be_adjusted(row) for row in agreements.rows):
        return None
    paid, hour, volume, before = (grid.value(metric, who, whole[-1]) for metric in METRICS)
    if paid is None or not hour or not volume:
        return None
    cost = None if before is None else before / volume
    price = view.door.prices_before().get(who)
    return Now(view.chosen.naam, whole[-1], agreements, volume, paid / hour, cost, price)


def why_not(view: View) -> tuple[str, str]:
    """Return why nothing can be tried at the chosen provider, and what is needed for it."""
    found = by_provider(row.agreement for row in view.door.agreements()).get(view.chosen.aanbieder_id)
    other = [] if found is None else [row for row in found.rows if not _can_be_adjusted(row)]
    if not other:
        return (
            "Er is nog geen volledige periode om mee te rekenen.",
            "Daarvoor zijn betalingen, uren en een afspraak nodig.",
        )
    return (
        f"Met {view.chosen.naam} is iets anders afgesproken: {in_plain_words(other[-1])}.",
        "Bijstellen proberen rekent met een percentage van een tarief per cliënt, en met een basistarief per uur.",
    )


def _can_be_adjusted(row: Agreement) -> bool:
    """Whether the agreement is a percentage off a tariff of its own, with a floor under the hour: what a proposal replaces."""
    return row.has_tariff_of_its_own and row.afbouw_methode.is_reading and row.basistarief_uur_eur is not None


def steps(now: Now, proposal: Proposal) -> tuple[Step, ...]:
    """Return every period from the proposal's first cut to the end of the experiment."""
    then = replace(now, agreements=proposal.agreements(now))
    periods = (period.id for period in experiment_periods() if period.id >= proposal.first)
    floor = proposal.agreement(now).basistarief_uur_eur or Decimal(0)
    return tuple(Step(one, now.tariff_eur(one), then.tariff_eur(one), floor) for one in periods)


def room_pct(now: Now, tariff_eur: Decimal, floor_eur: Decimal) -> float:
    """Return how far the tariff per hour of now lies above the basistarief, in per cent."""
    return (float(tariff_eur) / now.hours / float(floor_eur) - 1) * 100


def answer(view: View, now: Now, proposal: Proposal) -> Figure:
    """Return what the proposal would do at the chosen provider."""
    found = steps(now, proposal)
    return finding(
        view,
        "bijstellen",
        said(now, proposal, found),
        unit="euro per cliënt per periode",
        population=view.population(),
        period=dutch.period_range(found[0].period_id, found[-1].period_id),
        table=Table("Bijstellen proberen", _COLUMNS, tuple(_row(now, one) for one in found)),
        how_to_read=_READ_AS,
        tables=("tariefafspraken", "periodebetalingen", "geleverde_uren", "referentie"),
        chart=_chart(now, proposal),
    )


def said(now: Now, proposal: Proposal, found: Sequence[Step]) -> tuple[str, ...]:
    """Return what the proposal changes: tariff and cost first, then the room and who keeps the gain."""
    last = found[-1]
    extra = now.volume * float(sum((one.then_eur - one.now_eur for one in found), Decimal(0)))
    words = in_plain_words(proposal.agreement(now))
    end = f"in {dutch.period(last.period_id)} {dutch.euro(last.then_eur)} per cliënt"
    if not any(one.then_eur != one.now_eur for one in found):
        return (f"Met {words} verandert er bij {now.name} niets: {end}, zoals nu is afgesproken.", *_gain(now, last))
    cost = f"{dutch.euro(abs(extra), 0)} {'meer' if extra > 0 else 'minder'}"
    return (
        f"Met {words} betaalt de gemeente {now.name} {end}, in plaats van {dutch.euro(last.now_eur)}.",
        f"Tot het einde kost dat samen {cost}, bij {dutch.number(now.volume, 1)} betaalde cliëntperioden per periode.",
        _room(now, last),
        *_gain(now, last),
    )


def _room(now: Now, last: Step) -> str:
    then, before = (room_pct(now, tariff, last.floor_eur) for tariff in (last.then_eur, last.now_eur))
    side = "boven" if then >= 0 else "onder"
    return (
        f"Bij evenveel uren als in {dutch.period(now.based_on)} ligt het bedrag per uur dan {dutch.percentage(abs(then))} {side} het "
        f"basistarief; met de afspraak van nu {dutch.percentage(before)}."
    )


def _gain(now: Now, last: Step) -> tuple[str, ...]:
    """Return who keeps what of the gain per client in the last period, under the proposal and now."""
    if now.before_eur is None or now.hour_before_eur is None:
        return ("Wie de winst houdt, is niet te zeggen: daarvoor is nodig wat dezelfde cliënten voorheen kostten.",)
    worth = now.hours * now.hour_before_eur
    gain = now.before_eur - worth
    if gain <= 0:
        return ("Er is geen winst om te verdelen: de uren van nu zouden voorheen niet minder hebben gekost.",)
    then, today = (_shared(now.before_eur - float(tariff), gain) for tariff in (last.then_eur, last.now_eur))
    return (
        f"De winst is {dutch.euro(gain)} per cliënt per periode. Met het voorstel {then}; met de afspraak van nu {today}.",
        f"De cliënt krijgt {dutch.number(now.hours, 1)} uur per periode: winst door minder uren kan schade zijn.",
    )


def _shared(city_eur: float, gain_eur: float) -> str:
    """Return who keeps what of the gain, in words where one of them gives more than all of it."""
    if city_eur < 0:
        return (
            f"betaalt de gemeente {dutch.euro(-city_eur)} bij en houdt de aanbieder {dutch.euro(gain_eur - city_eur)}"
        )
    if city_eur > gain_eur:
        return f"houdt de gemeente {dutch.euro(city_eur)} en legt de aanbieder {dutch.euro(city_eur - gain_eur)} toe"
    return f"houdt de gemeente {dutch.euro(city_eur)} en de aanbieder {dutch.euro(gain_eur - city_eur)}"


def _row(now: Now, one: Step) -> tuple[Cell, ...]:
    costs = [now.volume * float(tariff) for tariff in (one.now_eur, one.then_eur)]
    rooms = [room_pct(now, tariff, one.floor_eur) for tariff in (one.now_eur, one.then_eur)]
    return (
        Cell(dutch.sentence_start(dutch.period(one.period_id))),
        *(Cell(dutch.euro(tariff), tariff) for tariff in (one.now_eur, one.then_eur)),
        *(Cell(dutch.euro(cost, 0), cost) for cost in costs),
        *(Cell(dutch.percentage(room), room) for room in rooms),
    )


def _chart(now: Now, proposal: Proposal) -> Chart:
    """Return both paths as stairs over the whole experiment."""
    periods = experiment_periods()
    then = replace(now, agreements=proposal.agreements(now))
    paths = [[float(one.tariff_eur(period.id)) for period in periods] for one in (now, then)]
    known = [value for path in paths for value in path if value]
    y = euro_axis(min(known) * 0.98, max(known) * 1.02, is_exact=True)
    x = period_axis(periods)
    places = tuple(map(float, range(len(periods))))
    marks: tuple[Mark, ...] = (
        Track(places, tuple(paths[0]), Role.PATH, width_px=1.5, is_stepped=True),
        Track(places, tuple(paths[1]), Role.OWN, Stroke.DASHED, width_px=2.5, is_stepped=True),
        *end_names(
            [(x.high, paths[0][-1], "nu", Role.PATH), (x.high, paths[1][-1], "voorstel", Role.OWN)],
            y,
            _HEIGHT_PX,
            is_beside=True,
        ),
    )
    return Chart(x, (Plot(y, marks, "afgesproken tarief per cliënt"),), height_px=_HEIGHT_PX)
