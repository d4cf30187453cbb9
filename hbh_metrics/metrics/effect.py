"""The difference in hours with the comparison group: what changed more, or less, than it did for clients outside the experiment."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Privacy, Whom
from hbh_metrics.project import Promise

_SOURCE = "Geleverde uren, indicaties en het gemiddelde van voor het experiment (tabellen geleverde_uren, indicaties en referentie)."
_TABLES = ("indicaties", "geleverde_uren", "referentie")

_card = partial(Card, source=_SOURCE, tables=_TABLES, rows=Rows.TOTAL_ONLY, has_period=False, owner=Owner.PROGRAMME)

EFFECT = Family(
    "effect",
    (
        _card(
            name="effect_uren",
            title="Verschil met de vergelijkingsgroep",
            unit=Unit.HOURS_PER_WEEK,
            digits=2,
            is_difference=True,
            direction=Direction.HIGHER,
            definition=(
                "Per cliënt de uren per week nu, min de uren per week voor het experiment. Dit is het gemiddelde in het "
                "experiment min het gemiddelde van cliënten van categorie 1 daarbuiten."
            ),
            why="Uren kunnen ook zonder het experiment veranderen; de vergelijkingsgroep laat zien hoeveel.",
            caveat="Wie meedoet is niet door loting bepaald. Alleen volledige perioden, en cliënten met ten minste 28 dagen hulp daarin.",
            privacy=Privacy(
                Group.COMPARISON, Form.ESTIMATE, Whom.COMPARED, Behind.UNTOLD, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="effect_uren_laag",
            title="Verschil met de vergelijkingsgroep, ondergrens",
            unit=Unit.HOURS_PER_WEEK,
            digits=2,
            is_difference=True,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om het verschil met de vergelijkingsgroep.",
            why="De marge zegt hoe zeker het verschil is.",
            caveat="Bestaat pas bij twee cliënten in beide groepen.",
            privacy=Privacy(
                Group.COMPARISON, Form.ESTIMATE, Whom.COMPARED, Behind.UNTOLD, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="effect_uren_hoog",
            title="Verschil met de vergelijkingsgroep, bovengrens",
            unit=Unit.HOURS_PER_WEEK,
            digits=2,
            is_difference=True,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om het verschil met de vergelijkingsgroep.",
            why="De marge zegt hoe zeker het verschil is.",
            caveat="Bestaat pas bij twee cliënten in beide groepen.",
            privacy=Privacy(
                Group.COMPARISON, Form.ESTIMATE, Whom.COMPARED, Behind.UNTOLD, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
    ),
)
