"""The standard's own rules that a message is held to, by the standard's codes, and what a person should do about each."""

from __future__ import annotations

from hbh_metrics.contract.rules import EITHER, Rule
from hbh_metrics.sql import load

_DECLARATION = "Verbeter de declaratie en stuur het bericht opnieuw."
_ASK = "Ga na of dit klopt; stuur anders een credit en een nieuwe debet."


def _rule(code: str, severity: str, title: str, remedy: str, before: tuple[str, ...] = ()) -> Rule:
    return Rule(code, severity, title, remedy, is_sql=True, before=before)


MESSAGE_RULES: tuple[Rule, ...] = (
    _rule("IW001", "F", "Een AGB-code hoort bij één aanbieder", "Verbeter de tabel agb of de lijst van het project."),
    _rule(
        "IW002",
        "F",
        "De codes van een bericht zijn bekend",
        "Vul de tabel agb of productcodes aan en lever opnieuw aan.",
    ),
    _rule(
        "IW003",
        "F",
        "Een start of stop hoort bij een toewijzing",
        "Verbeter het nummer of lever de toewijzing (301) mee.",
    ),
    _rule(
        "IW004",
        "F",
        "Wat een bericht zegt, zegt geen ander bestand",
        "Lever een van beide aan: het bericht of het bestand.",
    ),
    _rule("IW005", "F", "De geleverde uren zijn niet minder dan nul", _DECLARATION),
    _rule(
        "IW006",
        "F",
        "Een prestatie ligt binnen één kalendermaand",
        "Splits de prestatie per maand en stuur het bericht opnieuw.",
    ),
    _rule(
        "IW007",
        "F",
        "Een getal in een bericht kan waar zijn",
        "Verbeter het getal en stuur het bericht opnieuw.",
        before=("TR321", "TR322", "R15"),
    ),
    _rule(
        "IW008",
        EITHER,
        "De hulp stopt niet voor zij begint",
        "Verbeter de start of de stop en stuur dat bericht opnieuw.",
    ),
    _rule("TR307", "F", "De prestatie begint niet voor de toewijzing", _DECLARATION, before=("R13",)),
    _rule("TR308", "F", "De prestatie eindigt niet na de toewijzing", _DECLARATION, before=("R13",)),
    _rule(
        "TR316", "F", "Een credit staat niet in het bericht van zijn debet", "Haal beide prestaties uit het bericht."
    ),
    _rule("TR319", "W", "De prestatie hoort bij deze of een eerdere periode", _ASK),
    _rule("TR321", "W", "Het volume in een maand past bij de toewijzing", _ASK, before=("R15",)),
    _rule("TR322", "W", "Het volume samen past bij de toewijzing", _ASK, before=("R15",)),
    _rule("TR333", "F", "Een declaratienummer komt één keer voor", "Geef de declaratie een eigen nummer."),
    _rule("TR335", "W", "Een prestatie is niet ouder dan vijf jaar", _ASK),
    _rule(
        "TR338",
        "F",
        "De prestatie hoort bij een toewijzing",
        "Verbeter het nummer of lever de toewijzing (301) mee.",
        before=("R02",),
    ),
    _rule("TR339", "F", "De productcategorie is die van de toewijzing", _DECLARATION),
    _rule("TR340", "F", "De productcode is die van de toewijzing", _DECLARATION),
    _rule("TR341", "F", "De eenheid past bij die van de toewijzing", _DECLARATION),
    _rule("TR346", "F", "Het bedrag is volume maal tarief", _DECLARATION, before=("R06",)),
    _rule("TR358", "F", "Het totaal is de som van de prestaties", _DECLARATION),
)
"""Codes that begin with IW are ours: rules of which the standard has no code of its own, or a schema that does not hold them."""
_SHARED = {
    **dict.fromkeys(("TR307", "TR308"), "looptijd"),
    **dict.fromkeys(("TR321", "TR322"), "omvang"),
    **dict.fromkeys(("TR339", "TR340", "TR341"), "product"),
}
"""Rules that compare another column, or over another time, in one statement: its parameter `regel` is the code of the rule."""


def select_of(rule: Rule) -> str:
    """Return the select whose rows are the findings of a rule, in the shape of those of the contract's own rules."""
    return load(__file__, f"checks/{_SHARED.get(rule.id, rule.id)}")
