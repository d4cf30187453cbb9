"""Gathers from one publication what the verkenning starts from; nothing of it is decided here by who asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from hbh_metrics import calendar
from hbh_metrics.agreements import PER_CLIENT, Agreement
from hbh_metrics.door.agreed_amounts import agreements_by_provider
from hbh_metrics.door.answering import Files, State, ask, state_of
from hbh_metrics.exploration.assumptions import PERIODS_PER_YEAR, Range, Window
from hbh_metrics.exploration.quantities import Base, Category, Delivered, DeliveredRow, LeftOut, StrongFalls, Workforce
from hbh_metrics.exploration.strata import Cell, means, scaling, strata
from hbh_metrics.project import current
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL

CATEGORIES = (1, 2, 3)
LAST_PERIODS = 3
DAYS_BEFORE = 28
"""Over how many days what clients got and cost before is known: a longer period counts for more of them."""
UNKNOWN, BROKEN, UNREFERRED = "met onbekende uren", "in een gebroken periode", "zonder referentie"
_WHOLE = "volledig"
_TABLES = (
    "meetwaarden",
    "clientperioden",
    "indicaties",
    "referentie",
    "tariefafspraken",
    "personeel",
    "tariefstappen",
    "budgetafspraken",
    "indexcijfers",
)


def base_of(publication: Publication, window: Window) -> Base:
    """Return the base quantities of a publication for one window; what it lacks is None."""
    project = current()
    files = state_of(publication, *_TABLES)
    return _base_of(_Asked(publication, files, (project.begin, project.end), project.has_months), window)


@dataclass(frozen=True)
class _Asked:
    """What the base quantities follow from: the same files read by the same calendar."""

    publication: Publication = field(compare=False)
    files: tuple[Files, State]
    days: tuple[date, date]
    has_months: bool


@lru_cache(maxsize=32)
def _base_of(asked: _Asked, window: Window) -> Base:
    publication = asked.publication
    peildatum = publication.manifest.peildatum
    days = {"peildatum": peildatum.isoformat(), "eind": current().end.isoformat()}
    values = _values(publication)
    periods = _periods(publication, window)
    before = _before(publication)
    counting_day = min(peildatum, current().end).isoformat()
    by_category = {category: strata(_cells(publication, counting_day, category)) for category in CATEGORIES}
    stock: dict[str, int] = dict(ask(publication, "verkenning_per_aanbieder", "indicaties", teldag=counting_day))
    in_force = agreements_of(publication)
    return Base(
        window=window,
        periods=periods,
        delivered=Delivered(
            *_rows(publication, periods, days),
            hourly_before(publication),
            {_class(code): float(amount) / n for kind, code, n, amount, _ in before if kind == "KLASSE"},
        ),
        categories={category: _category(found) for category, found in by_category.items()},
        scaling=scaling(by_category),
        provider_clients=stock,
        tariff_eur=weighted(_tariffs(publication, in_force), stock),
        floor_eur=weighted(
            {
                who: found.basistarief_uur_eur
                for who, found in in_force.items()
                if found.basistarief_uur_eur is not None
            },
            stock,
        ),
        hourly_eur=next((_ratio(amount, hours) for kind, *_, amount, hours in before if kind == TOTAL), None),
        effect_pct=effect_of(values, window),
        strong_falls=strong_falls_of(values, window),
        workforce=next((Workforce(*row) for row in ask(publication, "verkenning_personeel", "personeel")), None),
        hours_before=next((float(hours or 0) for kind, *_, hours in before if kind == TOTAL), 0.0),
    )


def hourly_before(publication: Publication) -> dict[str, float]:
    """Return what an hour cost before at each provider: the sum of what its clients cost over the sum of the hours that they got."""
    prices = {
        code: _ratio(amount, hours) for kind, code, _, amount, hours in _before(publication) if kind == "AANBIEDER"
    }
    return {who: price for who, price in prices.items() if price is not None}


def _before(publication: Publication) -> tuple[tuple[Any, ...], ...]:
    begin, end, peildatum = current().begin, current().end, publication.manifest.peildatum
    days = {"begin": begin.isoformat(), "eind": end.isoformat(), "peildatum": peildatum.isoformat()}
    return ask(publication, "verkenning_voorheen", "indicaties", "referentie", **days)


def agreements_of(publication: Publication) -> dict[str, Agreement]:
    """Return the agreement of each provider that governs the last whole period of the experiment."""
    last = calendar.experiment_periods()[-1].id
    in_force = {who: agreements.in_force(last) for who, agreements in agreements_by_provider(publication).items()}
    return {who: agreement for who, agreement in in_force.items() if agreement is not None}


def is_by_hour(agreement: Agreement | None) -> bool:
    """Whether what is paid under an agreement is counted in hours."""
    return agreement is not None and "UREN" in agreement.contractsoort.counts


def _tariffs(publication: Publication, in_force: Mapping[str, Agreement]) -> dict[str, Decimal]:
    """Return what each provider with a tariff per client gets by its path in the last whole period, in four weeks."""
    last, whole = calendar.experiment_periods()[-1].id, agreements_by_provider(publication)
    tariffs = {who: whole[who].tariff_eur(last) for who, found in in_force.items() if found.contractsoort in PER_CLIENT}
    share = Decimal(calendar.periods_per_year()) / PERIODS_PER_YEAR
    return {who: tariff * share for who, tariff in tariffs.items() if tariff is not None}


def weighted(per_provider: Mapping[str, Decimal], clients: Mapping[str, int]) -> float | None:
    """Return a mean over the providers that have a value, weighted by their clients; None without any such client."""
    total = sum(clients.get(who, 0) for who in per_provider)
    if not total:
        return None
    return float(sum(Fraction(value) * clients.get(who, 0) for who, value in per_provider.items()) / total)


def whole_periods(statuses: Mapping[str, str], window: Window) -> tuple[str, ...]:
    """Return the periods of a window, from the status of each period for TOTAAL; every period that may hold whole provider-periods.

    The last three that are whole for TOTAAL, none where there are fewer; or all.
    """
    if window is Window.ALL:
        return tuple(sorted(statuses))
    whole = sorted(period for period, status in statuses.items() if status == _WHOLE)
    return tuple(whole[-LAST_PERIODS:]) if len(whole) >= LAST_PERIODS else ()


def _periods(publication: Publication, window: Window) -> tuple[str, ...]:
    rows = ask(publication, "verkenning_perioden", "meetwaarden")
    return whole_periods(dict(rows), window)


def _rows(
    publication: Publication, periods: tuple[str, ...], days: Mapping[str, str]
) -> tuple[tuple[DeliveredRow, ...], tuple[LeftOut, ...]]:
    found = ask(publication, "verkenning_rijen", "clientperioden", "indicaties", "meetwaarden", **days)
    agreements = agreements_by_provider(publication)
    kept: list[DeliveredRow] = []
    out: dict[str, list[Fraction]] = {UNKNOWN: [], BROKEN: [], UNREFERRED: []}
    for provider, period, client, klasse, active, is_known, number, hours, amount, hours_before, before in found:
        if period not in periods:
            continue
        if not is_known:
            out[UNKNOWN].append(Fraction(amount))
        elif active < calendar.period(period).days:
            out[BROKEN].append(Fraction(amount))
        elif before is None or hours_before is None:
            out[UNREFERRED].append(Fraction(amount))
        else:
            by_hour = provider in agreements and is_by_hour(agreements[provider].in_force(period))
            four_weeks = Fraction(1 if by_hour else number) * Fraction(active, DAYS_BEFORE)
            exact = (Fraction(value) for value in (hours, amount, hours_before, before))
            kept.append(DeliveredRow(provider, period, client, klasse, four_weeks, *exact))
    left_out = tuple(LeftOut(why, len(amounts), sum(amounts, Fraction(0))) for why, amounts in out.items())
    return tuple(kept), left_out


def _cells(publication: Publication, counting_day: str, category: int) -> Iterable[Cell]:
    rows = ask(publication, "verkenning_bestand", "indicaties", "referentie", teldag=counting_day)
    for number, klasse, age, clients, referred, amount, square, hours in rows:
        if number == category:
            yield Cell(number, klasse, age, clients, referred, Fraction(amount), Fraction(square), Fraction(hours))


def _category(found: list[Any]) -> Category:
    clients = sum(stratum.clients for stratum in found)
    mean = means(found) if clients else (0.0, 0.0)
    return Category(clients, None, None) if mean is None else Category(clients, *mean)


def _values(publication: Publication) -> dict[str, float | None]:
    return dict(ask(publication, "verkenning_effect", "meetwaarden"))


def effect_names(window: Window) -> tuple[str, str, str]:
    """Return the metrics of the effect in per cent for a window: its low end, itself, its high end."""
    name = f"effect_uren_pct{_suffix(window)}"
    return f"{name}_laag", name, f"{name}_hoog"


def effect_of(values: Mapping[str, float | None], window: Window) -> Range | None:
    """Return the range of the measured effect; None where one of its three numbers is not there."""
    low, middle, high = (values.get(one) for one in effect_names(window))
    return None if low is None or middle is None or high is None else Range(low, middle, high)


def strong_falls_names(window: Window) -> tuple[str, str]:
    """Return the metrics of the share of clients with a strong fall for a window: of the experiment, of the comparison group."""
    name = f"aandeel_sterke_daling_{{}}{_suffix(window)}"
    return name.format("experiment"), name.format("vergelijkingsgroep")


def strong_falls_of(values: Mapping[str, float | None], window: Window) -> StrongFalls | None:
    """Return the shares of clients with a strong fall; None where one of the two is not there."""
    experiment, comparison = (values.get(one) for one in strong_falls_names(window))
    return None if experiment is None or comparison is None else StrongFalls(experiment / 100, comparison / 100)


def _suffix(window: Window) -> str:
    return "_eind" if window is Window.LAST_3 else ""


def _ratio(amount: Decimal, hours: Decimal) -> float | None:
    return float(Fraction(amount) / Fraction(hours)) if hours else None


def _class(code: str | None) -> int | None:
    return None if code is None else int(code)
