"""How the work goes: corrections of invoices, the wait for help to start, and the staff that the hours stand for."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_SOURCE_WAIT = "Indicaties van de aanbieders (tabel indicaties: besluitdatum en start_levering)."
_WAIT_CAVEAT = "Alleen toewijzingen waarvan het besluit en de start bekend zijn. Wie nog wacht, telt niet mee."

UITVOERING = Family(
    "uitvoering",
    (
        Card(
            "correctiedruk",
            "Teruggeboekt deel",
            "%",
            Direction.LOWER,
            "Wat is teruggeboekt, als percentage van wat is gedeclareerd.",
            "Veel correcties betekenen dat declaraties niet goed zijn, en dat cijfers later nog veranderen.",
            "Een correctie komt vaak pas perioden later; de laatste perioden zijn daarom laag.",
            "Declaraties van de aanbieders (tabel periodebetalingen, grondslag PERIODETARIEF).",
            ("indicaties", "periodebetalingen"),
        ),
        Card(
            "doorlooptijd_mediaan",
            "Wachttijd tot de hulp begint, middelste cliënt",
            "dagen",
            Direction.LOWER,
            "Het aantal dagen van het besluit tot de eerste hulp, voor wie in deze periode begon: de helft wachtte korter.",
            "Cliënten hebben recht op hulp binnen een redelijke tijd.",
            _WAIT_CAVEAT,
            _SOURCE_WAIT,
            ("indicaties",),
        ),
        Card(
            "doorlooptijd_p90",
            "Wachttijd tot de hulp begint, langste tiende",
            "dagen",
            Direction.LOWER,
            "Het aantal dagen van het besluit tot de eerste hulp, voor wie in deze periode begon: een tiende wachtte langer.",
            "Een korte gewone wachttijd kan verbergen dat een deel lang wacht.",
            _WAIT_CAVEAT,
            _SOURCE_WAIT,
            ("indicaties",),
        ),
        Card(
            "fte",
            "Voltijdbanen, berekend uit uren",
            "fte",
            Direction.NONE,
            "De geleverde uren gedeeld door de uren van een voltijdbaan in één periode (1600 uur per jaar gedeeld door 13).",
            "Minder uren betekent minder werk voor huishoudelijke hulpen.",
            "Dit is berekend uit uren, niet door de aanbieder opgegeven; reistijd en ziekte zitten er niet in.",
            "Geleverde uren (tabel geleverde_uren).",
            ("indicaties", "geleverde_uren"),
        ),
    ),
)
