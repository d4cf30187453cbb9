"""How the work goes: corrections of invoices, the wait for help to start, and the staff that the hours stand for."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Of, Privacy, Ratio, Whom, from_shown
from hbh_metrics.project import Promise

_SOURCE_WAIT = "Indicaties van de aanbieders (tabel indicaties: besluitdatum en start_levering)."
_WAIT_CAVEAT = "Alleen toewijzingen waarvan het besluit en de start bekend zijn. Wie nog wacht, telt niet mee."

_card = partial(Card, rows=Rows.PROVIDERS_AND_TOTAL, has_period=True, has_whole=False, owner=Owner.PROGRAMME)

UITVOERING = Family(
    "uitvoering",
    (
        _card(
            name="correctiedruk",
            title="Teruggeboekt deel",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Wat is teruggeboekt, als percentage van wat is gedeclareerd.",
            why="Veel correcties betekenen dat declaraties niet goed zijn, en dat cijfers later nog veranderen.",
            caveat="Een correctie komt vaak pas perioden later; de laatste perioden zijn daarom laag.",
            source="Declaraties van de aanbieders (tabel periodebetalingen, grondslag PERIODETARIEF).",
            tables=("indicaties", "periodebetalingen"),
            privacy=Privacy(
                Group.PAYMENTS,
                Ratio(Of.MONEY, Of.MONEY, is_part=True),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="doorlooptijd_mediaan",
            title="Wachttijd tot de hulp begint, middelste cliënt",
            unit=Unit.DAYS,
            digits=0,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het aantal dagen van het besluit tot de eerste hulp, voor wie in deze periode begon: de helft wachtte korter.",
            why="Cliënten hebben recht op hulp binnen een redelijke tijd.",
            caveat=_WAIT_CAVEAT,
            source=_SOURCE_WAIT,
            tables=("indicaties",),
            privacy=Privacy(Group.WAITING, Form.QUANTILE, Whom.WAITED, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A4,
            version=1,
        ),
        _card(
            name="doorlooptijd_p90",
            title="Wachttijd tot de hulp begint, langste tiende",
            unit=Unit.DAYS,
            digits=0,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het aantal dagen van het besluit tot de eerste hulp, voor wie in deze periode begon: een tiende wachtte langer.",
            why="Een korte gewone wachttijd kan verbergen dat een deel lang wacht.",
            caveat=_WAIT_CAVEAT,
            source=_SOURCE_WAIT,
            tables=("indicaties",),
            privacy=Privacy(Group.WAITING, Form.QUANTILE, Whom.WAITED, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A4,
            version=1,
        ),
        _card(
            name="fte",
            title="Voltijdbanen, berekend uit uren",
            unit=Unit.FTE,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De geleverde uren gedeeld door de uren van een voltijdbaan in één periode (1600 uur per jaar gedeeld door 13).",
            why="Minder uren betekent minder werk voor huishoudelijke hulpen.",
            caveat="Dit is berekend uit uren, niet door de aanbieder opgegeven; reistijd en ziekte zitten er niet in.",
            source="Geleverde uren (tabel geleverde_uren).",
            tables=("indicaties", "geleverde_uren"),
            privacy=Privacy(
                Group.HOURS, Form.FUNCTION, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=from_shown("uren")
            ),
            agreement=None,
            version=1,
        ),
        _card(
            name="continuiteit",
            title="Cliënten met steeds dezelfde hulp",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het deel van de cliënten dat in ten minste 80% van de bezoeken dezelfde hulp had.",
            why="Een vaste hulp kent de cliënt en ziet wanneer het minder gaat; bij minder werk gaan vaste hulpen weg.",
            caveat="De aanbieder telt dit zelf; de monitor kent geen medewerkers.",
            source="Tellingen van de aanbieders (tabel continuiteit).",
            tables=("continuiteit",),
            privacy=Privacy(
                Group.CONTINUITY,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.ACTIVE,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=None,
            version=1,
        ),
    ),
)
