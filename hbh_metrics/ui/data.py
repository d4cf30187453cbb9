"""Which data folder this server shows, and to whom: the visitor's audience."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import project_of
from hbh_metrics.errors import UsageError
from hbh_metrics.place import ROOT
from hbh_metrics.project import use

_CLAIM = "doelgroep"


def data_folder() -> Path:
    """Return the data folder: the one that `HBH_DATA` names, else `data/` in the project."""
    return Path(os.environ.get("HBH_DATA") or ROOT / "data")


def use_project() -> None:
    """Put in force the project of the stand that the URL names, else of the newest: whatever this run counts and says is about it."""
    use(project_of(data_folder(), st.query_params.get("stand")))


def must_log_in() -> bool:
    """Tell whether this server has a log-in that the visitor has not been through."""
    return "is_logged_in" in st.user and not st.user["is_logged_in"]


def audience() -> Audience:
    """Return for whom this visit's screens are made.

    Where there is a log-in, the claim `doelgroep` of the account says it, whatever else is set; else `HBH_DOELGROEP`; with neither it is
    the programmamanager. Raises UsageError when the visitor may see nothing.
    """
    if "is_logged_in" in st.user:
        return _of_account()
    return Audience.named(os.environ.get("HBH_DOELGROEP") or Audience.PROGRAMMAMANAGER.name)


def _of_account() -> Audience:
    if must_log_in():
        raise UsageError("Log in om de cijfers te zien.")
    claim = st.user.get(_CLAIM)
    try:
        return Audience.named(claim if isinstance(claim, str) else "")
    except UsageError as error:
        raise UsageError(
            "Bij uw account staat niet voor wie u de cijfers bekijkt, dus u ziet niets. "
            "Vraag de beheerder om uw account een doelgroep te geven: programmamanager, een aanbieder of wethouder."
        ) from error
