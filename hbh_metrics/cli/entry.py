"""The command line: every command in Dutch, every result on standard output, everything else on standard error.

Exit codes: 0 done (warnings included), 1 the delivery is refused, 2 wrong usage, 3 the store cannot be used.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics.cli import access, backtest, lifecycle, questions, watch, weekbericht
from hbh_metrics.cli.output import Progress, as_json
from hbh_metrics.cli.parser import DutchParser
from hbh_metrics.errors import DeliveryRefused, UsageError, UserError, is_interrupted
from hbh_metrics.place import ROOT
from hbh_metrics.project import DEFAULT, in_force, written_day
from hbh_metrics.unseen import without_unseen

if TYPE_CHECKING:  # each command loads only what it needs
    from hbh_metrics.importing import Outcome
    from hbh_metrics.publications import Store

PROGRAM = "python -m hbh_metrics"
INTERRUPTED = 130
INTERRUPTED_TEXT = (
    "\nAfgebroken. Er staat niets half: alles is zoals het was, of al zoals de opdracht het maakt. "
    "Geef haar zo nodig opnieuw.\n"
)
"""True whenever it comes: a command that changes something may have done so already."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a user's mistake is told in one Dutch sentence on standard error."""
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    except UserError as error:
        sys.stderr.write(f"{without_unseen(str(error))}\n")
        return error.exit_code
    except (KeyboardInterrupt, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not is_interrupted(error):
            raise
        sys.stderr.write(INTERRUPTED_TEXT)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> DutchParser:
    parser = DutchParser(
        PROGRAM, "Monitor hulp bij het huishouden: leveringen controleren en publiceren, cijfers laten zien."
    )
    commands = parser.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest="opdracht", required=True,
        parser_class=DutchParser,
    )  # fmt: skip

    def command(name: str, run: Callable[[Namespace], int], help_text: str) -> DutchParser:
        found: DutchParser = commands.add_parser(name, help=help_text, description=help_text)
        found.set_defaults(run=run)
        found.add_argument(
            "--data", type=Path, default=None, metavar="MAP", help="de gegevensmap (anders HBH_DATA, anders data/)"
        )
        return found

    serve = command("serve", _serve, "start het dashboard")
    serve.add_argument("--port", type=int, default=8501, metavar="POORT", help="poort (8501)")
    serve.add_argument("--address", default="localhost", metavar="ADRES", help="adres (localhost)")
    serve.add_argument(
        "--audience", default=None, metavar="DOELGROEP",
        help="voor wie: programmamanager, beheerder, aanbieder:ID of wethouder (zonder inlog de programmamanager)",
    )  # fmt: skip
    serve.add_argument(
        "--aanmelding", type=Path, default=None, metavar="BESTAND",
        help="de gegevens van de identiteitsprovider (anders HBH_AANMELDING, anders .streamlit/secrets.toml)",
    )  # fmt: skip
    serve.add_argument(
        "--zonder-aanmelding",
        action="store_true",
        help="laat iedereen op dit gesloten netwerk alles zien wat dit dashboard toont",
    )
    serve.add_argument(
        "--base-path",
        default="",
        metavar="PAD",
        help="het pad onder een andere site, zoals /monitor (anders een eigen naam)",
    )
    serve.add_argument("--bezoekers", type=int, default=200, metavar="N", help="zoveel schermen tegelijk (200)")

    for name, run, help_text in (
        ("check", _check, "zeg wat een levering zou opleveren, en publiceer niets"),
        ("import", _import, "controleer een levering en publiceer haar"),
    ):
        given = command(name, run, help_text)
        given.add_argument("levering", type=Path, metavar="LEVERING", help="de map met bestanden")
        given.add_argument(
            "--peildatum",
            type=_day,
            default=None,
            metavar="JJJJ-MM-DD",
            help="dag waarover de cijfers spreken (vandaag)",
        )
        given.add_argument("--format", choices=("text", "json"), default="text", help="verslag als tekst of json")
        given.add_argument(
            "--per-aanbieder",
            type=Path,
            default=None,
            metavar="MAP",
            help="schrijf het verslag ook per aanbieder in deze map",
        )
        given.add_argument(
            "--brieven",
            type=Path,
            default=None,
            metavar="MAP",
            help="schrijf per aanbieder een brief om terug te sturen in deze map (pdf en xlsx)",
        )
        given.add_argument(
            "--verslag", type=Path, default=None, metavar="BESTAND",
            help="schrijf in dit bestand het verslag met per bevinding de aanbieder, en wat er in de bestanden staat (json)",
        )  # fmt: skip
        given.add_argument(
            "--voortgang", type=Path, default=None, metavar="BESTAND", help="schrijf in dit bestand wat er gebeurt"
        )

    nieuw = command("nieuw", _new, "begin een gegevensmap: schrijf project.toml met uitleg, om aan te passen")
    nieuw.add_argument("map", type=Path, metavar="MAP", help="de gegevensmap")

    command("migreer", _migrate, "maak van de huidige publicatie een nieuwe, met de definities van nu; de oude blijft")

    sjabloon = command("sjabloon", _template, "maak werkmappen om in te vullen en de brief 'Zo levert u aan'")
    sjabloon.add_argument("map", type=Path, metavar="MAP", help="de map waarin zij komen")
    sjabloon.add_argument(
        "--aanbieder", default=None, metavar="ID", help="alleen voor deze aanbieder (anders voor alle, en de gemeente)"
    )

    questions.declare(command, existing_data_folder)
    access.declare(command, existing_data_folder)
    weekbericht.declare(command, existing_data_folder)
    watch.declare(command, data_folder)
    lifecycle.declare(command, existing_data_folder)

    _declare_demo(command)
    backtest.declare(command)
    return parser


