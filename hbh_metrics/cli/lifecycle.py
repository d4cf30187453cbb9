"""The commands for who looks after a data folder: copy and restore it, erase a client, keep nothing too long, replace the key."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.cli.parser import DutchParser
from hbh_metrics.errors import StoreError

Declare = Callable[[str, Callable[[Namespace], int], str], DutchParser]

_STANDARD_INPUT = "-"
_AFTER_ERASING = (
    "Wat u zelf nog doet: haal de cliënt uit de bron, anders komt hij met de volgende levering terug; vervang reservekopieën van vóór nu; "
    "haal leveringen met deze cliënt uit de map van `wacht`; start het dashboard opnieuw.\n"
)


def declare(command: Declare, data_folder: Callable[[Namespace], Path]) -> None:
    """Add these commands with their arguments."""

    def on_data(run: Callable[[Namespace, Path], int]) -> Callable[[Namespace], int]:
        return lambda options: run(options, data_folder(options))

    backup = command(
        "backup", on_data(_backup), "maak een reservekopie van de hele gegevensmap, ook terwijl mensen werken"
    )
    backup.add_argument("bestand", type=Path, metavar="BESTAND", help="het nieuwe bestand, buiten de gegevensmap")

    restore = command("herstel", _restore, "maak van een reservekopie weer een gegevensmap")
    restore.add_argument("bestand", type=Path, metavar="BESTAND", help="de reservekopie")
    restore.add_argument("map", type=Path, metavar="MAP", help="een lege map, of een die er nog niet is")

    erase = command("verwijder", on_data(_erase), "wis één cliënt uit alle publicaties (recht op vergetelheid)")
    erase.add_argument(
        "--client", required=True, metavar="SLEUTEL",
        help="de sleutel van de cliënt zoals die is aangeleverd; - leest hem van de standaardinvoer",
    )  # fmt: skip
    erase.add_argument(
        "--reden", required=True, metavar="REDEN",
        help="een van: verzoek, bezwaar, toestemming, bewaartermijn, onrechtmatig, wettelijk, anders",
    )  # fmt: skip

    keep = command("bewaar", on_data(_keep), "ruim op wat volgens de bewaarregel niet langer bewaard wordt")
    keep.add_argument("--proef", action="store_true", help="zeg alleen wat er weg zou gaan")

    command("vernieuw-sleutel", on_data(_replace_key), "geef elke cliënt een ander pseudoniem, met een nieuwe sleutel")


def _backup(options: Namespace, data: Path) -> int:
    from hbh_metrics.followup.copying import copy_database
    from hbh_metrics.publications.backup import back_up

    count = back_up(data, options.bestand, copy_database)
    sys.stdout.write(
        f"De reservekopie {options.bestand} is gemaakt, met {dutch.count(count, 'publicatie', 'publicaties')}. De sleutel van de "
        "pseudoniemen zit er niet in: bewaar die apart.\n"
    )
    return 0


def _restore(options: Namespace) -> int:
    from hbh_metrics.publications.backup import restore

    restore(options.bestand, options.map, _refuse_damaged)
    sys.stdout.write(
        f"De gegevensmap {options.map} is teruggezet en heel. Bekijk haar met: python -m hbh_metrics serve --data {options.map}\n"
    )
    return 0


def _refuse_damaged(folder: Path) -> None:
    from hbh_metrics.followup import Journal
    from hbh_metrics.publications import Store

    problems = Store(folder).verify()
    if problems:
        raise StoreError("\n".join(("De reservekopie is niet heel; er is niets teruggezet.", *problems)))
    Journal(folder).events()


def _erase(options: Namespace, data: Path) -> int:
    from hbh_metrics.lifecycle import erase
    from hbh_metrics.publications import Store

    client = sys.stdin.readline() if options.client == _STANDARD_INPUT else options.client
    found = erase(Store(data), client.strip(), options.reden)
    sys.stdout.write(
        f"De cliënt is gewist uit {dutch.count(len(found.publications), 'publicatie', 'publicaties')} "
        f"({dutch.count(found.rows, 'rij', 'rijen')}), met als reden ‘{found.reden}’. Maatstaven, signalen en verdelingen van toen houden "
        "hun waarde; de publicaties zeggen dat zij zijn herschreven.\n"
        f"{_mentioned(found.mentioned_in, found.reden)}{_AFTER_ERASING}"
    )
    return 0


def _mentioned(numbers: Sequence[int], reason: str) -> str:
    if not numbers:
        return ""
    return (
        f"De opvolging noemt de cliënt of een toewijzing nog in de tekst van: {dutch.listing([f'nummer {one}' for one in numbers])}. "
        "Lees die met: python -m hbh_metrics followup. Gaat de tekst over deze cliënt, wis hem dan: "
        f"python -m hbh_metrics followup --wis {' '.join(map(str, numbers))} --reden {reason}\n"
    )


def _keep(options: Namespace, data: Path) -> int:
    from hbh_metrics.lifecycle import RETENTION_FILE, keep, read_retention
    from hbh_metrics.publications import Store

    rule = read_retention(data)
    found = keep(Store(data), try_only=options.proef)
    names = [publication.id for publication in found.gone]
    went = dutch.listing(names) if names else "geen publicatie"
    reports = dutch.count(len(found.refused), "verslag", "verslagen")
    sys.stdout.write(
        f"De bewaarregel ({RETENTION_FILE}): een publicatie blijft ten minste {rule.publicaties_maanden} maanden. Daarna gaat zij weg, "
        "behalve de eerste, de huidige, de laatste van elke periode van vier weken, en die waar de opvolging naar verwijst. Het verslag "
        f"van een afgekeurde levering blijft {rule.afkeuringen_maanden} maanden, wie wat bekeek {rule.toegang_maanden} maanden.\n"
        f"{'Weg zou gaan' if options.proef else 'Opgeruimd'}: {went}; {reports} van afgekeurde leveringen; "
        f"{dutch.count(found.deeds, 'regel', 'regels')} over wie wat bekeek. "
        f"Wat blijft: {dutch.count(found.staying, 'publicatie', 'publicaties')}.\n"
    )
    return 0


def _replace_key(_options: Namespace, data: Path) -> int:
    from hbh_metrics.lifecycle import replace_key
    from hbh_metrics.publications import Store
    from hbh_metrics.publications.key import key_path

    fingerprint = replace_key(Store(data))
    sys.stdout.write(
        f"Elke cliënt heeft een ander pseudoniem. De sleutel {key_path()} heeft nu vingerafdruk {fingerprint}; bewaar er meteen een kopie "
        "van, apart van de reservekopie van de gegevens. Maak daarna een nieuwe reservekopie en start het dashboard opnieuw.\n"
    )
    return 0
