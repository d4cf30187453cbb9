"""What changed per theme of the survey, for the people who answered its questions twice."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Privacy, Whom
from hbh_metrics.project import Promise

THEMES = {
    "zelfredzaamheid": "wat cliënten zelf kunnen",
    "tijd": "genoeg tijd",
    "schoon": "een schoon huis",
    "hulp": "de hulp die komt",
}
"""The themes with a paired difference, by what they are about; the grades have their own (tevredenheid_verschil)."""

_card = partial(
    Card,
    unit=Unit.GRADE_POINTS,
    digits=1,
    is_difference=True,
    source="Enquête (tabellen enquetescores en vragen).",
    tables=("enquetescores", "vragen"),
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=False,
    has_whole=True,
    privacy=Privacy(Group.SURVEY, Form.ESTIMATE, Whom.RESPONDENTS_TWICE, Behind.ALL, part_of=(), function_of=None),
    agreement=Promise.A6,
    owner=Owner.PROGRAMME,
    version=1,
)


def _cards(theme: str, about: str) -> tuple[Card, Card, Card]:
    end = partial(
        _card,
        direction=Direction.NONE,
        why="De marge zegt hoe zeker het verschil is.",
        caveat="Bestaat pas bij twee mensen die beide keren antwoordden.",
    )
    return (
        _card(
            name=f"thema_{theme}_verschil",
            title=f"Verschil in antwoord over {about}",
            direction=Direction.HIGHER,
            definition=f"Het gemiddelde verschil tussen eind- en nulmeting in de antwoorden op de vragen over {about}, van "
            "mensen die zo'n vraag beide keren een score gaven.",
            why="Zo vergelijkt de monitor dezelfde mensen met zichzelf.",
            caveat="Bestaat alleen als beide metingen dezelfde vraag stelden. Kijk altijd naar de marge.",
        ),
        end(
            name=f"thema_{theme}_verschil_laag",
            title=f"Verschil in antwoord over {about}, ondergrens",
            definition=f"De onderkant van de marge van 95% om het verschil over {about}.",
        ),
        end(
            name=f"thema_{theme}_verschil_hoog",
            title=f"Verschil in antwoord over {about}, bovengrens",
            definition=f"De bovenkant van de marge van 95% om het verschil over {about}.",
        ),
    )


THEMAS = Family("themas", tuple(card for theme, about in THEMES.items() for card in _cards(theme, about)))
