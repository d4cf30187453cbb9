"""What clients say: grades at the start and at the end, the difference for the same people, and how many answered."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact
from hbh_metrics.project import Promise

_SOURCE = "Enquête onder cliënten (tabellen enquetescores en vragen)."
_TABLES = ("enquetescores", "vragen")
_RESPONSE = ("enquetescores", "enquete_uitzet")
_LEAVERS = "Wie is gestopt of overleden, ontbreekt in de eindmeting. Vergelijk daarom liever de mensen die twee keer antwoordden."

_card = partial(
    Card,
    source=_SOURCE,
    tables=_TABLES,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=False,
    has_whole=True,
    owner=Owner.PROGRAMME,
)

TEVREDENHEID = Family(
    "tevredenheid",
    (
        _card(
            name="tevredenheid_nul",
            title="Rapportcijfer bij het begin",
            unit=Unit.GRADE,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het gemiddelde rapportcijfer in de nulmeting. Wie meer cijfers gaf, telt één keer, met het eigen gemiddelde.",
            why="Dit is het beginpunt waarmee de eindmeting wordt vergeleken.",
            caveat=_LEAVERS,
            privacy=Privacy(Group.SURVEY, Form.ESTIMATE, Whom.RESPONDENTS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="tevredenheid_eind",
            title="Rapportcijfer aan het eind",
            unit=Unit.GRADE,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het gemiddelde rapportcijfer in de eindmeting. Wie meer cijfers gaf, telt één keer, met het eigen gemiddelde.",
            why="Cliënten horen van het experiment niet ontevreden te worden.",
            caveat=_LEAVERS,
            privacy=Privacy(Group.SURVEY, Form.ESTIMATE, Whom.RESPONDENTS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="tevredenheid_verschil",
            title="Verschil in rapportcijfer",
            unit=Unit.GRADE_POINTS,
            digits=1,
            is_difference=True,
            direction=Direction.HIGHER,
            definition="Het gemiddelde verschil tussen eind- en nulmeting, van mensen die beide keren een cijfer gaven.",
            why="Zo vergelijkt de monitor dezelfde mensen met zichzelf.",
            caveat="Iemand telt bij de aanbieder van de nulmeting. Kijk altijd naar de marge.",
            privacy=Privacy(
                Group.SURVEY,
                Form.ESTIMATE,
                Whom.RESPONDENTS_TWICE,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("tevredenheid_nul", "tevredenheid_eind"),
            ),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="tevredenheid_verschil_laag",
            title="Verschil in rapportcijfer, ondergrens",
            unit=Unit.GRADE_POINTS,
            digits=1,
            is_difference=True,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om het verschil in rapportcijfer.",
            why="De marge zegt hoe zeker het verschil is.",
            caveat="Bestaat pas bij twee mensen die beide keren antwoordden.",
            privacy=Privacy(
                Group.SURVEY,
                Form.ESTIMATE,
                Whom.RESPONDENTS_TWICE,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("tevredenheid_nul", "tevredenheid_eind"),
            ),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="tevredenheid_verschil_hoog",
            title="Verschil in rapportcijfer, bovengrens",
            unit=Unit.GRADE_POINTS,
            digits=1,
            is_difference=True,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om het verschil in rapportcijfer.",
            why="De marge zegt hoe zeker het verschil is: onder 0 is de daling geen toeval.",
            caveat="Bestaat pas bij twee mensen die beide keren antwoordden.",
            privacy=Privacy(
                Group.SURVEY,
                Form.ESTIMATE,
                Whom.RESPONDENTS_TWICE,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("tevredenheid_nul", "tevredenheid_eind"),
            ),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="respons_nul",
            title="Respons bij het begin",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het aantal mensen dat de nulmeting invulde, als percentage van wie is gevraagd.",
            why="Bij een lage respons kunnen de cijfers anders zijn dan die van alle cliënten.",
            caveat="Alleen aanbieders waarvan bekend is hoeveel mensen zijn gevraagd.",
            source="Enquête onder cliënten (tabellen enquetescores en enquete_uitzet).",
            tables=_RESPONSE,
            privacy=Privacy(
                Group.SURVEY,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.RESPONDENTS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A6,
            version=2,
        ),
        _card(
            name="respons_eind",
            title="Respons aan het eind",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het aantal mensen dat de eindmeting invulde, als percentage van wie is gevraagd.",
            why="Bij een lage respons kunnen de cijfers anders zijn dan die van alle cliënten.",
            caveat="Alleen aanbieders waarvan bekend is hoeveel mensen zijn gevraagd.",
            source="Enquête onder cliënten (tabellen enquetescores en enquete_uitzet).",
            tables=_RESPONSE,
            privacy=Privacy(
                Group.SURVEY,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.RESPONDENTS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A6,
            version=2,
        ),
    ),
)
