"""What a user did wrong, as an exception with a Dutch message and an exit code; anything else that is raised is a bug.

Exit codes are part of the command line's contract: 0 done, 1 the delivery is refused, 2 wrong usage, 3 the store cannot be used.
"""

from __future__ import annotations


def is_interrupted(error: RuntimeError) -> bool:
    """Whether DuckDB stopped a statement because of a signal: it tells so in this way, whatever the signal's own handler raised."""
    return str(error) == "Query interrupted"


class UserError(Exception):
    """A problem that the user can solve; `str(error)` is the Dutch sentence that says how."""

    exit_code = 2


class UsageError(UserError):
    """The command, its arguments or a setting cannot be used as given."""

    exit_code = 2


class DeliveryRefused(UserError):
    """The delivery has findings that forbid publication; the report names them all."""

    exit_code = 1


class StoreError(UserError):
    """The data folder cannot be used: locked, damaged, full, or made with another key."""

    exit_code = 3
