"""The vocabulary in which the tables of the data contract are declared: columns, kinds of value, and how a delivery replaces what is held.

A declaration is the only description of a table: the importer, the documentation screen and the synthetic generator all read it.
Constraints between columns and tables stand in `checks/*.sql`; what one column may hold stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from hbh_metrics.contract.examples import of_project
from hbh_metrics.project import words_of_ours


class Kind(Enum):
    """What a value is: its Dutch name, and the DuckDB type in which it is stored (text, code and period are read differently)."""

    TEXT = ("tekst", "VARCHAR")
    CODE = ("code", "VARCHAR")
    PERIOD = ("periode", "VARCHAR")
    DATE = ("datum", "DATE")
    EURO = ("bedrag", "DECIMAL(12,2)")
    TARIFF = ("tarief", "DECIMAL(12,4)")
    HOURS = ("uren", "DECIMAL(8,2)")
    FRACTION = ("deel", "DECIMAL(6,4)")
    QUANTITY = ("hoeveelheid", "DECIMAL(10,4)")
    SCORE = ("score", "DECIMAL(4,1)")
    PERCENTAGE = ("percentage", "DECIMAL(5,2)")
    COUNT = ("aantal", "INTEGER")
    SMALL = ("klein getal", "TINYINT")
    YES_NO = ("ja of nee", "BOOLEAN")

    def __init__(self, dutch: str, sql_type: str) -> None:
        self.dutch = dutch
        self.sql_type = sql_type

    @property
    def is_text(self) -> bool:
        """Whether the stored value is text."""
        return self.sql_type == "VARCHAR"

    @property
    def is_number(self) -> bool:
        """Whether the stored value is a number."""
        return self.sql_type.startswith("DECIMAL") or self in (Kind.COUNT, Kind.SMALL)

    @property
    def decimals(self) -> int:
        """The number of decimals that the stored number has; 0 for a whole number."""
        return int(self.sql_type.rstrip(")").split(",")[1]) if self.sql_type.startswith("DECIMAL") else 0


class When(Enum):
    """What a date is of, which says how far from the project's dates it can lie (check R29)."""

    HAPPENED = "iets dat is gebeurd"
    DELIVERED = "iets dat is geleverd of gefactureerd: niet na de peildatum"
    BEGIN = "een begin of een besluit, dat lang geleden kan zijn"
    END = "een einde, dat nog ver weg kan zijn"


@dataclass(frozen=True)
class Reference:
    """A column whose values must exist in a column of another table (check R02).

    With `recognised_by`, that table's column holds names by which a value may also be delivered ("T-Zorg" for TZORG).
    """

    table: str
    column: str
    recognised_by: str | None = None


@words_of_ours("description")
@dataclass(frozen=True)
class Column:
    """One column of the contract.

    `allowed` maps each allowed code to its Dutch meaning (empty: free). `width` is the number of digits of a numeric code, zeros in
    front. `is_identifier` marks text that names a row, though it is neither a key nor a reference. `reserved` values mean something else
    in the monitor and may not be delivered. `minimum` is inclusive unless
    `minimum_excluded`. A column with `pseudonym` is replaced by a keyed pseudonym in that domain. `sample` is a value as a tidy file
    holds it, with the names of `of_project` in braces for what differs per project. `when` is what a date is of. A column that
    `must_stand_there` and is not required may have empty cells, but no file leaves it out. `is_registered` digits are of an organisation:
    no citizen number. A reference that `fills` a column gives it, where it is empty, the value of that column in the row referred to, or
    in the row of `fills_from` with that value where that is named.
    `empty_where` names a column and its codes with which a required cell may be empty, `filled_where` those with which an optional one
    may not.
    """

    name: str
    kind: Kind
    description: str
    sample: str
    required: bool = True
    unit: str = ""
    allowed: dict[str, str] = field(default_factory=dict)
    width: int = 0
    reserved: tuple[str, ...] = ()
    minimum: Decimal | None = None
    minimum_excluded: bool = False
    maximum: Decimal | None = None
    refers_to: Reference | None = None
    pseudonym: str = ""
    is_identifier: bool = False
    when: When = When.HAPPENED
    must_stand_there: bool = False
    fills: str = ""
    fills_from: Reference | None = None
    is_registered: bool = False
    empty_where: tuple[str, tuple[str, ...]] | None = None
    filled_where: tuple[str, tuple[str, ...]] | None = None

    @property
    def example(self) -> str:
        """A value as a tidy file of the project in force holds it, for messages, documentation and the synthetic generator."""
        return self.sample.format(**of_project()) if "{" in self.sample else self.sample

    @property
    def is_client(self) -> bool:
        """Whether the column holds the keys of clients."""
        return self.pseudonym == "client"


@dataclass(frozen=True)
class Ledger:
    """New keys are added, an identical line is skipped, a known key with other content is refused (R21)."""


@dataclass(frozen=True)
class Replace:
    """A delivery replaces what was held of the same values of `columns`, and of the four-week period of `period_of` if named.

    Without columns the whole table is replaced. A delivery without rows replaces nothing.
    """

    columns: tuple[str, ...] = ()
    period_of: str | None = None


EXAMPLE_MARK = "VOORBEELD"
"""A row whose first filled cell begins with this is an example: it is skipped and counted."""
EXPLANATION_SHEET = "Uitleg"
"""A sheet of this name holds no data: it is passed over."""


class Deliverer(Enum):
    """Who delivers a table, and so owes it while it is not there."""

    CITY = "de gemeente"
    PROVIDER = "de aanbieder"


@words_of_ours("description")
@dataclass(frozen=True)
class Table:
    """One table of the contract: `columns` in delivery order, `key` unique over what is held, `merge` how a delivery changes it.

    `delivered_by` is who delivers it, whomever its rows are about. With `own_rows`, a column and a code, a provider delivers the rows with
    that code only, and the municipality the others.
    `summed_hours` and `summed_euro` name the column of which a delivery's portrait gives the sum. `doubled` says in Dutch what to do with
    rows that differ and have the same key, where that is not to give each a key of its own. `for_some` holds rows about those providers
    only to whom it applies: of the others it is not expected.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    merge: Ledger | Replace
    delivered_by: Deliverer
    optional: bool = False
    for_some: bool = False
    own_rows: tuple[str, str] | None = None
    doubled: str = ""
    summed_hours: str = ""
    summed_euro: str = ""

    @property
    def doubled_advice(self) -> str:
        """What to do with rows that have the same key and are not the same, in Dutch; who does it loses nothing."""
        return self.doubled or f"De rijen verschillen. Geef elke rij een eigen {self.key[-1]} en lever opnieuw aan."

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError, a bug, when there is none."""
        return {column.name: column for column in self.columns}[name]

    def identifies(self, column: Column) -> bool:
        """Whether the column holds identifiers, which are compared letter by letter with those of other rows and tables."""
        if column.kind is Kind.CODE:
            return column.name in self.key and not column.allowed and column.refers_to is None
        pointed_at = column.name in self.key or column.refers_to or column.pseudonym or column.is_identifier
        return column.kind is Kind.TEXT and bool(pointed_at)

    def is_delivered_by(self, who: Deliverer) -> bool:
        """Whether these deliver the table, or some of its rows."""
        return self.delivered_by is who or self.own_rows is not None

    @property
    def required_columns(self) -> tuple[str, ...]:
        """The names of the columns without which a file of this table cannot be read."""
        return tuple(column.name for column in self.columns if column.required or column.must_stand_there)
