"""What is not known, and the appendix: definitions, data, readings in force, stand and hashes."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.door.door import Door
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.reading import in_plain_words
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.screens.uitkomst.aims import UNMEASURED, Aim
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values

_EXPLAINED = (
    "afbouwvoortgang", "kosten_tov_referentie_cum_pct", "winst_totaal_eind", "referentiekosten_gecorrigeerd", "urenindex",
    "aandeel_sterke_daling", "gespreksdekking", "netwerkinzet", "tevredenheid_verschil",
    "effect_uren", "effect_uren_gelijkgesteld", "effect_uren_ancova", "effect_voortoets", "kleinste_aantoonbaar",
)  # fmt: skip
_OWN_STRENGTH = {
    True: f"{dutch.sentence_start(UNMEASURED)}: het plan zegt wat is afgesproken, niet wat gebeurt.",
    False: "Het plan zegt wat is afgesproken, en de vragenlijst wat cliënten ervan vinden, niet wat gebeurt.",
}
_HASH = 12
_HOLD_FIGURES = ("meetwaarden", "signalen", "verdelingen")


def unknown(known: Values, mentality: Aim) -> Chapter:
    """Return what is not known."""
    return Chapter(
        "9. Wat wij niet weten",
        points=(
            f"Of cliënten meer zelf zijn gaan doen. {_OWN_STRENGTH[mentality.is_unmeasured]}",
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


_SIGNS = "In de tabellen: – is onbekend, leeg is niet van toepassing."
_SIGNS_OF_THE_PUBLIC = (
    "In de tabellen: – is onbekend, . is afgeschermd, <5 is minder dan vijf cliënten, leeg is niet van toepassing. Cijfers zijn "
    "afgerond, zodat niets over één aanbieder of over een paar cliënten is af te leiden."
)


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
            _SIGNS_OF_THE_PUBLIC if view.is_rounded else _SIGNS,
        ),
        tuple(f"{CARD_BY_NAME[name].title}: {CARD_BY_NAME[name].definition}" for name in _EXPLAINED),
        tables=(Table("Waar de cijfers in staan", columns, rows),),
    )
