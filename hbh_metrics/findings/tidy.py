"""All numbers of a publication for one reader as one tidy table, and the check that what is paid adds up to the payments themselves."""

from __future__ import annotations

from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.door.audience import Role
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.findings import minus_words
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.metrics.card import Card, Unit
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Measure

FIGURES, CHECK = "cijfers", "controle"
_PAID = "betaald"
_COLUMNS = (
    *(Column(name) for name in ("Maatstaf", "Wat", "Aanbieder-id", "Aanbieder", "Periode", "Eenheid")),
    *(Column(name, is_number=True) for name in ("Waarde", "Teller", "Noemer", "N")),
    Column("Status"),
    Column("Opmerking"),
    Column(minus_words.OF_METRIC),
)
_CHECKED = (
    *(Column(name) for name in ("Aanbieder-id", "Aanbieder", "Periode")),
    *(
        Column(name, is_number=True)
        for name in ("Betaald volgens cijfers", "Betaald volgens de betalingen", "Verschil")
    ),
)
_SEEN = {
    Visibility.SMALL_NUMBER: "klein aantal",
    Visibility.ROUNDED: "afgerond",
    Visibility.INDICATIVE: "afgerond, indicatief",
    Visibility.AT_LEAST: "dit of meer",
    Visibility.AT_MOST: "dit of minder",
    Visibility.FEWER_THAN_5: "minder dan 5",
    Visibility.SUPPRESSED: "afgeschermd: te weinig cliënten, of het zegt iets over één aanbieder",
}
"""What a reader sees of a value, as far as it is not simply there."""


def figures(view: View) -> Table:
    """Return a row per metric, provider and period, as this reader sees it: the value as a number, or why there is none."""
    names = {who.aanbieder_id: who.naam for who in view.door.providers()}
    rows = tuple(_row(one, names) for one in view.door.protected_measures() if one.maatstaf in CARD_BY_NAME)
    return Table(FIGURES, _COLUMNS, rows)


def check(view: View) -> Table | None:
    """Return what was paid per provider and period by the metrics and by the payments, with the total last; None for the wethouder."""
    if view.door.audience.role is Role.WETHOUDER:
        return None
    names = {who.aanbieder_id: who.naam for who in view.door.providers()}
    paid = {
        (one.aanbieder_id, one.periode_id): Decimal(str(round(one.waarde, 2)))
        for one in view.door.measures(_PAID)
        if one.waarde is not None and one.aanbieder_id != TOTAL and one.periode_id is not None
    }
    booked = {(one.aanbieder_id, one.periode_id): one.bedrag_eur for one in view.door.booked()}
    rows = [
        (
            Cell(who),
            Cell(names.get(who, who)),
            Cell(period_id),
            *_amounts(paid[who, period_id], booked.get((who, period_id), Decimal(0))),
        )
        for who, period_id in sorted(paid)
    ]
    ledger = sum((amount for key, amount in booked.items() if key in paid), Decimal(0))
    total = (Cell("Totaal"), Cell(""), Cell(""), *_amounts(sum(paid.values(), Decimal(0)), ledger))
    return Table(CHECK, _CHECKED, (*rows, total))


def _amounts(paid: Decimal, booked: Decimal) -> tuple[Cell, Cell, Cell]:
    by_figures, by_payments, difference = (Cell(dutch.euro(one), one) for one in (paid, booked, paid - booked))
    return by_figures, by_payments, difference


def _row(one: Measure, names: dict[str, str]) -> tuple[Cell, ...]:
    card = CARD_BY_NAME[one.maatstaf]
    return (
        Cell(one.maatstaf),
        Cell(card.title),
        Cell(one.aanbieder_id),
        Cell(names.get(one.aanbieder_id, "Alle aanbieders" if one.aanbieder_id == TOTAL else one.aanbieder_id)),
        Cell(one.periode_id or ""),
        Cell(card.unit.value),
        _value(one, card),
        *(Cell("") if part is None else Cell(dutch.number(part, 2), part) for part in (one.teller, one.noemer)),
        Cell("") if one.n is None else Cell(dutch.number(one.n), one.n),
        Cell(one.status or ""),
        Cell(_why(one)),
        Cell(minus_words.of_metric(one.maatstaf) if one.waarde is not None and one.waarde < 0 else ""),
    )


def _value(one: Measure, card: Card) -> Cell:
    if one.waarde is None:
        return Cell("")
    if card.unit is Unit.PERCENT:
        return Cell(dutch.percentage(one.waarde, card.digits), one.waarde)
    text = dutch.euro(one.waarde) if card.unit in (Unit.EURO, Unit.EURO_PER_HOUR) else dutch.number(one.waarde, 2)
    return Cell(text, one.waarde)


def _why(one: Measure) -> str:
    if isinstance(one, ProtectedMeasure) and one.wacht_op:
        return f"nog niet geleverd door {one.wacht_op} van de {one.van} aanbieders"
    seen = _SEEN.get(one.visibility, "") if isinstance(one, ProtectedMeasure) else ""
    return seen or ("" if one.waarde is not None else "niet bekend of niet van toepassing")
