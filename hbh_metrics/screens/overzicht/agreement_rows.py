"""A row per agreement: which numbers each one is judged by, its sentence, and when there is too little to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import floor, tariff_path, tariff_words, verdicts
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.screens.overzicht import agreement_help, agreement_money, agreement_rules, agreement_talks
from hbh_metrics.screens.overzicht.agreement_help import FollowUp, Hours, Satisfaction
from hbh_metrics.screens.overzicht.agreement_money import Destinations
from hbh_metrics.screens.overzicht.agreement_rules import Agreement, Raised, Row, Status
from hbh_metrics.screens.overzicht.agreement_talks import Freedom
from hbh_metrics.signals.verdict import INDEX

METRICS = (
    *tariff_path.METRICS,
    "clientperioden",
    "betaalde_clientperioden",
    "uren_per_client_week",
    "urenindex",
    INDEX,
    "aandeel_sterke_daling",
    "ruimte_basistarief",
    "plandekking",
    "klachten_per_100",
    "kosten_tov_referentie_cum",
    "kosten_tov_referentie_cum_pct",
    "aandeel_bestand",
    "aandeel_onder_klasse",
    "aandeel_boven_klasse",
    "gespreksdekking",
    "netwerkinzet",
)
BY_THEME = "klachten_thema"
SURVEY = (
    "tevredenheid_nul",
    "tevredenheid_verschil",
    "tevredenheid_verschil_laag",
    "tevredenheid_verschil_hoog",
)
_ON_FREEDOM = ("aandeel_onder_klasse", "aandeel_boven_klasse", "gespreksdekking", "netwerkinzet")
_NO_PERIOD = ""
_NOT_YET = "Er is nog geen hele periode met volledige gegevens."
_HAVE_PAYMENTS = (State.WHOLE, State.INCOMPLETE)


@dataclass(frozen=True)
class Case:
    """What the rows about the chosen provider (or all) are made from; `states` are those of every provider and begun period."""

    view: View
    grid: Grid
    survey: Grid
    states: Mapping[tuple[str, str], State]
    raised: tuple[Raised, ...]
    destinations: Destinations
    follow_up: FollowUp
    are_signals_decided: bool = True

    @property
    def who(self) -> str:
        """The id of the chosen provider, or that of all together."""
        return self.view.chosen.aanbieder_id

    @property
    def period(self) -> str | None:
        """The last whole period of the chosen provider, or of all together."""
        return self.last(self.who, State.WHOLE)

    @property
    def period_of_anyone(self) -> str | None:
        """The last period that is whole at one of the providers that the rows are about."""
        return max(
            (found for provider in self.providers if (found := self.last(provider.aanbieder_id, State.WHOLE))),
            default=None,
        )

    @property
    def providers(self) -> tuple[Provider, ...]:
        """The providers that the rows are about."""
        return self.view.providers if self.view.is_total else (self.view.chosen,)

    @property
    def is_small(self) -> bool:
        """Whether too few clients are behind it to judge anything but contract facts."""
        row = None if self.period is None else self.grid.get("betaald_tarief", self.who, self.period)
        return row is not None and row.n is not None and row.n < SMALL_NUMBER

    def value(self, metric: str, period: str | None = None, who: str | None = None) -> float | None:
        """Return a value in the last whole period, or another; None when there is no such period."""
        when = period or self.period
        return None if when is None else self.grid.value(metric, who or self.who, when)

    def last(self, who: str, *states: State) -> str | None:
        """Return a provider's last period in one of those states."""
        return max(
            (when for (provider, when), state in self.states.items() if provider == who and state in states),
            default=None,
        )

    def last_paid(self) -> dict[str, str]:
        """Return the last period with payments, per provider."""
        return {each.aanbieder_id: self.last(each.aanbieder_id, *_HAVE_PAYMENTS) or "" for each in self.view.providers}


def row(case: Case, agreement: Agreement) -> Row:
    """Return how an agreement stands."""
    return _MAKERS[agreement.number](case, agreement)


