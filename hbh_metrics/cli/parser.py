"""An argument parser that speaks Dutch, in its help and in its errors; the standard library has these sentences in English only."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from hbh_metrics.errors import UsageError

ERRORS = (
    (r"the following arguments are required: (.*)", r"Er ontbreekt iets: \1."),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\2 kan niet bij \1. Kies uit: \3."),
    (r"argument (.*): expected one argument", r"Bij \1 hoort een waarde."),
    (r"argument (.*): invalid \S+ value: (.*)", r"\2 is geen goede waarde voor \1."),
    (r"argument (.*): ignored explicit argument .*", r"Bij \1 hoort geen waarde."),
    (r"argument (.*): (.*)", r"Bij \1: \2"),
    (r"unrecognized arguments: (.*)", r"Dit kennen wij niet: \1."),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan \2 zijn; schrijf het voluit."),
)


class DutchFormatter(argparse.HelpFormatter):
    """Writes `gebruik:` where the standard formatter writes `usage:`."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        """Add the usage line with a Dutch prefix."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser whose help and errors are Dutch; an error is a UsageError (exit code 2)."""

    def __init__(self, prog: str, description: str, **_: object) -> None:
        super().__init__(prog=prog, description=description, formatter_class=DutchFormatter, add_help=False)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        """Raise the error as a Dutch sentence that ends with where the help is."""
        for english, dutch in ERRORS:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        raise UsageError(f"{message} Uitleg: {self.prog} --help")
