"""The rules that a delivery is held to, in the order of the data contract, with what a person should do about each.

Rules with `is_sql` know tables: each is one select in `checks/<id>.sql` that returns the offending rows, or one for each of its `parts`.
The engine in `intake` applies the others to any table, from its declaration.
"""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.project import words_of_ours
from hbh_metrics.sql import load

REFUSED = "F"
WARNED = "W"
EITHER = "F/W"

_CELL = "Pas de cel aan en lever opnieuw aan."
_LEDGER = "Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan."
_HOURS = "Klopt dit niet? Pas de uren aan en lever de hele periode opnieuw aan."
_BETWEEN_ROWS = (
    "R04", "R05", "R06", "R07", "R08", "R11", "R12", "R13", "R14", "R15", "R16", "R18", "R19", "R20", "R24", "R25", "R26", "R27", "R29",
)  # fmt: skip
"""What is judged once a cell is read: of a cell that could not be read they would tell a second time."""
_OF_CELLS = (*_BETWEEN_ROWS, "R01", "R02", "R03", "R21", "R22", "R28", "R30", "R31")
"""What is said of cells: of a column that may not be there at all they would tell what stands in it."""


@words_of_ours("title")
@dataclass(frozen=True)
class Rule:
    """One rule: `severity` is F (the delivery is refused), W (published, with a warning) or F/W; `title` and `remedy` are Dutch.

    Of what several rules say about one cell, a rule keeps silent those in `before`, and those that they keep silent. What a rule that is
    `about_row` says is about a row as a whole: another rule anywhere in that row comes before it. Said of a whole column, a rule takes the
    place of those of `in_place_of` on all its rows, and with `forbids_column` of those in `before` in all cells of that column; no
    finding repeats a value of it. Those of `repeated_by` compare values with each other: what they say of a provider is left out where it
    names a value that the rule refuses there. What a rule that is `about_whole` says is about what all rows of a provider come to: it is
    left out where one that `spoils_whole` refuses rows of that provider in that file. A rule that speaks `once_a_column` tells of several
    cells of a column at once. What a rule says of any column but a provider's follows from the columns that it `compares` with, each of
    a table: where one of these may not be there at all, it says nothing.
    """

    id: str
    severity: str
    title: str
    remedy: str
    is_sql: bool = False
    before: tuple[str, ...] = ()
    in_place_of: tuple[str, ...] = ()
    about_row: bool = False
    forbids_column: bool = False
    repeated_by: tuple[str, ...] = ()
    about_whole: bool = False
    spoils_whole: bool = False
    once_a_column: bool = False
    compares: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ("",)

    @property
    def is_fatal(self) -> bool:
        """Whether a finding of this rule can refuse the delivery."""
        return self.severity != WARNED

    def selects(self) -> tuple[str, ...]:
        """Return the selects whose rows are the findings: bestand, rij, kolom, waarde, verwacht, melding, aanbieder_id.

        A last column `ernst` says F or W where not every finding of the rule is of one severity.
        Raises FileNotFoundError, a bug, for a rule that the engine applies itself.
        """
        return tuple(load(__file__, f"checks/{self.id}{part}") for part in self.parts)


