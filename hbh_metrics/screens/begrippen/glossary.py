"""What every number, signal and word means: the cards of all metrics and signals, the terms of the screens, and how they are searched."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from hbh_metrics import dutch, signals
from hbh_metrics.calendar import days_left, experiment_periods, period_of
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.card import Card, Direction
from hbh_metrics.policy import HOURS_COVERAGE_PCT, WEEK_COVERAGE_PCT
from hbh_metrics.project import Promise, current, words_of_ours
from hbh_metrics.signals import DEFAULTS, Thresholds, condition


@words_of_ours("title", "definition")
@dataclass(frozen=True)
class Entry:
    """One entry: its title, its definition, and further lines as pairs of a label and a text, under the heading `more`."""

    title: str
    definition: str
    lines: tuple[tuple[str, str], ...] = ()
    more: str = "Eenheid, bron en meer"


_TERMS = (
    Entry(
        "Aanbieder",
        "Een organisatie met een contract van de gemeente om hulp bij het huishouden te geven.",
    ),
    Entry(
        "Afbouw",
        "De afspraak over hoe het tarief daalt of verandert. Hoe die wordt gelezen, staat bij elke grafiek van het pad.",
    ),
    Entry(
        "Aandacht en actie",
        "Hoe zwaar een signaal is. Aandacht: bespreek het in het overleg. Actie: maak er een afspraak over, met een naam en een datum.",
    ),
    Entry(
        "Basistarief",
        "Het bedrag per uur dat ten minste gerekend moet worden voor een geleverd uur. De gemeenteraad stelt het vast.",
    ),
    Entry(
        "Cliëntperiode",
        "Eén cliënt die één hele periode hulp heeft. Een halve periode telt voor een half.",
    ),
    Entry(
        "Feit, vraag en signaal",
        "Hoe zeker iets is dat op Bijsturing staat. Feit: er is precies vergeleken met het contract, zonder statistiek. "
        "Vraag: een week met uren valt op; dat kan ook toeval zijn. Signaal: het houdt aan, is groot genoeg en is geen toeval. "
        "Een signaal begint een gesprek; uit zichzelf verandert het geen bedrag.",
    ),
    Entry(
        "Indicatie",
        "Het besluit op hoeveel hulp een cliënt recht heeft. Een cliënt kan er na elkaar meer dan één hebben.",
    ),
    Entry(
        "Lezing van de afspraak",
        "Lineair: elke periode gaat er hetzelfde deel van het starttarief af. Samengesteld: elke periode gaat dat deel van het tarief van "
        "de periode ervoor eraf. Eenmalig: dat deel gaat er één keer af.",
    ),
    Entry(
        "Nulmeting en eindmeting", "De vragenlijst over tevredenheid aan het begin en aan het eind van het experiment."
    ),
    Entry(
        "Ondersteuningsplan",
        "Het plan dat de aanbieder met de cliënt maakt: wat is nodig voor een schoon en leefbaar huis.",
    ),
    Entry("Pad", "Het tarief dat per periode is afgesproken, van het starttarief tot het einde van het experiment."),
    Entry("Peildatum", "De dag tot en met welke een stand spreekt. Wat daarna gebeurde, telt nog niet mee."),
    Entry(
        "Periodetarief",
        "Het vaste bedrag per cliënt per betalingsperiode. De aanbieder bepaalt zelf hoeveel uur daarvoor nodig is.",
    ),
    Entry(
        "Stand",
        "Alles wat op één moment bekend was, bewaard zoals het was. Een eerdere stand laat precies zien wat toen werd getoond.",
    ),
    Entry("Starttarief", "Het tarief van de eerste afspraak met een aanbieder. Hiermee wordt elke daling vergeleken."),
    Entry(
        "Volledig, onvolledig, open en geen levering",
        "Open: de periode loopt nog. Geen levering: er is nog niets betaald geleverd. Onvolledig: van minder dan "
        f"{HOURS_COVERAGE_PCT}% van de betaalde cliëntperioden zijn uren bekend, of in een week van minder dan {WEEK_COVERAGE_PCT}% van "
        "de cliënten. Anders is de periode volledig. Alleen "
        "volledige perioden tellen mee in een oordeel.",
    ),
)


def entries(wanted: str = "", thresholds: Thresholds = DEFAULTS) -> tuple[Entry, ...]:
    """Return the terms, metrics and signals that hold every word of `wanted`, by title; accents and capitals do not matter.

    Signals are told with these thresholds.
    """
    words = _plain(wanted).split()
    of_signals = (_of_signal(card, thresholds) for card in signals.CARDS)
    every = sorted(
        (*_TERMS, _period_entry(), *(_of_card(card) for card in CARDS), *of_signals),
        key=lambda entry: _plain(entry.title),
    )
    return tuple(entry for entry in every if all(word in _plain(_text(entry)) for word in words))


def letter(entry: Entry) -> str:
    """Return the letter under which an entry stands."""
    return _plain(entry.title)[:1].upper()


def _period_entry() -> Entry:
    """Return what a period is in the project in force, and what is left after the last whole one."""
    periods, left = experiment_periods(), days_left()
    length = "een kalendermaand" if current().has_months else "vier weken"
    span = dutch.period_range(periods[0].id, periods[-1].id)
    year = "" if current().has_months or current().begin.year != current().end.year else f" van {current().begin.year}"
    tail = (
        f" Wat overblijft, {dutch.days_in_full(left)}, hoort bij {dutch.period(period_of(left[0]))} en telt apart."
        if left
        else ""
    )
    return Entry(
        "Periode",
        f"Een betalingsperiode van {length}. Het experiment heeft {len(periods)} hele perioden: {span}{year}.{tail}",
    )


def _of_card(card: Card) -> Entry:
    made = current().promise_of_metric(card.name, card.agreement)
    lines = [
        ("Eenheid", card.unit.value),
        ("Waarom", card.why),
        ("Let op", card.caveat),
        ("Bron", card.source),
        ("Hoort bij", "" if made is None else f"{made.name}: {current().title_of(made)}"),
        ("Vastgesteld door", f"{card.owner.value}, versie {card.version}"),
        ("In de gegevens", card.name),
    ]
    follows_another_path = card.agreement is Promise.A1 and not current().tariff_falls
    if card.direction is not Direction.NONE and not follows_another_path:
        lines.insert(1, ("Richting", card.direction.value))
    return Entry(card.title, card.definition, tuple((label, text) for label, text in lines if text))


def _of_signal(card: signals.Card, thresholds: Thresholds) -> Entry:
    heaviest_last = [(severity, condition(card, severity, thresholds)) for severity in reversed(card.severities)]
    definition = " ".join(f"{severity.value.capitalize()}: {text}." for severity, text in heaviest_last)
    lines = (
        ("Soort", card.level.value.lower()),
        ("Waarover", card.decided),
        ("Waarom", card.why),
        ("Kan het niets zijn?", card.innocent),
        ("Als u niets doet", card.cost),
        ("Wat u vraagt", card.question),
        ("Drempels", _thresholds(card, thresholds)),
        ("In de gegevens", card.id),
    )
    return Entry(f"Signaal {card.id}: {card.title}", definition, lines, "Soort, drempels en meer")


def _thresholds(card: signals.Card, thresholds: Thresholds) -> str:
    rows = thresholds.in_force([card])
    own = [f"{row.ernst} {row.naam}" for row in rows if not row.is_standaard]
    fixed = [setting.name for setting in card.settings if setting.is_fixed]
    if own:
        return f"Door de gemeente zelf ingesteld: {dutch.listing(own)}. De andere zijn standaard."
    return "Deze liggen vast." if len(fixed) == len(card.settings) else "Standaard."


def _text(entry: Entry) -> str:
    return " ".join([entry.title, entry.definition, *(text for _, text in entry.lines)])


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