def _declare_demo(command: backtest.Declare) -> None:
    demo = command("demo", _demo, "maak de demogegevens en lees ze in")
    demo.add_argument("--project", default=None, metavar="NAAM", help="een van de gemeenten van de demo")
    demo.add_argument("--berichten", action="store_true", help="lever aan als iWmo-berichten, waar die het zeggen")
    demo.add_argument("--story", default=None, metavar="NAAM", help="het verhaal (mengeling)")
    demo.add_argument(
        "--seed", type=int, default=DEFAULT.begin.year, metavar="N", help="begingetal van het toeval (%(default)s)"
    )
    demo.add_argument("--clients", type=int, default=None, metavar="N", help="aantal cliënten (3500)")
    demo.add_argument(
        "--keep-deliveries", type=Path, default=None, metavar="MAP", help="bewaar de leveringen in deze map"
    )


def _day(text: str) -> date:
    found = written_day(text)
    if found is None:
        raise UsageError(f"'{text}' is geen datum. Schrijf de peildatum als {DEFAULT.end.isoformat()}.")
    return found


def data_folder(options: Namespace) -> Path:
    """Return the data folder: `--data`, else HBH_DATA, else `data/` beside the program."""
    given: Path | None = options.data
    return given or Path(os.environ.get("HBH_DATA") or ROOT / "data")


def existing_data_folder(options: Namespace) -> Path:
    """Return the data folder of a command that finds nothing where there is none; raises StoreError then."""
    from hbh_metrics.publications import Store

    found = data_folder(options)
    Store(found).require_folder()
    return found


def _serve(options: Namespace) -> int:
    from hbh_metrics.server.serve import serve

    serve(
        data_folder(options), options.port, options.address, options.audience, options.aanmelding,
        is_open=options.zonder_aanmelding, most_sessions=options.bezoekers, base=options.base_path,
    )  # fmt: skip
    return 0


def _check(options: Namespace) -> int:
    from hbh_metrics.importing import check

    return _deliver(options, check)


def _import(options: Namespace) -> int:
    from hbh_metrics.importing import import_delivery

    return _deliver(options, import_delivery)


def _deliver(options: Namespace, run: Callable[[Path, Store, date, Progress], Outcome]) -> int:
    from hbh_metrics.publications import Store

    progress = Progress(options.voortgang)
    peildatum = options.peildatum or date.today()  # noqa: DTZ011 - the user's own day
    outcome = run(options.levering, Store(data_folder(options)), peildatum, progress)
    progress.clear()
    with in_force(outcome.project):
        return _told(options, outcome, peildatum)


def _told(options: Namespace, outcome: Outcome, peildatum: date) -> int:
    """Write what came of a delivery, and return the exit code."""
    from hbh_metrics.cli.reporting import told, write_letters, write_per_provider, write_record

    for told_of_threshold in outcome.ignored:
        sys.stderr.write(f"Let op: {without_unseen(told_of_threshold)}\n")
    if options.format == "json":
        publication = outcome.publication.id if outcome.publication else None
        sys.stdout.write(as_json(outcome.report.as_json(publication)))
    else:
        sys.stdout.write(told(outcome, is_check=options.opdracht == "check"))
    if options.per_aanbieder is not None:
        write_per_provider(outcome.report, options.per_aanbieder)
    if options.brieven is not None:
        delivery = options.levering.resolve().name
        write_letters(outcome, options.brieven, data_folder(options), delivery, peildatum)
    if options.verslag is not None:
        write_record(outcome, options.verslag)
    return DeliveryRefused.exit_code if outcome.report.is_refused else 0


def _template(options: Namespace) -> int:
    from hbh_metrics.cli.template import write_templates
    from hbh_metrics.project_folder import read_project

    data = data_folder(options)
    with in_force(read_project(data)):
        sys.stdout.write(write_templates(data, options.map, options.aanbieder))
    return 0


def _migrate(options: Namespace) -> int:
    from hbh_metrics.cli.migrate import migrated

    sys.stdout.write(migrated(existing_data_folder(options)))
    return 0


def _new(options: Namespace) -> int:
    from hbh_metrics.project_folder import write_project

    sys.stdout.write(
        f"{write_project(options.map)} staat klaar. Pas het aan voor uw gemeente; wat u weglaat, houdt de waarde die er staat. "
        f"Daarna: {PROGRAM} import LEVERING --data {options.map}\n"
    )
    return 0


def _demo(options: Namespace) -> int:
    from hbh_metrics.cli.demo import make_demo

    progress = Progress()
    told = make_demo(
        data_folder(options),
        options.story,
        options.seed,
        options.clients,
        options.keep_deliveries,
        progress,
        options.project,
        as_messages=options.berichten,
    )
    progress.clear()
    sys.stdout.write(told)
    return 0