RULES: tuple[Rule, ...] = (
    Rule(
        "R00",
        "F",
        "Het bestand kan worden gelezen",
        "Sla het bestand opnieuw op als csv of xlsx, met de kolommen van de tabel.",
    ),
    Rule(
        "R01",
        "F",
        "Elk kenmerk komt één keer voor",
        "Verwijder de dubbele rij en lever opnieuw aan.",
        spoils_whole=True,
    ),
    Rule(
        "R02",
        "F",
        "Waarnaar een rij verwijst, bestaat",
        "Verbeter de verwijzing of lever de ontbrekende rij mee.",
        is_sql=True,
        before=("R11", "R15"),
        parts=("_kalender",),
    ),
    Rule(
        "R03",
        "F",
        "Elke waarde is ingevuld en mogelijk",
        _CELL,
        is_sql=True,
        before=(*_BETWEEN_ROWS, "R21"),
        parts=("_client", "_afspraken"),
        spoils_whole=True,
    ),
    Rule("R04", "F", "De einddatum ligt op of na de ingangsdatum", _CELL, is_sql=True),
    Rule("R05", "F", "Een toewijzing in het experiment past bij het experiment", _CELL, is_sql=True),
    Rule("R06", "F", "Het bedrag is aantal maal tarief, met het goede teken", _CELL, is_sql=True),
    Rule("R07", "F", "Een credit hoort bij een eerdere debet", "Verbeter de credit en lever opnieuw aan.", is_sql=True),
    Rule("R08", "F", "Een score past bij de vraag en bij het antwoord", _CELL, is_sql=True),
    Rule(
        "R09",
        "F",
        "Er staat geen BSN in het bestand",
        "Vervang het BSN door een eigen sleutel en lever opnieuw aan.",
        before=_OF_CELLS,
        forbids_column=True,
    ),
    Rule(
        "R10",
        "F",
        "Er staan geen persoonsgegevens in het bestand",
        "Haal de persoonsgegevens weg en lever opnieuw aan.",
        before=_OF_CELLS,
        forbids_column=True,
    ),
    Rule(
        "R11",
        "W",
        "Het betaalde tarief is het afgesproken tarief",
        _LEDGER,
        is_sql=True,
        about_row=True,
        parts=("", "_onbekend"),
    ),
    Rule("R12", "W", "Een cliënt wordt hoogstens één keer per periode betaald", _LEDGER, is_sql=True),
    Rule(
        "R13",
        "W",
        "Betalingen en uren vallen binnen de indicatie",
        "Verbeter de einddatum van de indicatie, of corrigeer de betaling of de uren.",
        is_sql=True,
        once_a_column=True,
        parts=("", "_periode"),
    ),
    Rule(
        "R14",
        "W",
        "Een cliënt heeft één indicatie tegelijk",
        "Geef de eerste indicatie een einddatum en lever opnieuw aan.",
        is_sql=True,
    ),
    Rule(
        "R15",
        "W",
        "De uren per week zijn aannemelijk",
        _HOURS,
        is_sql=True,
        about_row=True,
        once_a_column=True,
        parts=("", "_periode"),
    ),
    Rule(
        "R16",
        "W",
        "Bij een betaalde periode zijn uren geleverd",
        "Lever de uren aan; is er niet geholpen, lever dan een rij met 0 uur en de reden.",
        is_sql=True,
        about_whole=True,
    ),
    Rule("R17", "W", "Er zijn niet veel minder rijen dan eerst", "Ga na of het bestand compleet is.", about_whole=True),
    Rule(
        "R18",
        "W",
        "Een afgesloten periode verandert niet",
        "Ga na of de wijziging is bedoeld.",
        is_sql=True,
        about_whole=True,
    ),
    Rule(
        "R19", "W", "Bij een eindmeting hoort een nulmeting", "Controleer de koppeling met de nulmeting.", is_sql=True
    ),
    Rule(
        "R20",
        "W",
        "Na één periode is er een getekend plan, van na het gesprek",
        "Verbeter de datum of lever het ontbrekende plan aan.",
        is_sql=True,
    ),
    Rule(
        "R21",
        "F",
        "Een bekende betaling verandert niet",
        "Geef de regel een nieuw kenmerk, of lever een credit.",
        about_row=True,
    ),
    Rule(
        "R22",
        "F",
        "Een waarde is op één manier te lezen",
        _CELL,
        before=("R03",),
        in_place_of=("R04", "R07", "R13", "R15", "R20", "R27", "R29"),
        spoils_whole=True,
    ),
    Rule("R23", "W", "Elke kolom hoort bij de tabel", "Laat de kolom weg, of geef haar de naam uit de afspraken."),
    Rule(
        "R24",
        "F",
        "Cliënt en aanbieder zijn die van de toewijzing",
        "Verbeter het nummer van de toewijzing, de cliënt of de aanbieder en lever opnieuw aan.",
        is_sql=True,
        before=("R02",),
        compares=(("indicaties", "client_sleutel"),),
    ),
    Rule("R25", "W", "Het aantal past bij de afspraak over gebroken perioden", _LEDGER, is_sql=True),
    Rule(
        "R26",
        EITHER,
        "Een formulier is van één persoon, bij één aanbieder",
        "Verbeter de formulieren en lever de meting opnieuw aan.",
        is_sql=True,
        parts=("_formulier", "_koppeling"),
    ),
    Rule(
        "R27",
        "W",
        "Een formulier is ingevuld in de tijd van zijn meting",
        "Controleer de invuldatum en de meting.",
        is_sql=True,
    ),
    Rule("R28", EITHER, "Een cliënt staat in de indicaties", "Lever de sleutels aan zoals ze in de indicaties staan."),
    Rule(
        "R29",
        "F",
        "Een datum kan van deze levering zijn",
        _CELL,
        before=tuple(rule for rule in _BETWEEN_ROWS if rule != "R29"),
        repeated_by=("R04", "R07", "R13", "R20", "R27"),
        spoils_whole=True,
        once_a_column=True,
    ),
    Rule(
        "R30",
        "F",
        "Een kolom staat in de goede eenheid, met alle cijfers",
        "Reken de kolom om en lever opnieuw aan.",
        is_sql=True,
        before=("R22",),
        in_place_of=("R06", "R11", "R15", "R21", "TR321", "TR322"),
        parts=("_bedragen", "_uren"),
        spoils_whole=True,
    ),
    Rule(
        "R31",
        EITHER,
        "Alle rijen en bladen zijn te zien en te lezen",
        "Maak zichtbaar wat telt en lever opnieuw aan.",
        before=("R22",),
        spoils_whole=True,
    ),
)
RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


def kept_silent() -> dict[str, frozenset[str]]:
    """Return per rule the rules that it keeps silent where both speak of one cell: those that it names, and theirs in turn."""
    return {rule.id: frozenset(_after(rule.id)) for rule in RULES}


def _after(rule_id: str) -> set[str]:
    named = RULE_BY_ID[rule_id].before
    return {*named, *(later for name in named for later in _after(name))}
