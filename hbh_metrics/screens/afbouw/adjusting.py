"""What another agreement would do before anyone signs it: the path, the cost, the room above the basistarief and who keeps the gain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Mark, Plot, Role, Stroke, Track
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.reading import in_plain_words
from hbh_metrics.findings.series import end_names
from hbh_metrics.findings.view import View
from hbh_metrics.screens.afbouw.proposed import Now, Proposal

MOST_PCT = 20
"""A larger cut or rise than this is a slip of the hand."""
_HEIGHT_PX = 280
_PERCENTAGE = re.compile(r"-?\d{1,2}(?:[.,]\d{1,2})?")
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
    "winst is wat dezelfde cliënten voorheen kostten min de uren van nu tegen de uurprijs van voorheen. De gemeente houdt daarvan wat zij "
    "minder betaalt dan voorheen, de aanbieder wat hij meer krijgt dan zijn uren voorheen kostten."
)


@dataclass(frozen=True)
class Step:
    """One period under both agreements."""

    period_id: str
    now_eur: Decimal
    then_eur: Decimal
    floor_eur: Decimal | None


def percentage_of(text: str) -> Decimal | None:
    """Return what is typed as a percentage, with a comma or a point; None when it is none from -MOST_PCT (a rise) to MOST_PCT."""
    bare = text.strip().removesuffix("%").strip().replace("−", "-")
    if not _PERCENTAGE.fullmatch(bare):
        return None
    found = Decimal(bare.replace(",", "."))
    return found if abs(found) <= MOST_PCT else None


def steps(now: Now, proposal: Proposal) -> tuple[Step, ...]:
    """Return every period from the proposal's first cut to the end of the experiment."""
    periods = (period.id for period in experiment_periods() if period.id >= proposal.first)
    floor = now.agreement.basistarief_uur_eur
    return tuple(Step(one, now.tariff_eur(one), proposal.tariff_eur(now, one), floor) for one in periods)


def room_pct(now: Now, tariff_eur: Decimal, floor_eur: Decimal | None) -> float | None:
    """Return how far the tariff per hour of now lies above the basistarief, in per cent; None without hours or a basistarief."""
    return (float(tariff_eur) / now.hours / float(floor_eur) - 1) * 100 if now.hours and floor_eur else None


def answer(view: View, now: Now, proposal: Proposal) -> Figure:
    """Return what the proposal would do at the chosen provider."""
    found = steps(now, proposal)
    return finding(
        view,
        "bijstellen",
        said(now, proposal, found),
        unit=now.unit.measure,
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
    stays = f"een bedrag dat vanaf {dutch.period(proposal.first)} gelijk blijft"
    words = in_plain_words(proposal.agreement(now)) if proposal.cut_pct else stays
    end = f"in {dutch.period(last.period_id)} {dutch.euro(last.then_eur)} {now.unit.words}"
    if not any(one.then_eur != one.now_eur for one in found):
        return (f"Met {words} verandert er bij {now.name} niets: {end}, zoals nu is afgesproken.", *_gain(now, last))
    cost = f"{dutch.euro(abs(extra), 0)} {'meer' if extra > 0 else 'minder'}"
    return (
        f"Met {words} betaalt de gemeente {now.name} {end}, in plaats van {dutch.euro(last.now_eur)}.",
        f"Tot het einde kost dat samen {cost}{_counted(now)}.",
        *_unknown(now, last),
        _room(now, last),
        *_gain(now, last),
    )


def _counted(now: Now) -> str:
    return f", bij {dutch.number(now.volume, 1)} {now.unit.counted} per periode" if now.unit.counted else ""


def _unknown(now: Now, last: Step) -> tuple[str, ...]:
    if now.unknown_from is None:
        return ()
    return (
        f"Wat nu is afgesproken, is vanaf {dutch.period(now.unknown_from)} nog niet bekend: daar staat {dutch.euro(last.now_eur)} als het "
        "laatste bekende bedrag.",
    )


def _room(now: Now, last: Step) -> str:
    then, before = (room_pct(now, tariff, last.floor_eur) for tariff in (last.then_eur, last.now_eur))
    if then is None or before is None:
        missing = "de geleverde uren zijn niet bekend" if last.floor_eur else "er is geen basistarief afgesproken"
        return f"De ruimte boven het basistarief is niet te geven: {missing}."
    side = "boven" if then >= 0 else "onder"
    return (
        f"Bij evenveel uren als in {dutch.period(now.based_on)} ligt het bedrag per uur dan {dutch.percentage(abs(then))} {side} het "
        f"basistarief; met de afspraak van nu {dutch.percentage(before)}."
    )


def _gain(now: Now, last: Step) -> tuple[str, ...]:
    """Return who keeps what of the gain in the last period, per client or of all together, under the proposal and now."""
    if now.before_eur is None or now.hour_before_eur is None or now.hours is None:
        return ("Wie de winst houdt, is niet te zeggen: daarvoor is nodig wat dezelfde cliënten voorheen kostten.",)
    times, whose = (1.0, "per cliënt per periode") if now.unit.is_client else (now.volume, "per periode")
    gain = (now.before_eur - now.hours * now.hour_before_eur) * times
    if gain <= 0:
        return ("Er is geen winst om te verdelen: de uren van nu zouden voorheen niet minder hebben gekost.",)
    then, today = (_shared((now.before_eur - float(tariff)) * times, gain) for tariff in (last.then_eur, last.now_eur))
    gets = now.hours_per_client
    return (
        f"De winst is {dutch.euro(gain)} {whose}. Met het voorstel {then}; met de afspraak van nu {today}.",
        *(
            ()
            if gets is None
            else (f"De cliënt krijgt {dutch.number(gets, 1)} uur per periode: winst door minder uren kan schade zijn.",)
        ),
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
        *(Cell("") if room is None else Cell(dutch.percentage(room), room) for room in rooms),
    )


def _chart(now: Now, proposal: Proposal) -> Chart:
    """Return both paths as stairs over the whole experiment."""
    periods = experiment_periods()
    paths = [
        [float(now.tariff_eur(period.id)) for period in periods],
        [float(proposal.tariff_eur(now, period.id)) for period in periods],
    ]
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
    return Chart(x, (Plot(y, marks, f"afgesproken bedrag {now.unit.words}"),), height_px=_HEIGHT_PX)
