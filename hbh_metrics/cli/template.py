"""Writes what a sender needs to deliver: a workbook to fill in per provider and for the municipality, and the paper that explains it."""

from __future__ import annotations

import re
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.cli.reporting import in_file_names, known_providers, write_files
from hbh_metrics.contract import Deliverer
from hbh_metrics.errors import UsageError
from hbh_metrics.files.how_to_deliver import how_to_deliver
from hbh_metrics.files.template import template
from hbh_metrics.project import current
from hbh_metrics.records import TOTAL, Provider

PAPER = "zo-levert-u-aan.pdf"
_ID = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
_UNKNOWN = (
    "In {data} staat nog geen publicatie, dus wij kennen de aanbieders nog niet. Noem er een met --aanbieder ID, of importeer eerst de "
    "tabel aanbieders: vul die in in sjabloon_gemeente.xlsx.\n"
)


def write_templates(data: Path, folder: Path, aanbieder_id: str | None) -> str:
    """Write the files into `folder` and return in Dutch which they are: of one provider, or of all that we know and the municipality.

    Raises UsageError for a provider that we do not know or a folder that cannot be written, StoreError for a damaged store.
    """
    known = known_providers(data)
    chosen = known if aanbieder_id is None else (_named(aanbieder_id, known),)
    in_name = in_file_names(one.aanbieder_id for one in chosen)
    files = {_name(in_name[one.aanbieder_id]): template((one,), Deliverer.PROVIDER) for one in chosen}
    if aanbieder_id is None:
        files[_name(Deliverer.CITY.value.split()[-1])] = template(known, Deliverer.CITY)
    files[PAPER] = how_to_deliver()
    write_files(folder, files)
    told = f"In {folder} staan: {dutch.listing(list(files))}.\n"
    return told if chosen else told + _UNKNOWN.format(data=data)


def _name(whose: str) -> str:
    """Return the name of a workbook: it begins with that of no table, so that the workbook is read by sheet."""
    return f"sjabloon_{whose}.xlsx"


def _named(aanbieder_id: str, known: tuple[Provider, ...]) -> Provider:
    """Return the provider of that id: one that we know, or any while we know none yet."""
    wanted = aanbieder_id.strip().upper()
    for provider in known:
        if provider.aanbieder_id.upper() == wanted:
            return provider
    if known:
        raise UsageError(
            f"Aanbieder '{aanbieder_id}' kennen wij niet. Kies uit: {', '.join(one.aanbieder_id for one in known)}."
        )
    if wanted == TOTAL or not _ID.fullmatch(wanted):
        example = current().example_provider[0]
        raise UsageError(
            f"'{aanbieder_id}' kan geen code van een aanbieder zijn. Gebruik letters en cijfers, zoals {example}."
        )
    known_as = current().providers.get(wanted)
    return Provider(wanted, known_as.names[0] if known_as is not None and known_as.names else wanted)
