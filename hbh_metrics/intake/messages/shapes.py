"""What is wrong with the text of declared elements, told without repeating what could be of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract.iwmo import Element, MessageKind, Shape
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.messages.streaming import Message, Texts, is_release, is_speakable
from hbh_metrics.intake.statements import named
from hbh_metrics.intake.values import quoted

MOST_TOLD = 1000
AGAIN = "Verbeter het bericht en stuur het opnieuw."
PROVIDER, CITY = "[0-9]{8}", "[0-9]{4}"
DATES = ("Dagtekening", "DeclaratieDagtekening", "DeclaratiePeriode/Begindatum", "DeclaratiePeriode/Einddatum")


def of_parts(
    con: DuckDBPyConnection, kind: MessageKind, table: str, names: Mapping[int, str]
) -> Iterator[tuple[int, Finding]]:
    """Yield a finding per element of a part that is missing or does not look as it must, with the number of its file."""
    wrong = [f"case when {_is_wrong(element)} then {quoted(element.column)} end" for element in kind.elements]
    columns = [element.column for element in kind.elements]
    rows = named(con, table).project(
        f"_bestand, _rij, list_filter([{', '.join(wrong)}], lambda een: een is not null) as fout, {', '.join(columns)}"
    )
    by_column = {element.column: element for element in kind.elements}
    for number, row, found, *texts in rows.filter("len(fout) > 0").order("_bestand, _rij").limit(MOST_TOLD).fetchall():
        values = dict(zip(columns, texts, strict=True))
        for column in found:
            yield number, _told(names[number], row, by_column[column], values[column], kind)


def of_message(number: int, name: str, message: Message) -> Iterator[tuple[int, Finding]]:
    """Yield what is wrong with a message as a whole, and the parts without a client that can be or with an element twice."""
    texts, kind = message.texts, message.kind
    if not is_release(texts, kind):
        yield (
            number,
            _whole(
                name,
                "BerichtCode",
                f"bericht {kind.code}, versie 3, subversie 2 (release 3.2)",
                "De kop noemt een andere soort of een andere release",
            ),
        )
    if message.twice:
        first = min(message.twice)
        told = "één kop en één declaratie", f"{first} staat er meer dan één keer"
        yield number, _whole(name, first, *told)
        return
    if message.has_strangers:
        told = "elementen van release 3.2", "Het bericht heeft elementen die niet van release 3.2 zijn"
        yield number, _whole(name, None, *told)
    wanted = (
        {"Afzender": PROVIDER, "Ontvanger": CITY}
        if not kind.is_sent_to_provider
        else {"Afzender": CITY, "Ontvanger": PROVIDER}
    )
    wanted |= {"Identificatie": ".{1,12}", "Dagtekening": Shape.DATE.pattern}
    if kind.table == "periodebetalingen":
        wanted |= {
            "DeclaratieNummer": "[0-9A-Za-z ._/:#+-]{1,30}",
            "DeclaratieDagtekening": Shape.DATE.pattern,
            "DeclaratiePeriode/Begindatum": Shape.DATE.pattern,
            "DeclaratiePeriode/Einddatum": Shape.DATE.pattern,
            "TotaalIngediendBedrag/TotaalBedrag": Shape.AMOUNT.pattern,
            "TotaalIngediendBedrag/DebetCredit": "[DC]",
        }
    for local, pattern in wanted.items():
        text = texts.get(local)
        if text is None or not re.fullmatch(pattern, text) or (local in DATES and not _is_day(text)):
            yield (
                number,
                _whole(name, local, "een waarde zoals de standaard die geeft", f"{local} ontbreekt of klopt niet"),
            )
    for part in message.wrong_clients[:MOST_TOLD]:
        yield number, Finding(
            "R03", "F", name, part, "Bsn", None, "een BSN dat aan de elfproef voldoet",
            f"Het BSN van {kind.named} {part} ontbreekt of voldoet niet aan de elfproef. {AGAIN}",
        )  # fmt: skip
    for part, local in message.doubled[:MOST_TOLD]:
        yield number, Finding(
            "R03", "F", name, part, local, None, "elk element één keer",
            f"{local} staat in {kind.named} {part} meer dan één keer. Verwacht elk element één keer. {AGAIN}",
        )  # fmt: skip


def _whole(name: str, local: str | None, wanted: str, problem: str) -> Finding:
    return Finding("R03", "F", name, None, local, None, wanted, f"{problem}. Verwacht {wanted}. {AGAIN}")


def _is_day(text: str) -> bool:

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_wrong(element: Element) -> str:
    column = element.column
    if element.allowed:
        looks = f"{column} in ({', '.join(map(quoted, element.allowed))})"
    else:
        looks = f"regexp_full_match({column}, {quoted(element.shape.pattern)})"
    if element.shape is Shape.DATE:
        looks = f"({looks} and try_cast({column} as date) is not null)"
    return f"case when {column} is null then {'true' if element.required else 'false'} else not {looks} end"


def _told(name: str, part: int, element: Element, text: str | None, kind: MessageKind) -> Finding:
    wanted = f"een van: {', '.join(element.allowed)}" if element.allowed else element.shape.dutch
    shown = text if text and is_speakable(text) else None
    problem = "ontbreekt" if not text else f"is '{shown}'" if shown else "is niet te lezen"
    return Finding(
        "R03", "F", name, part, element.name, shown, wanted,
        f"{element.name} van {kind.named} {part} {problem}. Verwacht {wanted}. {AGAIN}",
    )  # fmt: skip


def header_row(number: int, kind: MessageKind, texts: Texts) -> dict[str, arrow.Value]:
    """Return the row of `berichten` of a message, as text."""
    return {
        "_bestand": number,
        "soort": kind.number,
        "afzender": texts.get("Afzender"),
        "ontvanger": texts.get("Ontvanger"),
        "dagtekening": texts.get("Dagtekening"),
        "declaratie_nummer": texts.get("DeclaratieNummer"),
        "declaratie_dagtekening": texts.get("DeclaratieDagtekening"),
        "declaratie_eind": texts.get("DeclaratiePeriode/Einddatum"),
        "totaal": texts.get("TotaalIngediendBedrag/TotaalBedrag"),
        "totaal_debet_credit": texts.get("TotaalIngediendBedrag/DebetCredit"),
    }
