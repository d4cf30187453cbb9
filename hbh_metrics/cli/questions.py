"""The commands that ask something of what was published; each loads only what it needs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics.cli.output import FORMATS, rendered, rows_of, with_hidden_shown
from hbh_metrics.cli.parser import DutchParser
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.project import in_force

if TYPE_CHECKING:
    from hbh_metrics.door.door import Door

PARQUET = "parquet"
Declare = Callable[[str, Callable[[Namespace], int], str], DutchParser]

_WHO = "voor wie: programmamanager, aanbieder:ID of wethouder (programmamanager); "


def declare(command: Declare, data_folder: Callable[[Namespace], Path]) -> None:
    """Add these commands with their arguments."""

    def on_data(run: Callable[[Namespace, Path], int]) -> Callable[[Namespace], int]:
        return lambda options: run(options, data_folder(options))

    publications = command("publications", on_data(_publications), "noem alle publicaties, de oudste eerst")
    _add_format(publications, "vorm van de lijst")

    verify = command("verify", on_data(_verify), "reken van elke publicatie elk bestand na")
    verify.add_argument("stand", nargs="?", metavar="ID", help="één publicatie (anders alle)")

    compare = command(
        "compare", on_data(_compare), "zeg welke cijfers tussen twee publicaties zijn veranderd, en door welke levering"
    )
    compare.add_argument("eerder", metavar="A", help="de eerdere publicatie")
    compare.add_argument("later", metavar="B", help="de latere publicatie")
    _add_format(compare, "vorm van de lijst")
    _add_audience(compare, f"{_WHO}wat die niet mag zien, telt niet mee")

    metrics = command("metrics", on_data(_metrics), "laat alle meetwaarden zien")
    add_publication(metrics)
    _add_format(metrics, "vorm van de lijst")
    _add_audience(metrics, f"{_WHO}wat die niet mag zien, blijft leeg")

    signals = command("signals", on_data(_signals), "laat de signalen zien: wat een gesprek verdient, en waarom")
    add_publication(signals)
    _add_format(signals, "vorm van de lijst")
    _add_audience(signals, f"{_WHO}wat die niet mag zien, staat er niet bij")

    exploration = command(
        "verkenning",
        on_data(_exploration),
        "laat zien wat er te leren valt voor het jaar erna, en hoe zeker dat is",
    )
    add_publication(exploration)
    exploration.add_argument(
        "--aannamen",
        type=Path,
        default=None,
        metavar="BESTAND",
        help="aannamen.toml met eigen aannamen (anders die in de gegevensmap)",
    )
    _add_format(exploration, "vorm van de lijst")
    _add_audience(exploration, f"{_WHO}wat die niet mag zien, blijft leeg")

    followup = command(
        "followup", on_data(_followup), "laat zien wat er met signalen is gedaan: besproken, afgesproken, afgehandeld"
    )
    _add_format(followup, "vorm van de lijst")
    followup.add_argument(
        "--backup",
        type=Path,
        default=None,
        metavar="BESTAND",
        help="schrijf in plaats daarvan een kopie, voor de reservekopie",
    )
    followup.add_argument(
        "--wis", type=int, nargs="+", default=None, metavar="NUMMER",
        help="wis in plaats daarvan de teksten met deze nummers, omdat zij een gewiste cliënt noemen",
    )  # fmt: skip
    followup.add_argument(
        "--reden", default=None, metavar="REDEN", help="waarom die worden gewist, zoals bij verwijder"
    )

    query = command(
        "query", on_data(_query), "stel een eigen vraag in SQL aan de tabellen van een publicatie (alleen lezen)"
    )
    query.add_argument("vraag", metavar="SELECT", help="één select, tussen aanhalingstekens")
    add_publication(query)
    _add_format(query, "vorm van het antwoord; parquet is een bestand, om achter > te zetten", (*FORMATS, PARQUET))
    _add_audience(query, "voor wie; eigen vragen zijn er alleen voor de programmamanager")


def add_publication(command: DutchParser) -> None:
    """Let a command be asked of an earlier publication."""
    command.add_argument("--stand", default=None, metavar="ID", help="van een eerdere publicatie (anders de huidige)")


def _add_format(command: DutchParser, help_text: str, choices: tuple[str, ...] = FORMATS) -> None:
    command.add_argument("--format", choices=choices, default="table", help=help_text)


def _add_audience(command: DutchParser, help_text: str) -> None:
    command.add_argument("--audience", default="programmamanager", metavar="DOELGROEP", help=help_text)


def _publications(options: Namespace, data: Path) -> int:
    from hbh_metrics.publications import Store

    names = ("id", "parent", "peildatum", "gemaakt_op", "levering", "bestanden", "rijen")
    rows = [
        (
            found.id, found.manifest.parent, found.manifest.peildatum.isoformat(), found.manifest.gemaakt_op.isoformat(),
            found.manifest.extra.get("levering"), len(found.manifest.deliveries), sum(file.rijen for file in found.manifest.deliveries),
        )
        for found in Store(data).list()
    ]  # fmt: skip
    sys.stdout.write(rendered(names, rows, options.format))
    return 0


def _verify(options: Namespace, data: Path) -> int:
    from hbh_metrics.findings.rewritten import rewritten_told
    from hbh_metrics.publications import Store

    store = Store(data)
    problems = store.verify(options.stand)
    if problems:
        raise StoreError("\n".join(problems))
    whole = [store.get(options.stand)] if options.stand else store.list()
    count = len(whole)
    if not whole:
        sys.stdout.write(f"In {store.root} staat nog geen publicatie: er was niets na te rekenen.\n")
        return 0
    sys.stdout.write(
        f"{count} {'publicatie is' if count == 1 else 'publicaties zijn'} heel: elk bestand is zoals het is geschreven.\n"
    )
    sys.stdout.writelines(f"{sentence}\n" for sentence in rewritten_told(whole))
    return 0


def _compare(options: Namespace, data: Path) -> int:
    from hbh_metrics.door.audience import Audience
    from hbh_metrics.door.changes import changes_since
    from hbh_metrics.door.definitions import redefined
    from hbh_metrics.dutch import bound_of
    from hbh_metrics.findings.redefined import told
    from hbh_metrics.findings.rewritten import rewritten_told
    from hbh_metrics.publications import Store

    audience = Audience.named(options.audience)
    bounds = () if audience.sees_everything else ("oud_grens", "nieuw_grens")
    names = ("maatstaf", "aanbieder_id", "periode_id", "soort", "oud", "nieuw", "oorzaak", "bestanden", *bounds)
    with in_force(Store(data).get(options.later).manifest.project):
        rows = [
            (
                found.maatstaf, found.aanbieder_id, found.periode_id, found.soort, found.oud, found.nieuw, found.oorzaak,
                ", ".join(found.bestanden), *((bound_of(found.oud), bound_of(found.nieuw)) if bounds else ()),
            )
            for found in changes_since(data, audience, options.eerder, options.later)
        ]  # fmt: skip
        sys.stdout.write(rendered(names, rows, options.format))
        if options.format == "table":
            both = [Store(data).get(options.eerder), Store(data).get(options.later)]
            sentences = [*told(redefined(data, options.eerder, options.later)), *rewritten_told(both)]
            sys.stdout.writelines(f"{sentence}\n" for sentence in sentences)
    return 0


def _door(options: Namespace, data: Path) -> Door:
    from hbh_metrics.door.audience import Audience
    from hbh_metrics.door.opening import open_door

    door = open_door(data, Audience.named(options.audience), options.stand)
    if door is None:
        raise nothing_published(data)
    return door


def _metrics(options: Namespace, data: Path) -> int:
    from hbh_metrics.findings.tail import said

    door = _door(options, data)
    door.audience.require_figures()
    with in_force(door.publication.manifest.project):
        names, rows = rows_of(door.measures(), until="zichtbaarheid")
        shown = with_hidden_shown(names, rows) if options.format == "table" else rows
        sys.stdout.write(rendered(names, shown, options.format))
        if options.format == "table":
            sys.stdout.writelines(f"{row.aanbieder_id}: {said(row)}\n" for row in door.tail())
    return 0


def _signals(options: Namespace, data: Path) -> int:
    from hbh_metrics.cli.signals import listed

    door = _door(options, data)
    with in_force(door.publication.manifest.project):
        sys.stdout.write(listed(door, options.format))
    return 0


def _exploration(options: Namespace, data: Path) -> int:
    from hbh_metrics.cli.exploration import told

    door = _door(options, data)
    with in_force(door.publication.manifest.project):
        sys.stdout.write(told(door, data, options.aannamen, options.format))
    return 0


def _followup(options: Namespace, data: Path) -> int:
    from hbh_metrics.cli.followup import blank, export

    if options.wis is not None:
        if not options.reden:
            raise UsageError("Zeg met --reden waarom de teksten worden gewist, bijvoorbeeld --reden verzoek.")
        sys.stdout.write(blank(data, options.wis, options.reden))
        return 0
    sys.stdout.write(export(data, options.format, options.backup))
    return 0


def _query(options: Namespace, data: Path) -> int:
    from hbh_metrics.door.audience import Audience
    from hbh_metrics.publications import Store
    from hbh_metrics.publications.asking import ask, ask_for_arrow
    from hbh_metrics.publications.limiting import ANALYST, limits_of, process_held_to

    if not Audience.named(options.audience).sees_everything:
        raise UsageError("Eigen vragen gaan over alle gegevens en zijn er alleen voor de programmamanager.")
    store = Store(data)
    publication = store.get(options.stand) if options.stand else store.current()
    if publication is None:
        raise nothing_published(store.root)
    limits = limits_of(store.root, ANALYST)
    if options.format == PARQUET:
        if sys.stdout.isatty():
            raise UsageError(
                "Een Parquet-bestand is niet te lezen op het scherm. Zet er een bestand achter: … > antwoord.parquet"
            )
        import pyarrow.parquet

        with process_held_to(limits):
            table = ask_for_arrow(publication, options.vraag, limits)
        pyarrow.parquet.write_table(table, sys.stdout.buffer, compression="zstd")
        return 0
    with process_held_to(limits):
        told = rendered(*ask(publication, options.vraag, limits), options.format)
    sys.stdout.write(told)
    return 0


def nothing_published(data: Path) -> StoreError:
    """Return the error of a data folder in which nothing was published yet."""
    return StoreError(
        f"In {data} staat nog geen publicatie. Maak er een met `python -m hbh_metrics import MAP` of `python -m hbh_metrics demo`."
    )
