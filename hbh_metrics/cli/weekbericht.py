"""Writes the paper of the week, so that a scheduler can mail it: one page of A4 with how every agreement stands."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics.cli.questions import Declare, add_publication, nothing_published
from hbh_metrics.errors import UsageError
from hbh_metrics.project import in_force
from hbh_metrics.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_OUTPUT = Path("-")


def declare(command: Declare, data_folder: Callable[[Namespace], Path]) -> None:
    """Add the command with its arguments."""

    def run(options: Namespace) -> int:
        return _write(data_folder(options), options.stand, options.output)

    found = command("weekbericht", run, "maak het weekbericht: één pagina (pdf) met hoe elke afspraak ervoor staat")
    add_publication(found)
    found.add_argument(
        "--output", type=Path, default=Path(), metavar="BESTAND",
        help="waar het bericht komt: een bestand, een map, of - voor de uitvoer (hier, als weekbericht-JJJJ-MM-DD.pdf)",
    )  # fmt: skip


def _write(data: Path, stand: str | None, output: Path) -> int:
    from hbh_metrics.door.audience import Audience
    from hbh_metrics.door.opening import open_door
    from hbh_metrics.findings.attention import history
    from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
    from hbh_metrics.followup import Journal
    from hbh_metrics.screens.overzicht import weekbericht
    from hbh_metrics.screens.overzicht.gathered import gather

    door = open_door(data, Audience.PROGRAMMAMANAGER, stand)
    if door is None:
        raise nothing_published(data)
    with in_force(door.publication.manifest.project):
        period = default_period(door)
        if period is None:
            raise UsageError(
                f"Publicatie {door.publication.id} is van voor de eerste periode; er is nog niets te berichten."
            )
        view = View(door, door.providers(), ALL_PROVIDERS, period)
        events, odd = Journal(data).events_and_oddities()
        if odd:
            sys.stderr.write(f"Let op: {odd}\n")
        found = gather(data, view, events, history.doors(data, view, events))
        paper = weekbericht.weekbericht(view, found, door.publication.manifest.gemaakt_op)
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(paper)
        return 0
    target = output / f"{weekbericht.name(view)}.pdf" if output.is_dir() else output
    try:
        target.write_bytes(paper)
    except OSError as error:
        raise UsageError(f"{target} kan niet worden geschreven: {reason(error.errno)}.") from error
    sys.stdout.write(f"Het weekbericht staat in {target}.\n")
    return 0
