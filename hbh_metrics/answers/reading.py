"""How "1% per betalingsperiode" is read: the reading in force, and what another reading of the same words would give."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreement, Method, by_provider
from hbh_metrics.answers.view import View
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.figures import Cell, Column, Figure, Line, Point, Table, common_scale
from hbh_metrics.records import PathStep

_METHOD_NAMES = {
    Method.LINEAIR.value: "Lineair",
    Method.SAMENGESTELD.value: "Samengesteld",
    Method.EENMALIG.value: "Eenmalig",
}
_ROOM_PCT = 1.5

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


def in_words(agreement: Agreement) -> str:
    """Return `LINEAIR: 1% van het starttarief per periode, eerste verlaging in periode 3`."""
    share = dutch.percentage_as_agreed(agreement.afbouw_pct)
    first = f"eerste verlaging in {dutch.period(agreement.eerste_verlaging)}"
    words = {
        Method.LINEAIR: f"{share} van het starttarief per periode, {first}",
        Method.SAMENGESTELD: f"{share} van het tarief van de vorige periode, {first}",
        Method.EENMALIG: f"één keer {share}, in {dutch.period(agreement.eerste_verlaging)}",
    }
    return f"{agreement.afbouw_methode.value}: {words[agreement.afbouw_methode]}"


def answer(view: View) -> Figure | None:
    """Return the comparison of readings for the chosen provider, or for the first one when all are shown; None without agreements."""
    steps = view.door.paths()
    with_path = [
        provider for provider in view.providers if any(_is_known(step, provider.aanbieder_id) for step in steps)
    ]
    shown = [provider for provider in with_path if view.is_total or provider == view.chosen]
    if not shown:
        return None
    own = [step for step in steps if step.aanbieder_id == shown[0].aanbieder_id]
    last = experiment_periods()[-1].id
    ends = {step.methode: step.index_pct for step in own if step.periode_id == last}
    in_force = next((step.methode for step in own if step.periode_id == last and step.is_afspraak), None)
    lines = tuple(_line(own, method, is_own=method == in_force) for method in _METHOD_NAMES)
    return Figure(
        slug="lezingen",
        headline=headline(shown[0].naam, in_force, ends),
        unit="afgesproken tarief in % van het starttarief",
        population=f"tariefafspraak met {shown[0].naam}",
        period=dutch.period_range(experiment_periods()[0].id, last),
        provenance=view.provenance("tariefafspraken"),
        table=_table(own),
        definition=DEFINITION,
        lines=lines,
        scale=common_scale([point.value for line in lines for point in line.points], below=_ROOM_PCT, above=_ROOM_PCT),
    )


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


def _is_known(step: PathStep, aanbieder_id: str) -> bool:
    return step.aanbieder_id == aanbieder_id and step.index_pct is not None


def _line(steps: list[PathStep], method: str, *, is_own: bool) -> Line:
    points = tuple(
        Point(step.periode_id, step.index_pct, dutch.percentage(step.index_pct, 2))
        for step in steps
        if step.methode == method
    )
    label = f"{_METHOD_NAMES[method]} (de afspraak)" if is_own else _METHOD_NAMES[method]
    return Line(label, points, is_own)


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
    return Cell(f"{dutch.euro(step.tarief_eur)} ({dutch.percentage(step.index_pct, 2)})", step.tarief_eur)
