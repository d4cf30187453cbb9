"""Writes the definitions in `docs/` from what the code declares: `python -m hbh_metrics.definitions` (`make docs`).

The cards of metrics and signals and the tables of the contract are the only source; a test holds the documents to them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hbh_metrics import dutch, signals
from hbh_metrics.contract import TABLES, Column
from hbh_metrics.contract.explained import from_whom, limits, replaced, unique
from hbh_metrics.contract.iwmo import KINDS as MESSAGE_KINDS
from hbh_metrics.contract.iwmo import MESSAGE_RULES
from hbh_metrics.contract.iwmo.explained import how_to_send, kinds_of_message
from hbh_metrics.contract.rules import RULES
from hbh_metrics.contract.schema import EXAMPLE_MARK, EXPLANATION_SHEET
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.card import Card, Rows
from hbh_metrics.metrics.families import FAMILIES
from hbh_metrics.project import current
from hbh_metrics.signals import DEFAULTS, condition

FOLDER = "docs"
_MADE = "<!-- Gemaakt met `make docs` uit de code; wijzig het daar. -->"


def documents() -> Mapping[str, str]:
    """Return the text of each document by the name of its file."""
    return {
        "maatstaven.md": _page("Maatstaven", _metrics()),
        "signalen.md": _page("Signalen", _signals()),
        "aanleveren.md": _page("Aanleveren", _contract()),
    }


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", _MADE, *parts]) + "\n"


def _metrics() -> Iterator[str]:
    yield (
        f"De {len(CARDS)} maatstaven van de tabel `meetwaarden`, per familie. De berekening van een familie staat in "
        "`hbh_metrics/metrics/<familie>.sql`, met één kolom per maatstaf; dit is de kaart ernaast."
    )
    for family in FAMILIES:
        yield f"## {family.name}"
        yield from (_metric(card) for card in family.cards)


def _metric(card: Card) -> str:
    agreement = "geen" if card.agreement is None else f"{card.agreement.name}: {current().title_of(card.agreement)}"
    facts = (
        ("eenheid", f"{card.unit.value}, {card.digits} decimalen"),
        ("richting", card.direction.value),
        ("voor", card.rows.value if card.rows is not Rows.PROVIDERS_AND_TOTAL else "elke aanbieder en het totaal"),
        (
            "per periode",
            "ja, en over alles samen" if card.has_period and card.has_whole else dutch.yes_no(card.has_period),
        ),
        ("afspraak", agreement),
        ("rust op", f"{card.privacy.group.what}; tabellen {', '.join(card.tables)}"),
        ("eigenaar", card.owner.value),
        ("versie van de definitie", str(card.version)),
    )
    texts = [text for text in (card.definition, card.why, card.caveat) if text]
    return "\n\n".join([f"### {card.title} (`{card.name}`)", *texts, _listed(facts)])


def _signals() -> Iterator[str]:
    yield (
        f"De {len(signals.CARDS)} signalen van de tabel `signalen`, met de drempels die gelden zolang `drempels.toml` in de "
        "gegevensmap niets anders zegt. Een regel staat in `hbh_metrics/signals/s<nummer>_<naam>.py`."
    )
    for card in signals.CARDS:
        holds = [
            (severity.value.lower(), condition(card, severity, DEFAULTS)) for severity in reversed(card.severities)
        ]
        facts = (
            ("soort", card.level.value.lower()),
            ("afspraak", f"{card.agreement.name}: {current().title_of(card.agreement)}"),
            ("afspraak", f"{card.agreement.name}: {current().title_of(card.agreement)}"),
            *holds,
            ("waarover", card.decided),
            ("waarom", card.why),
            ("kan het niets zijn", card.innocent),
            ("als u niets doet", card.cost),
            ("wat u vraagt", card.question),
            ("waarde", card.shown.what),
            ("rust op", ", ".join(f"`{metric}`" for metric in card.behind)),
            ("instellingen", ", ".join(f"`{setting.name}`" for setting in card.settings)),
        )
        yield f"## {card.id} {card.title}"
        yield _listed(facts)


def _contract() -> Iterator[str]:
    yield (
        f"De {len(TABLES)} tabellen van een levering. Een bestand heet zoals zijn tabel (`geleverde_uren.csv`, of "
        "`geleverde_uren_<naam>.csv` voor een deel) en is csv, xlsx of parquet. Andere schrijfwijzen van kolommen staan in "
        "`hbh_metrics/contract/aliases.toml`. Zet geen naam van een mens in de naam van een bestand: "
        "wij noemen en bewaren die zoals hij is."
    )
    yield (
        "Een werkmap met een blad per tabel mag ook, als haar naam niet met een tabel begint. "
        "`python -m hbh_metrics sjabloon MAP` maakt zo'n werkmap voor elke aanbieder en voor de gemeente, met de kolommen, de keuzes, een "
        f"voorbeeld en uitleg, en de brief 'Zo levert u aan'. Een blad {EXPLANATION_SHEET} en een rij die begint met {EXAMPLE_MARK} "
        "worden overgeslagen."
    )
    kinds = ", ".join(kind.number for kind in MESSAGE_KINDS)
    yield (
        f"iWmo-berichten ({kinds}, release 3.2) mogen erbij, als xml of als zip ervan. Zij vullen aan en wijzigen; zij vervangen niet. "
        "Het BSN wordt bij het lezen een pseudoniem; naam, adres, geboortedatum en commentaar worden niet gelezen. Van wie een bericht is, "
        "staat in `agb` of in `project.toml`; wat een product is, in `productcodes`. Een rij is de hoeveelste toewijzing, start, stop of "
        "prestatie in het bericht. De uren komen uit de gedeclareerde prestaties (eenheid 01, 04 en 16), credits eraf."
    )
    for table in TABLES:
        yield f"## {table.title} (`{table.name}`)"
        absent = "Deze tabel mag ontbreken." if table.optional else ""
        told = (table.description, unique(table), replaced(table), from_whom(table), absent)
        yield " ".join(part for part in told if part)
        yield _rows(("kolom", "soort", "verplicht", "wat", "voorbeeld"), (_column(column) for column in table.columns))
    yield "## Regels"
    yield "F: de levering wordt afgekeurd. W: zij wordt gepubliceerd, met een waarschuwing."
    yield _rows(
        ("regel", "", "wat klopt", "wat u doet"), ((rule.id, rule.severity, rule.title, rule.remedy) for rule in RULES)
    )
    yield "## iWmo-berichten"
    yield _rows(("bericht", "van", "wat het doet"), kinds_of_message())
    yield "\n".join(f"{number}. {step}" for number, step in enumerate(how_to_send(), start=1))
    yield "## Regels voor berichten"
    yield "Met de code van de standaard; IW is van ons. De andere regels gelden ook voor wat een bericht brengt."
    yield _rows(
        ("regel", "", "wat klopt", "wat u doet"),
        ((rule.id, rule.severity, rule.title, rule.remedy) for rule in MESSAGE_RULES),
    )


def _column(column: Column) -> tuple[str, ...]:
    codes = "; ".join(f"`{code}`: {meaning}" for code, meaning in column.allowed.items())
    origin = f"staat in `{column.refers_to.table}`" if column.refers_to else ""
    told = "; ".join(part for part in (column.description, codes, *limits(column), origin) if part)
    return (f"`{column.name}`", column.kind.dutch, dutch.yes_no(column.required), told, column.example)


def _listed(facts: Iterable[tuple[str, str | None]]) -> str:
    return "\n".join(f"- {label}: {text}" for label, text in facts if text)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def write(folder: Path) -> None:
    """Write every document into `folder`."""
    for name, text in documents().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(FOLDER))
