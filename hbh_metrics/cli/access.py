"""Prints the record of access: who signed in, opened rows of clients, took files along or changed something."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from hbh_metrics.cli.output import FORMATS, rendered
from hbh_metrics.cli.parser import DutchParser

Declare = Callable[[str, Callable[[Namespace], int], str], DutchParser]

NAMES = ("tijdstip", "wie", "rol", "handeling", "wat", "publicatie")


def declare(command: Declare, data_folder: Callable[[Namespace], Path]) -> None:
    """Add the command with its arguments."""
    found = command(
        "toegang",
        lambda options: _print(options, data_folder(options)),
        "laat zien wie wat bekeek, meenam of vastlegde",
    )
    found.add_argument("--format", choices=FORMATS, default="table", help="vorm van de lijst")


def _print(options: Namespace, data: Path) -> int:
    from hbh_metrics.access_record import read, warning

    record = read(data)
    rows = [[getattr(deed, name) for name in NAMES] for deed in record.deeds]
    sys.stdout.write(rendered(NAMES, rows, options.format))
    told = warning(record)
    if told:
        sys.stderr.write(f"{told}\n")
    return 0
