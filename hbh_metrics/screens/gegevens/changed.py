"""What changed between two publications: how much per metric, the figures of the agreements first, and because of which delivery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from hbh_metrics import dutch
from hbh_metrics.door.causes import REDEFINED
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.publications import Publication
from hbh_metrics.publications.compare import Change
from hbh_metrics.records import TOTAL
from hbh_metrics.signals.phrases import apart

HEADLINES = (
    "betaald_tarief",
    "afwijking_tarief",
    "afbouw_gerealiseerd",
    "ruimte_basistarief",
    "uren_per_client_week",
    "urenindex",
    "tevredenheid_verschil",
    "kosten_tov_referentie_cum",
    "aandeel_bestand",
    "clienten",
)
"""The figures that stand for the agreements, in their order; what changed in these is told first."""

EXPLANATION = (
    "Een levering staat erbij als zij gaat over dezelfde aanbieder en periode, en over een bron waar de maatstaf op rust. "
    "Het nummer is dat van de stand waarin zij is opgenomen."
)

_KINDS = ("gewijzigd", "niet meer bekend", "vervallen", "voor het eerst bekend", "nieuw")
_WAS_KNOWN = _KINDS[:3]
_FEW_FILES = 2
_DIGITS_WITHOUT_CARD = 2


def seen_by(view: View, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes of the chosen provider and of all together, or every change."""
    return tuple(
        change for change in changes if view.is_total or change.aanbieder_id in (TOTAL, view.chosen.aanbieder_id)
    )


def headline(changes: Sequence[Change], earlier: Publication, later: Publication) -> str:
    """Return how many values changed, disappeared or came between two publications."""
    since = f"Tussen de stand van {dutch.day_in_full(earlier.manifest.peildatum)} en die van {dutch.day_in_full(later.manifest.peildatum)}"
    if not changes:
        return f"{since} is geen enkele waarde veranderd."
    kinds = Counter(_kind(change) for change in changes)
    parts = [f"{dutch.count(kinds[kind], 'waarde', 'waarden')} {kind}" for kind in _KINDS if kinds[kind]]
    verb = "is" if kinds.total() == 1 else "zijn"
    return f"{since} {verb} {dutch.listing(parts)}."


def summary(changes: Sequence[Change]) -> Table:
    """Return per metric how many values changed, went and came, and what is behind that."""
    columns = (
        Column("Maatstaf"),
        Column("Gewijzigd", is_number=True),
        Column("Niet meer bekend", is_number=True),
        Column("Nieuw bekend", is_number=True),
        Column("Door"),
    )
    by_metric: dict[str, list[Change]] = {}
    for change in changes:
        by_metric.setdefault(change.maatstaf, []).append(change)
    rows = []
    for metric in sorted(by_metric, key=_place):
        kinds = Counter(_kind(change) for change in by_metric[metric])
        counts = (
            kinds["gewijzigd"], kinds["niet meer bekend"] + kinds["vervallen"], kinds["voor het eerst bekend"] + kinds["nieuw"],
        )  # fmt: skip
        rows.append(
            (
                Cell(_title(metric)),
                *(Cell(dutch.number(count), count) for count in counts),
                Cell(_why(by_metric[metric])),
            )
        )
    return Table("Veranderd per maatstaf", columns, tuple(rows))


def table(view: View, changes: Sequence[Change]) -> Table:
    """Return the values that were known before and are another value now, or gone; what is only new is left out."""
    names = {provider.aanbieder_id: provider.naam for provider in view.with_total}
    columns = (
        Column("Maatstaf"),
        Column("Aanbieder"),
        Column("Periode"),
        Column("Was", is_number=True),
        Column("Is nu", is_number=True),
        Column("Soort"),
        Column("Door"),
    )
    known = [change for change in changes if _kind(change) in _WAS_KNOWN]
    rows = tuple(
        (
            Cell(_title(change.maatstaf)),
            Cell(names.get(change.aanbieder_id, change.aanbieder_id)),
            Cell("" if change.periode_id is None else dutch.period(change.periode_id)),
            *_values(change),
            Cell(_kind(change)),
            Cell(_why([change])),
        )
        for change in sorted(known, key=lambda change: (_KINDS.index(_kind(change)), _place(change.maatstaf)))
    )
    return Table("Waarden die veranderden", columns, rows)


def _place(metric: str) -> tuple[int, int, str]:
    """Return where a metric stands: the headlines first, then the order of the cards."""
    if metric in HEADLINES:
        return 0, HEADLINES.index(metric), metric
    return 1, list(CARD_BY_NAME).index(metric) if metric in CARD_BY_NAME else len(CARD_BY_NAME), metric


def _title(metric: str) -> str:
    return CARD_BY_NAME[metric].title if metric in CARD_BY_NAME else metric


def _why(changes: Sequence[Change]) -> str:
    """Return what is behind these changes: the names of a few files, how many more there are, and what no file explains."""
    files = list(dict.fromkeys(file for change in changes for file in change.bestanden))
    told = [_file(file) for file in files[:_FEW_FILES]]
    if len(files) > _FEW_FILES:
        told.append(f"nog {dutch.count(len(files) - _FEW_FILES, 'bestand', 'bestanden')}")
    others = dict.fromkeys(
        change.oorzaak for change in changes if change.oorzaak and (not change.bestanden or change.oorzaak == REDEFINED)
    )
    return dutch.listing([*told, *others])


def _file(label: str) -> str:
    number, name = label.split(" ", 1)
    return f"{name} (nr. {int(number)})"


def _kind(change: Change) -> str:
    """Return what happened to a value, in the words of the screen; a null that became a number is no change of a number."""
    if change.soort != "gewijzigd":
        return change.soort
    if change.oud is None:
        return "voor het eerst bekend"
    return "niet meer bekend" if change.nieuw is None else "gewijzigd"


def _values(change: Change) -> tuple[Cell, Cell]:
    """Return the old and the new value as the card writes them, with as many decimals more as it takes to see the difference."""
    card, values = CARD_BY_NAME.get(change.maatstaf), (change.oud, change.nieuw)
    digits = _DIGITS_WITHOUT_CARD if card is None else card.digits
    if change.oud is not None and change.nieuw is not None:
        digits = apart(change.nieuw, change.oud, digits)
    text = partial(dutch.number, digits=digits) if card is None else metric_text(card.name, digits)
    was, now = (Cell(dutch.MISSING if value is None else text(value), value) for value in values)
    return was, now