def _row(
    case: Case, agreement: Agreement, *sentences: str, has_figures: bool, lacking: Status = Status.TOO_EARLY
) -> Row:
    """Return a row whose status follows from its signals; `lacking` is what it is without signals and without figures."""
    found = agreement_rules.of_agreement(case.raised, agreement)
    status = agreement_rules.judged(found, case.last_paid(), has_figures=has_figures)
    told = [sentence for sentence in (*sentences, *_raised_in_words(case, found)) if sentence]
    if status is Status.TOO_EARLY:
        status = lacking
    elif status is Status.ON and not case.are_signals_decided:
        status = Status.UNKNOWN
        told.append("Voor deze stand zijn nog geen signalen bepaald.")
    elif status is Status.ON and case.is_small and agreement.number != agreement_rules.THE_TARIFF:
        status = Status.TOO_EARLY
        told.append(f"Het gaat om minder dan {SMALL_NUMBER} cliënten; daar hoort geen oordeel bij.")
    return Row(agreement, status, " ".join(told), agreement_rules.since(found))


def _tariff(case: Case, agreement: Agreement) -> Row:
    period = case.period_of_anyone
    if period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    view = replace(case.view, periode_id=period)
    facts = [tariff_path.fact(view, case.grid, provider) for provider in case.providers]
    told = (
        tariff_words.all_providers(facts, period) if case.view.is_total else tariff_words.one_provider(facts[0], period)
    )
    return _row(case, agreement, *told, has_figures=any(fact.counts for fact in facts), lacking=Status.UNKNOWN)


def _floor(case: Case, agreement: Agreement) -> Row:
    period = case.period_of_anyone
    figure = None if period is None else floor.answer(replace(case.view, periode_id=period))
    if figure is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    known = any(case.value("ruimte_basistarief", period, each.aanbieder_id) is not None for each in case.providers)
    return _row(case, agreement, figure.headline, _hours_beside(case), has_figures=known, lacking=Status.UNKNOWN)


def _payment(case: Case, agreement: Agreement) -> Row:
    if case.period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    paid, active = case.value("betaalde_clientperioden"), case.value("clientperioden")
    return _row(case, agreement, agreement_money.paid_for(paid, active, case.period), has_figures=paid is not None)


def _result(case: Case, agreement: Agreement) -> Row:
    if case.period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    plans, complaints = case.value("plandekking"), case.value("klachten_per_100")
    told = agreement_help.result(plans, complaints, case.period)
    return _row(case, agreement, told, has_figures=plans is not None, lacking=Status.UNKNOWN)


def _hours(case: Case, agreement: Agreement) -> Row:
    if case.period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    found = Hours(
        case.value("uren_per_client_week"),
        case.value("urenindex"),
        case.value("aandeel_sterke_daling"),
    )
    told = (agreement_help.hours(found, case.period), verdicts.of(case.view, period_id=case.period).sentence)
    return _row(case, agreement, *told, has_figures=found.index_pct is not None, lacking=Status.UNKNOWN)


def _satisfaction(case: Case, agreement: Agreement) -> Row:
    first, difference, low, high = (case.survey.value(metric, case.who, _NO_PERIOD) for metric in SURVEY)
    people, pairs = (case.survey.get(metric, case.who, _NO_PERIOD) for metric in SURVEY[:2])
    last_day = calendar.survey_windows()["NUL"][1]
    until = last_day if case.view.door.peildatum <= last_day else None
    found = Satisfaction(
        first, (people.n or 0) if people else 0, difference, low, high, (pairs.n or 0) if pairs else 0, until
    )
    lacking = Status.UNKNOWN if found.can_never_be_judged else Status.TOO_EARLY
    return _row(case, agreement, agreement_help.satisfaction(found), has_figures=found.can_be_judged, lacking=lacking)


def _cost(case: Case, agreement: Agreement) -> Row:
    if case.period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    euros, percentage = case.value("kosten_tov_referentie_cum"), case.value("kosten_tov_referentie_cum_pct")
    told = [agreement_money.cost(euros, percentage, case.period)]
    if case.view.is_total:
        told.append(agreement_money.destination(euros, case.destinations))
    made = _row(case, agreement, *told, has_figures=percentage is not None, lacking=Status.UNKNOWN)
    is_left = case.view.is_total and euros is not None and euros < 0 and case.destinations.total_eur == 0
    return replace(made, status=Status.ATTENTION) if is_left and made.status is Status.ON else made


