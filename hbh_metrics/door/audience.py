"""For whom numbers are shown, by the name that the command line and the screens use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from hbh_metrics.errors import UsageError
from hbh_metrics.project import current
from hbh_metrics.records import TOTAL


class Role(Enum):
    """The four kinds of reader."""

    PROGRAMMAMANAGER = "programmamanager"
    BEHEERDER = "beheerder"
    AANBIEDER = "aanbieder"
    WETHOUDER = "wethouder"


@dataclass(frozen=True)
class Audience:
    """A reader; one of the role AANBIEDER is always one provider, whose id is `aanbieder_id`."""

    role: Role
    aanbieder_id: str | None = None

    PROGRAMMAMANAGER: ClassVar[Audience]
    BEHEERDER: ClassVar[Audience]
    WETHOUDER: ClassVar[Audience]

    @classmethod
    def aanbieder(cls, aanbieder_id: str) -> Audience:
        """Return the audience that is this provider."""
        return cls(Role.AANBIEDER, aanbieder_id)

    @classmethod
    def named(cls, name: str) -> Audience:
        """Return the audience of `programmamanager`, `beheerder`, `aanbieder:ID` or `wethouder`; raises UsageError for any other name."""
        role, colon, aanbieder_id = name.strip().partition(":")
        provider = aanbieder_id.strip().upper()
        match role.strip().lower(), colon:
            case Role.PROGRAMMAMANAGER.value, "":
                return cls.PROGRAMMAMANAGER
            case Role.BEHEERDER.value, "":
                return cls.BEHEERDER
            case Role.WETHOUDER.value, "":
                return cls.WETHOUDER
            case Role.AANBIEDER.value, ":" if provider and provider != TOTAL:
                return cls.aanbieder(provider)
        raise UsageError(
            f"'{name}' is geen doelgroep. Kies uit: programmamanager, beheerder, aanbieder:ID (zoals "
            f"aanbieder:{current().example_provider[0]}), wethouder."
        )

    @property
    def name(self) -> str:
        """The name by which `named` knows this audience."""
        return self.role.value if self.aanbieder_id is None else f"{self.role.value}:{self.aanbieder_id}"

    @property
    def sees_everything(self) -> bool:
        """Whether nothing is kept from this reader."""
        return self.role is Role.PROGRAMMAMANAGER

    @property
    def sees_deliveries(self) -> bool:
        """Whether this reader sees what everybody delivered, and what was refused of it."""
        return self.role in (Role.PROGRAMMAMANAGER, Role.BEHEERDER)

    @property
    def sees_figures(self) -> bool:
        """Whether this reader sees any figures; a beheerder looks after the data and not at what it says."""
        return self.role is not Role.BEHEERDER

    def require_figures(self) -> None:
        """Raise UsageError for who sees no figures."""
        if not self.sees_figures:
            raise UsageError("De beheerder ziet de leveringen en hoe goed zij zijn, en geen cijfers.")


Audience.PROGRAMMAMANAGER = Audience(Role.PROGRAMMAMANAGER)
Audience.BEHEERDER = Audience(Role.BEHEERDER)
Audience.WETHOUDER = Audience(Role.WETHOUDER)
