"""How "1% per betalingsperiode" is read: the reading in force, and what another reading of the same words would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreement, Method, by_provider
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Chart, Mark, Plot, Role, Stroke, Words
from hbh_metrics.drawing.points import Point
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.view import View
from hbh_metrics.records import PathStep, Reading

_METHOD_NAMES = {
    Method.LINEAIR.value: "Lineair",
    Method.SAMENGESTELD.value: "Samengesteld",
    Method.EENMALIG.value: "Eenmalig",
}
_ROOM_PCT = 1.5
_LABEL_SHARE = 0.16

DEFINITION = (
    "Lineair: elke periode gaat er hetzelfde percentage van het starttarief af. Samengesteld: elke periode gaat er dat percentage af van "
    "het tarief van de periode ervoor. Eenmalig: er gaat één keer dat percentage af. De afspraak met de aanbieder bepaalt welke lezing "
    "geldt; de andere twee zijn ter vergelijking."
)


def reading_in_force(view: View) -> str:
    """Return the reading of the agreement in the chosen period, with the providers it holds for when there are several readings."""
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    holders: dict[str, list[str]] = {}
    for aanbieder_id, agreements in by_provider(row.agreement for row in view.door.agreements()).items():
        agreement = agreements.in_force(view.periode_id)
        if agreement is not None and (view.is_total or aanbieder_id == view.chosen.aanbieder_id):
            holders.setdefault(in_words(agreement), []).append(names.get(aanbieder_id, aanbieder_id))
    if not holders:
        return f"Lezing van de afspraak: in {dutch.period(view.periode_id)} geldt geen tariefafspraak."
    if len(holders) == 1:
        return f"Lezing van de afspraak: {next(iter(holders))}."
    parts = [f"{words} ({dutch.listing(sorted(found))})" for words, found in holders.items()]
    return f"Lezing van de afspraak: {'; '.join(parts)}."


_OTHER_PATHS = {
    Method.VAST: "het tarief blijft gelijk",
    Method.STAPPEN: "het tarief verandert met vaste bedragen per stap",
    Method.INDEX: "het tarief volgt elk jaar de index van lonen en prijzen",
}


def index_pct(agreed: Reading, period_id: str) -> float | None:
    """Return the agreed tariff of a period in % of the start tariff, as this reading has it; None for a path that is no reading of a %."""
    if not agreed.afbouw_methode.is_reading:
        return None
    whole = Decimal(100)
    path = Agreement(
        "", 1, period_id, whole, whole, agreed.afbouw_pct, agreed.afbouw_methode, agreed.eerste_verlaging,
        stap_perioden=agreed.stap_perioden,
    )  # fmt: skip
    return float(path.tariff_eur(period_id))


def told(reading: Reading) -> str:
    """Return `afbouw: elke periode 1% van het starttarief, …`; of a tariff that is not to fall `tarief: …`."""
    falls = reading.afbouw_methode.is_reading and reading.afbouw_pct >= 0
    return f"{'afbouw' if falls else 'tarief'}: {in_plain_words(reading)}"


def in_plain_words(agreement: Agreement | Reading) -> str:
    """Return `elke periode 1% van het starttarief, vanaf periode 3`: what was agreed, for who does not know the readings by name."""
    if not agreement.afbouw_methode.is_reading or agreement.eerste_verlaging is None:
        return _OTHER_PATHS[agreement.afbouw_methode]
    share, first = dutch.percentage_as_agreed(agreement.afbouw_pct), dutch.period(agreement.eerste_verlaging)
    return {
        Method.LINEAIR: f"elke {_step(agreement)} {share} van het starttarief, vanaf {first}",
        Method.SAMENGESTELD: f"elke {_step(agreement)} {share} van het tarief van de periode ervoor, vanaf {first}",
        Method.EENMALIG: f"één keer {share} van het starttarief, in {first}",
    }[agreement.afbouw_methode]


def in_words(agreement: Agreement | Reading) -> str:
    """Return `lineair: 1% van het starttarief per periode, eerste verlaging in periode 3`; a path that is no reading has no name."""
    if not agreement.afbouw_methode.is_reading or agreement.eerste_verlaging is None:
        return _OTHER_PATHS[agreement.afbouw_methode]
    share = dutch.percentage_as_agreed(agreement.afbouw_pct)
    first = f"eerste verlaging in {dutch.period(agreement.eerste_verlaging)}"
    words = {
        Method.LINEAIR: f"{share} van het starttarief per {_step(agreement)}, {first}",
        Method.SAMENGESTELD: f"{share} van het tarief van de vorige {_step(agreement)}, {first}",
        Method.EENMALIG: f"één keer {share}, in {dutch.period(agreement.eerste_verlaging)}",
    }
    return f"{_METHOD_NAMES[agreement.afbouw_methode.value].lower()}: {words[agreement.afbouw_methode]}"


def _step(agreement: Agreement | Reading) -> str:
    """Return `periode`, or `3 perioden` where a step comes less often."""
    return "periode" if agreement.stap_perioden == 1 else f"{agreement.stap_perioden} perioden"


def can_be_read_otherwise(view: View) -> bool:
    """Whether an agreement of who is looked at tells a percentage, or there is none yet: an index or fixed steps have one reading."""
    mine = [
        one for one in view.door.agreements() if view.is_total or one.agreement.aanbieder_id == view.chosen.aanbieder_id
    ]
    return not mine or any(one.agreement.afbouw_methode.is_reading for one in mine)


def answer(view: View) -> Figure | None:
    """Return the comparison of readings: by period for one provider, the end positions for all; None without agreements."""
    if view.is_total:
        return _all_providers(view)
    own = [
        step
        for step in view.door.paths()
        if step.aanbieder_id == view.chosen.aanbieder_id and step.index_pct is not None
    ]
    return _one_provider(view, own) if own else None


def _one_provider(view: View, own: list[PathStep]) -> Figure:
    last = experiment_periods()[-1].id
    ends = {step.methode: step.index_pct for step in own if step.periode_id == last}
    in_force = next((step.methode for step in own if step.periode_id == last and step.is_afspraak), None)
    return Figure(
        slug="lezingen",
        headline=headline(view.chosen.naam, in_force, ends),
        unit="afgesproken tarief in % van het starttarief",
        population=f"tariefafspraak met {view.chosen.naam}",
        period=dutch.period_range(experiment_periods()[0].id, last),
        provenance=view.provenance("tariefafspraken"),
        table=_table(own),
        definition=DEFINITION,
        chart=_chart(own, in_force),
    )


def _all_providers(view: View) -> Figure | None:
    last = experiment_periods()[-1].id
    ends = {
        (step.aanbieder_id, step.methode): step
        for step in view.door.paths()
        if step.periode_id == last and step.index_pct is not None
    }
    shown = [provider for provider in view.providers if any(who == provider.aanbieder_id for who, _ in ends)]
    if not shown:
        return None
    columns = (Column("Aanbieder"), *(Column(name, is_number=True) for name in _METHOD_NAMES.values()))
    rows = tuple(
        (Cell(provider.naam), *(_tariff(ends.get((provider.aanbieder_id, method))) for method in _METHOD_NAMES))
        for provider in shown
    )
    return Figure(
        slug="lezingen",
        headline=headline_of_all([step.index_pct for step in ends.values() if step.index_pct is not None]),
        lead="Kies een aanbieder om het pad per periode te zien. Een ster (*) is de lezing die met die aanbieder is afgesproken.",
        unit="afgesproken tarief per cliënt, en in % van het starttarief",
        population="tariefafspraken met alle aanbieders",
        period=dutch.period_in_full(last),
        provenance=view.provenance("tariefafspraken"),
        table=Table(f"Tarief in {dutch.period(last)} onder elke lezing", columns, rows),
        definition=DEFINITION,
    )


def headline_of_all(ends: Sequence[float]) -> str:
    """Return the range of end positions over all providers and readings."""
    low, high = dutch.percentage(min(ends), 1), dutch.percentage(max(ends), 1)
    return f"Naar gelang de lezing eindigt het afgesproken tarief tussen {low} en {high} van het starttarief."


def headline(name: str, in_force: str | None, ends: dict[str, float | None]) -> str:
    """Return where the path ends under the reading in force, and where the others would."""

    def end(method: str) -> str:
        return dutch.percentage(ends.get(method), 2)

    if in_force is None:
        return f"Met {name} is voor het einde van het experiment geen tarief afgesproken."
    others = [f"{end(method)} bij {_METHOD_NAMES[method].lower()}" for method in _METHOD_NAMES if method != in_force]
    return (
        f"Bij {name} eindigt het afgesproken tarief op {end(in_force)} van het starttarief ({_METHOD_NAMES[in_force].lower()}); "
        f"dezelfde afspraak anders gelezen geeft {dutch.listing(others)}."
    )


def _chart(steps: list[PathStep], in_force: str | None) -> Chart:
    """Return a stair per reading, named at its end; the one in force last, so that it lies over the others."""
    known = [step.index_pct for step in steps if step.index_pct is not None]
    y = axes.percent_axis(min(known) - _ROOM_PCT, max(known) + _ROOM_PCT, is_exact=True)
    x = axes.period_axis(experiment_periods())
    marks: list[Mark] = []
    ends = []
    for method in sorted(_METHOD_NAMES, key=lambda method: method == in_force):
        points = [
            Point(step.periode_id, step.index_pct, dutch.percentage(step.index_pct, 2))
            for step in steps
            if step.methode == method
        ]
        is_own = method == in_force
        stair = shapes.path_steps(points, Role.OWN if is_own else Role.OTHERS)
        marks.append(replace(stair, stroke=Stroke.SOLID if is_own else Stroke.DASHED, width_px=3.0 if is_own else 2.0))
        if points and points[-1].value is not None:
            ends.append((points[-1].value, f"{_METHOD_NAMES[method]}\n{points[-1].text}", is_own))
    apart = (y.high - y.low) * _LABEL_SHARE
    for at, text, is_own in shapes.moved_apart(ends, apart):
        marks.append(Words(x.high, at, text, Role.OWN if is_own else Role.FADED, shift_x_px=4.0, is_bold=is_own))
    return Chart(x, (Plot(y, tuple(marks)),))


def _table(steps: list[PathStep]) -> Table:
    cells = {(step.periode_id, step.methode): step for step in steps}
    columns = (Column("Periode"), *(Column(name, is_number=True) for name in _METHOD_NAMES.values()))
    rows = tuple(
        (Cell(dutch.period(period.id)), *(_tariff(cells.get((period.id, method))) for method in _METHOD_NAMES))
        for period in experiment_periods()
    )
    return Table("Tarief per cliënt per periode onder elke lezing", columns, rows)


def _tariff(step: PathStep | None) -> Cell:
    if step is None or step.tarief_eur is None:
        return Cell(dutch.MISSING)
    star = "*" if step.is_afspraak else ""
    return Cell(f"{dutch.euro(step.tarief_eur)} ({dutch.percentage(step.index_pct, 2)}){star}", step.tarief_eur)
