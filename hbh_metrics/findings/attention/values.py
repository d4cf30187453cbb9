"""What stands behind each signal: the metric that its chart draws, and how its value is written."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.signals import CARD_BY_ID, Unit
from hbh_metrics.signals.phrases import amount


@dataclass(frozen=True)
class Shown:
    """How the value of a signal is shown: `what` it is, in which unit or counted noun, and with how many decimals.

    `metric` is drawn per period, its `teller` when `is_count`; `beside` is a metric that it is held against. `metric_is_value` says that
    the metric's value is that of the signal.
    """

    what: str
    unit: Unit = Unit.NUMBER
    digits: int = 0
    metric: str | None = None
    nouns: tuple[str, str] | None = None
    beside: str | None = None
    is_count: bool = False
    metric_is_value: bool = True
    metric_unit: Unit | None = None


_PERCENT = Unit.PERCENT
SHOWN: dict[str, Shown] = {
    "S01": Shown(
        "verschil met het afgesproken tarief",
        Unit.EURO,
        2,
        "afwijking_tarief",
        metric_is_value=False,
        metric_unit=_PERCENT,
    ),
    "S02": Shown("ruimte boven het basistarief", _PERCENT, 1, "ruimte_basistarief"),
    "S03": Shown("perioden tot het basistarief", metric="perioden_tot_vloer", nouns=("periode", "perioden")),
    "S04": Shown("uren tegenover eerder (urenindex)", _PERCENT, 1, "urenindex", beside="tariefindex"),
    "S05": Shown("kosten tegenover voorheen, opgeteld", _PERCENT, 1, "kosten_tov_referentie_cum_pct"),
    "S06": Shown("betaald zonder uren en zonder reden", _PERCENT, 1, "betaald_zonder_uren_onverklaard"),
    "S07": Shown("cliënten met een plan", _PERCENT, 1, "plandekking"),
    "S08": Shown("klachten en signalen", metric="klachten_per_100", is_count=True, nouns=("klacht", "klachten")),
    "S09": Shown("verschil in rapportcijfer", Unit.GRADE, 1),
    "S10": Shown("cliënten met een sterke daling", _PERCENT, 1, "aandeel_sterke_daling"),
    "S11": Shown("uitstroom door de aanbieder", nouns=("cliënt", "cliënten")),
    "S12": Shown("aandeel van alle cliënten", _PERCENT, 1, "aandeel_bestand"),
    "S13": Shown("werkdagen te laat", nouns=("werkdag", "werkdagen")),
    "S14": Shown("teruggeboekt deel", _PERCENT, 1, "correctiedruk"),
    "S15": Shown("wachttijd, langste tiende", metric="doorlooptijd_p90", nouns=("dag", "dagen")),
    "S16": Shown("dubbel of zonder hulp betaald", nouns=("cliëntperiode", "cliëntperioden")),
    "S17": Shown("daling van de gemiddelde indicatie", _PERCENT, 1),
    "S20": Shown("uren tegenover de verwachting", digits=2),
    "S21": Shown("verandering in uren per cliënt", _PERCENT, 1),
}


def shown(signal_id: str) -> Shown:
    """Return how a signal is shown; one without a line of its own by its title and the unit of its first threshold."""
    if signal_id in SHOWN:
        return SHOWN[signal_id]
    card = CARD_BY_ID[signal_id]
    return Shown(card.title.lower(), card.settings[0].unit if card.settings else Unit.NUMBER, 1)


def metric_of(signal_id: str) -> str | None:
    """Return the metric whose value is that of the signal, None where there is none."""
    how = shown(signal_id)
    return how.metric if how.metric_is_value and not how.is_count else None


def value_text(signal_id: str, value: float | None) -> str:
    """Return a value of that signal as people read it: `71,2%`, `3 perioden`, `14,5 dagen`, `€ 1.230,00`; `–` when it is unknown."""
    how = shown(signal_id)
    return _text(value, how.unit, how)


def metric_text(signal_id: str, value: float | None) -> str:
    """Return a value of the metric behind that signal as people read it."""
    how = shown(signal_id)
    return _text(value, how.metric_unit or how.unit, how)


def threshold_text(signal_id: str, threshold: float | None) -> str:
    """Return the number that was crossed as people read it, with the decimals that it has: `5%`, `3 perioden`."""
    how = shown(signal_id)
    if threshold is None:
        return dutch.MISSING
    return _text(threshold, how.unit, how, 0 if float(threshold).is_integer() else how.digits)


def _text(value: float | None, unit: Unit, how: Shown, digits: int | None = None) -> str:
    if value is None:
        return dutch.MISSING
    if how.nouns is not None:
        one, many = how.nouns
        return f"{amount(value, Unit.NUMBER)}{dutch.NO_BREAK}{one if value == 1 else many}"
    return amount(value, unit, how.digits if digits is None else digits)
