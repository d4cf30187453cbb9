"""The traps of a verkenning, each with the sentence that says it on the tile where somebody would fall into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import CATEGORY_2, Window
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.reading import TRANSITION_MONEY
from hbh_metrics.findings.exploration_words import NOT_COUNTED, next_year
from hbh_metrics.findings.hours_words import COMPARED
from hbh_metrics.findings.how_paid import who_takes_part
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL

EFFECT, CONTRACTS, GAIN = "verkenning-effect", "verkenning-contracten", "verkenning-voordeel"
NEXT_YEAR, UNCERTAINTY = "verkenning-volgend-jaar", "verkenning-onzekerheid"
_INDEX = COMPARED
_SLOPES = ("helling_experiment", "helling_vergelijkingsgroep")
_PCT = "effect_uren_pct"


@dataclass(frozen=True)
class Seen:
    """What a sentence is made from: who looks at which stand, and what the verkenning tells of it."""

    view: View
    found: Explored


@dataclass(frozen=True)
class Trap:
    """One trap: what it is called, the tile on which it lies, and its sentence; empty where it cannot be fallen into."""

    name: str
    slug: str
    sentence: Callable[[Seen], str]


def notes(slug: str, view: View, found: Explored) -> tuple[str, ...]:
    """Return the sentences of the traps of one tile."""
    told = [trap.sentence(Seen(view, found)) for trap in TRAPS if trap.slug == slug]
    return tuple(one for one in told if one)


def _whole(view: View, *metrics: str) -> dict[str, float | None]:
    rows = view.door.measures(*metrics)
    return {row.maatstaf: row.waarde for row in rows if row.aanbieder_id == TOTAL and row.periode_id is None}


def _at(window: Window) -> str:
    return "_eind" if window is Window.LAST_3 else ""


def _on_paper(seen: Seen) -> str:
    if seen.found.on_paper_eur is None:
        return ""
    side = "minder" if seen.found.on_paper_eur >= 0 else "meer"
    return (
        f"Op papier, tegenover het starttarief, is {dutch.euro(abs(seen.found.on_paper_eur), 0)} {side} betaald. Dat is geen besparing: "
        "het starttarief kan hoger zijn dan wat deze cliënten kostten. Daarom staat alles tegenover wat zij voorheen kostten."
    )


def _lightest(seen: Seen) -> str:
    kept = seen.found.ranges[CATEGORY_2]
    others = (
        "Categorie 2 en 3 blijven kosten wat zij kostten"
        if kept is None or not kept.hoog
        else "Categorie 3 blijft kosten wat zij kostte"
    )
    return f"Het experiment ging over {who_takes_part()}. {others}."


def _selection(seen: Seen) -> str:
    said = (
        "Wie meedeed is niet door loting gekozen. Wij wegen de cliënten naar de klasse en leeftijd van de hele stad, en nemen aan welk "
        "deel van het effect ook bij anderen geldt."
    )
    led = [
        contract
        for contract in Contract
        if (parts := seen.found.row(contract, "verschil_voorheen").bijdragen)
        and max(parts, key=lambda group: parts[group]) == "overdraagbaarheid"
    ]
    return (
        f"{said} Die aanname is bij {dutch.count(len(led), 'contract', 'contracten')} de grootste onzekerheid."
        if led
        else said
    )


def _regression(seen: Seen) -> str:
    names = [f"{name}{_at(seen.found.window)}" for name in _SLOPES]
    values = _whole(seen.view, *names)
    within, beside = (values.get(name) for name in names)
    said = "Wie veel uren had, krijgt er vaak vanzelf minder. Daarom tellen wij alleen het verschil met de vergelijkingsgroep."
    if within is None or beside is None:
        return said
    first, second = (dutch.signed(dutch.number(value, 2), value) for value in (within, beside))
    return f"{said} Per uur dat iemand voorheen meer had, veranderden de uren {first} uur in het experiment en {second} uur daarbuiten."


def _average(seen: Seen) -> str:
    values = _whole(seen.view, _PCT, f"{_PCT}_eind")
    every, last = values.get(_PCT), values.get(f"{_PCT}_eind")
    said = "Het tarief daalt in stappen. Een gemiddelde over alle perioden laat dus niet zien waar het op uitkomt"
    if every is None or last is None:
        return f"{said}."
    told = [dutch.signed(dutch.percentage(value), value) for value in (every, last)]
    return f"{said}: over alle volledige perioden {told[0]}, over de laatste drie {told[1]}."


def _one_provider(seen: Seen) -> str:
    ruled = seen.view.door.effect_ruling()
    if ruled is not None and ruled.is_mostly_one_provider:
        return "Het verschil komt vooral van één aanbieder: zonder die aanbieder is er weinig van over."
    return "Eén aanbieder kan het verschil maken. Daarom rekenen wij het ook zonder elke aanbieder uit."


def _own_contribution(seen: Seen) -> str:
    share = seen.found.ranges["eigen_bijdrage_deel_pct"]
    if share is None:
        return ""
    low, high = (dutch.percentage(value, 0) for value in (share.laag, share.hoog))
    told = low if low == high else f"{low} tot {high}"
    return f"Bij een algemene voorziening krijgt de gemeente geen eigen bijdragen meer ({told} van maatwerk). Vergelijk dus netto."


def _stretched(seen: Seen) -> str:
    if not seen.found.is_beyond_measured:
        return ""
    rise = dutch.percentage(seen.found.rise_pct, 0)
    return f"Cliënten betalen in de algemene voorziening {rise} meer per uur: buiten het gemeten bereik (42%)."


_GAIN_IS_NO_SAVING = "Wat een aanbieder overhoudt aan minder uren, is geen besparing van de gemeente."
_HOLIDAYS = (
    "Vakanties maken een losse periode lager: voorheen is het gemiddelde van een jaar. Lees daarom de uren van de vergelijkingsgroep "
    "ernaast."
)
_ONLY_OUTSIDE = f"{TRANSITION_MONEY}. Het telt daarom alleen bij de algemene voorziening mee."


def _baseline(seen: Seen) -> str:
    index = _whole(seen.view, f"{_INDEX}{_at(seen.found.window)}").get(f"{_INDEX}{_at(seen.found.window)}")
    said = f"Voorheen is wat cliënten voor het experiment kregen en kostten, en niet wat zij in {next_year() - 1} zonder experiment kregen"
    if index is None:
        return f"{said}."
    return f"{said}. De vergelijkingsgroep krijgt nu {dutch.percentage(index)} van de uren van voorheen."


TRAPS: tuple[Trap, ...] = (
    Trap("op papier bespaard", CONTRACTS, _on_paper),
    Trap("de lichtste cliënten opgeschaald naar allemaal", NEXT_YEAR, _lightest),
    Trap("wie meedeed is niet geloot", UNCERTAINTY, _selection),
    Trap("terug naar het gemiddelde", EFFECT, _regression),
    Trap("gemiddelde in plaats van eindstand", EFFECT, _average),
    Trap("één aanbieder maakt het effect", EFFECT, _one_provider),
    Trap("eigen bijdragen vergeten", CONTRACTS, _own_contribution),
    Trap("overgangsgeld voor maatwerk", NEXT_YEAR, lambda _: _ONLY_OUTSIDE),
    Trap("elasticiteit opgerekt", CONTRACTS, _stretched),
    Trap("elasticiteit opgerekt, in een jaar", NEXT_YEAR, _stretched),
    Trap("kosten verschoven", NEXT_YEAR, lambda _: NOT_COUNTED),
    Trap("voordeel van de aanbieder gelezen als besparing", GAIN, lambda _: _GAIN_IS_NO_SAVING),
    Trap("vakantie gelezen als voordeel", GAIN, lambda _: _HOLIDAYS),
    Trap("voorheen is niet nu", CONTRACTS, _baseline),
)
"""Every trap, in the order in which they are met."""