def _size(case: Case, agreement: Agreement) -> Row:
    period = case.last(TOTAL, State.WHOLE)
    if period is None:
        return _row(case, agreement, _NOT_YET, has_figures=False)
    percentage = case.value("aandeel_bestand", period, TOTAL)
    together = "" if case.view.is_total else "Dit geldt voor alle aanbieders samen."
    told = agreement_money.share(percentage, period)
    return _row(case, agreement, told, together, has_figures=percentage is not None, lacking=Status.UNKNOWN)


def _steering(case: Case, agreement: Agreement) -> Row:
    found = case.follow_up
    if not case.are_signals_decided:
        return Row(agreement, Status.UNKNOWN, "Voor deze stand zijn nog geen signalen bepaald.")
    if found.waiting_actions:
        status = Status.OFF
    elif found.actions or found.overdue or found.discussed < found.signals:
        status = Status.ATTENTION
    else:
        status = Status.ON if case.period_of_anyone else Status.TOO_EARLY
    return Row(agreement, status, agreement_help.follow_up(found))


def _exploration(case: Case, agreement: Agreement) -> Row:  # noqa: ARG001  # every agreement is made alike
    told = "De verkenning rekent met marges; wat zij laat zien, is een richting en geen doel."
    return Row(agreement, Status.FOLLOWED, told)


def _letters(case: Case, agreement: Agreement) -> Row:
    mine = {provider.aanbieder_id for provider in case.providers}
    found = [letter for letter in case.view.door.communications() if letter.aanbieder_id in mine]
    told = agreement_talks.letters(found, case.view.door.peildatum)
    return _row(case, agreement, told, has_figures=bool(found), lacking=Status.UNKNOWN)


def _freedom(case: Case, agreement: Agreement) -> Row:
    if case.period is None:
        return Row(agreement, Status.TOO_EARLY, _NOT_YET)
    mine = {provider.aanbieder_id for provider in case.providers}
    themes: Counter[str] = Counter()
    for share in case.view.door.distributions(BY_THEME):
        if share.aanbieder_id in mine and share.periode_id is not None:
            themes[share.code] += share.aantal
    below, above, talks, network = (case.value(metric) for metric in _ON_FREEDOM)
    told = agreement_talks.freedom(Freedom(below, above, talks, network, themes), case.period)
    return Row(agreement, Status.UNKNOWN if below is None and talks is None else Status.FOLLOWED, told)


_MAKERS: Mapping[str, Callable[[Case, Agreement], Row]] = {
    "A1": _tariff,
    "A2": _floor,
    "A3": _payment,
    "A4": _result,
    "A5": _hours,
    "A6": _satisfaction,
    "A7": _cost,
    "A8": _size,
    "A9": _steering,
    "A10": _exploration,
    "A11": _letters,
    "A12": _freedom,
}


def _hours_beside(case: Case) -> str:
    if case.period is None:
        return ""
    first = next((period for period in case.view.begun if case.value("uren_per_client_week", period) is not None), "")
    now, then = case.value("uren_per_client_week"), case.value("uren_per_client_week", first) if first else None
    return agreement_money.hours_beside(now, then, case.period, first)


def _raised_in_words(case: Case, found: Sequence[Raised]) -> list[str]:
    """Return the names of the signals, and at all providers together a sentence for each provider that has any."""
    told = []
    for who in (*case.view.providers, ALL_PROVIDERS):
        mine = dict.fromkeys(signal.name for signal in found if signal.aanbieder_id == who.aanbieder_id)
        if mine:
            names = dutch.listing([f"‘{name[:1].lower()}{name[1:]}’" for name in mine])
            where = "voor alle aanbieders samen" if who == ALL_PROVIDERS else f"bij {who.naam}"
            at = f" {where}" if case.view.is_total or who == ALL_PROVIDERS else ""
            told.append(f"{'Signaal' if len(mine) == 1 else 'Signalen'}{at}: {names}.")
    return told
