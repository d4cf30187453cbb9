"""What lies ahead, what is not known, and the appendix: definitions, data, readings in force, stand and hashes."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import last_year
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.reading import in_plain_words
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values

_VARIANTS = {
    "UREN_VOORHEEN": "Zoals voorheen: betalen per uur, uren als voorheen",
    "UREN": "Betalen per uur, uren als in het experiment",
    "PERIODETARIEF": "Het periodetarief van het experiment",
    "BUDGET_CLIENT": "Een budget per cliënt",
    "TAAKGERICHT": "Een bedrag voor de hele groep",
    "ALGEMENE_VOORZIENING": "Een algemene voorziening, met maatwerk als vangnet",
}
_BEFORE, _OUTCOME = "UREN_VOORHEEN", "verschil_voorheen_pct"
_EXPLAINED = (
    "afbouwvoortgang", "kosten_tov_referentie_cum_pct", "winst_totaal_eind", "referentiekosten_gecorrigeerd", "urenindex",
    "aandeel_sterke_daling", "gespreksdekking", "netwerkinzet", "tevredenheid_verschil",
    "effect_uren", "effect_uren_gelijkgesteld", "effect_uren_ancova", "effect_voortoets", "kleinste_aantoonbaar",
)  # fmt: skip
_HASH = 12
_HOLD_FIGURES = ("meetwaarden", "signalen", "verdelingen")


def ahead(view: View, assumed: AssumptionSet) -> Chapter:
    """Return what the experiment teaches for the year after it, on one page."""
    year = last_year() + 1
    found = {one.variant: one for one in view.door.exploration(assumed) if one.uitkomst == _OUTCOME}
    rows = []
    for variant, name in _VARIANTS.items():
        one = found.get(variant)
        if one is None:
            continue
        if variant == _BEFORE:
            rows.append((Cell(name), Cell("dit is de vergelijking"), Cell("")))
        elif one.midden is None or one.laag is None or one.hoog is None:
            waits = "nog geen uitspraak mogelijk" if one.ontbreekt else dutch.SUPPRESSED
            rows.append((Cell(name), Cell(waits), Cell("")))
        else:
            low, middle, high = (
                dutch.signed(dutch.percentage(value, 0), value) for value in (one.laag, one.midden, one.hoog)
            )
            rows.append((Cell(name), Cell(middle), Cell(f"tussen {low} en {high}")))
    columns = (
        Column("Manier van betalen"),
        Column("Netto kosten tegenover voorheen", is_number=True),
        Column("Waarschijnlijk"),
    )
    return Chapter(
        f"8. Vooruit naar {year}",
        (
            f"In {year} krijgt de gemeente minder geld van het Rijk voor hulp bij het huishouden. Hoeveel minder, is onzeker. "
            "Deze tabel laat zien wat elke manier van betalen in een jaar zou kosten, na aftrek van wat cliënten zelf betalen. "
            "Het is een verkenning en geen begroting: achter elk getal zitten aannamen, en daarom staat er een marge bij.",
            "Goedkoper is niet vanzelf beter: in een algemene voorziening betalen cliënten meer zelf, en wie dat niet kan, krijgt minder "
            "hulp. "
            "Wat er verschuift naar begeleiding, langdurige zorg of mantelzorg, is niet meegerekend.",
        ),
        tables=(Table(f"Wat het in {year} zou kosten", columns, tuple(rows)),) if rows else (),
    )  # fmt: skip


def unknown(known: Values) -> Chapter:
    """Return what is not known."""
    return Chapter(
        "9. Wat wij niet weten",
        points=(
            "Of cliënten meer zelf zijn gaan doen. Zelfredzaamheid is niet gemeten: het plan zegt wat is afgesproken, niet wat gebeurt.",
            "Of het huis schoon en leefbaar bleef. Daar is niet naar gekeken; klachten en cijfers zijn een afgeleide.",
            "Of het verschil in uren alleen door het experiment komt. Wie meedoet, is niet door loting bepaald.",
            "Wat er gebeurt als het tarief nog verder daalt. Het experiment ging alleen over deze daling.",
            "Of dit ook geldt voor cliënten met meer of andere hulp. Alleen categorie 1 deed mee.",
            *(("Wat een cliënt in de vergelijkingsgroep kostte. Die betalingen zijn niet geleverd.",)
              if known.value("effect_kosten_eind") is None else ()),
            *(("Of cliënten buiten het experiment ook een ander cijfer gingen geven. Hun is dat niet twee keer gevraagd.",)
              if known.value("effect_tevredenheid") is None else ()),
        ),
    )  # fmt: skip


def appendix(view: View, door: Door) -> Chapter:
    """Return the definitions, the readings in force, and which data this is about."""
    manifest = door.publication.manifest
    readings = (
        f"De afspraak over het tarief{' (niet bij elke aanbieder gelijk)' if place else ''}: {in_plain_words(one)}."
        for place, one in enumerate(view.door.readings())
    )
    columns = (Column("Tabel"), Column("Rijen", is_number=True), Column("Kenmerk (SHA-256)"))
    rows = tuple(
        (Cell(name), Cell(dutch.number(file.rows)), Cell(file.sha256[:_HASH]))
        for name, file in sorted(manifest.tables.items())
        if name in _HOLD_FIGURES
    )
    return Chapter(
        "Bijlage: hoe dit is berekend",
        (
            f"Dit gaat over stand {manifest.id}, met gegevens tot en met {dutch.day_in_full(manifest.peildatum)}. "
            f"Het kenmerk van de hele stand is {manifest.sha256[:_HASH]}.",
            *readings,
            "In de tabellen: – is onbekend, . is afgeschermd, <5 is minder dan vijf cliënten, leeg is niet van toepassing. Cijfers zijn "
            "afgerond, zodat niets over één aanbieder of over een paar cliënten is af te leiden.",
        ),
        tuple(f"{CARD_BY_NAME[name].title}: {CARD_BY_NAME[name].definition}" for name in _EXPLAINED),
        tables=(Table("Waar de cijfers in staan", columns, rows),),
    )
