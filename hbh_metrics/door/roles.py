"""Who a person who signed in is to the door: by a claim of the identity provider, or by `rollen.toml` in the data folder.

Nobody is anybody by default. The file is read again whenever it changed, so what is taken out of it ends at the next question; a claim
counts until the next sign-in, which is never later than `sessie_uren` after the one before.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from hbh_metrics.door.audience import Audience
from hbh_metrics.errors import UsageError

FILE: Final = "rollen.toml"
NOBODY: Final = "geen"
"""The role in the file of an account that may see nothing, whatever its claim says."""

SKEW_S: Final = 300.0
"""How far the clock of the identity provider may run ahead of ours."""

_LONGEST_H: Final = 24
_NO_ROLE: Final = (
    "Bij uw account staat niet voor wie u de cijfers bekijkt, dus u ziet niets. "
    "Vraag de beheerder om uw account een rol te geven: programmamanager, beheerder, wethouder of een aanbieder."
)
_OVER: Final = "Uw aanmelding is verlopen. Meld u opnieuw aan."


class SessionOver(UsageError):
    """The sign-in is too long ago; signing in again helps."""


@dataclass(frozen=True)
class Roles:
    """The settings: how long a sign-in lasts, which claim holds the role, which claim names the account, and the role per account."""

    sessie_uren: float = 8.0
    claim: str = "doelgroep"
    account: str = "email"
    of: Mapping[str, str] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """How long a sign-in lasts, in seconds."""
        return self.sessie_uren * 3600


def read_roles(root: Path) -> Roles:
    """Return the roles of the data folder `root`; the defaults, with no account, when there is no file.

    Raises UsageError for a file that is not right: then nobody gets in by it, nor by a claim that it may have taken away.
    """
    path = root / FILE
    try:
        known = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():  # what it points at is away, and with it whom it keeps out
            raise UsageError(_unreadable()) from error
        return Roles()
    except OSError as error:
        raise UsageError(_unreadable()) from error
    return _read(path, known.st_mtime_ns, known.st_size, known.st_ino)


@lru_cache(maxsize=8)
def _read(path: Path, *_version: int) -> Roles:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(_unreadable()) from error
    hours, claim, account = (content.pop(name, getattr(Roles(), name)) for name in ("sessie_uren", "claim", "account"))
    given = content.pop("rollen", {})
    is_hours = isinstance(hours, int | float) and not isinstance(hours, bool) and 0 < hours <= _LONGEST_H
    is_named = all(isinstance(name, str) and name for name in (claim, account))
    if content or not is_hours or not is_named or not isinstance(given, Mapping):
        raise UsageError(_unreadable())
    return Roles(float(hours), claim, account, {_folded(who): _role(role) for who, role in given.items()})


def _role(role: object) -> str:
    """Return a role by its own name; raises UsageError for any other."""
    if not isinstance(role, str):
        raise UsageError(_unreadable())
    return NOBODY if role.strip().lower() == NOBODY else Audience.named(role).name


def _unreadable() -> str:
    return (
        f"{FILE} in de gegevensmap is niet goed, dus niemand krijgt toegang. Verwacht: sessie_uren (tot en met {_LONGEST_H}), claim, "
        f"account, en onder [rollen] per account een rol: programmamanager, beheerder, wethouder, aanbieder:ID of {NOBODY}."
    )


def account_of(claims: Mapping[str, object], roles: Roles) -> str:
    """Return the name of the account as the file writes it, in lower case; empty where the provider does not vouch for it."""
    named = claims.get(roles.account)
    return _folded(named) if isinstance(named, str) else ""


def admitted(claims: Mapping[str, object], roles: Roles, now: float) -> Audience:
    """Return who the person with those claims is at the moment `now` (seconds since 1970).

    Raises SessionOver when the token was given out longer than `sessie_uren` ago, does not say when, or says a moment that has yet to
    come, and UsageError for who has no role.
    """
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        raise SessionOver(_OVER)
    if not -SKEW_S <= now - issued < roles.seconds:
        raise SessionOver(_OVER)
    account = account_of(claims, roles)
    in_file = roles.of.get(account) if account else None
    if in_file == NOBODY:
        raise UsageError(_NO_ROLE)
    if in_file is not None:
        if roles.account == "email" and claims.get("email_verified") is False:
            raise UsageError(_NO_ROLE)
        return Audience.named(in_file)
    return _by_claim(claims.get(roles.claim))


def _by_claim(claim: object) -> Audience:
    """Return the one audience that a claim names: a text, or a list in which one text is an audience (others are of other systems)."""
    texts = [claim] if isinstance(claim, str) else claim if isinstance(claim, list | tuple) else []
    found = {audience for text in texts if isinstance(text, str) and (audience := _named(text)) is not None}
    if len(found) != 1:
        raise UsageError(_NO_ROLE)
    return found.pop()


def _named(text: str) -> Audience | None:
    try:
        return Audience.named(text)
    except UsageError:
        return None


def _folded(account: str) -> str:
    return account.strip().casefold()
