"""Which data folder this server shows, and to whom: the visitor's audience.

Every question asks again who the visitor is, so a role that was taken away and a sign-in that is over end at the next one.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import streamlit as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import project_of
from hbh_metrics.door.roles import account_of, admitted, read_roles
from hbh_metrics.errors import UsageError
from hbh_metrics.place import ROOT
from hbh_metrics.project import use
from hbh_metrics.sign_in import OPEN, is_loopback

_LOGGED_IN = "is_logged_in"
_LOG_IN = "Log in om de cijfers te zien."


def data_folder() -> Path:
    """Return the data folder: the one that `HBH_DATA` names, else `data/` in the project."""
    return Path(os.environ.get("HBH_DATA") or ROOT / "data")


def use_project() -> None:
    """Put in force the project of the stand that the URL names, else of the newest: whatever this run counts and says is about it."""
    use(project_of(data_folder(), st.query_params.get("stand")))


def has_sign_in() -> bool:
    """Tell whether this server knows its visitors."""
    return _LOGGED_IN in st.user.to_dict()


def must_log_in() -> bool:
    """Tell whether this server has a log-in that the visitor has not been through."""
    return not st.user.to_dict().get(_LOGGED_IN, True)


def is_open_to_all() -> bool:
    """Tell whether everybody who can reach this server sees what it shows, on purpose."""
    return not has_sign_in() and bool(os.environ.get(OPEN))


def audience() -> Audience:
    """Return for whom this visit's screens are made.

    Where there is a log-in the account says it (see `door.roles`), whatever else is set; else `HBH_DOELGROEP`; with neither it is the
    programmamanager. Raises UsageError when the visitor may see nothing, and where nobody logs in at a server that others can reach.
    """
    claims = st.user.to_dict()
    if not claims.get(_LOGGED_IN, True):
        raise UsageError(_LOG_IN)
    if _LOGGED_IN in claims:
        return admitted(claims, read_roles(data_folder()), time.time())
    if not os.environ.get(OPEN) and not is_loopback(str(st.get_option("server.address") or "")):
        raise UsageError(
            "Dit dashboard is zonder aanmelding bereikbaar voor andere computers en toont daarom niets. Stel de aanmelding in, of start "
            "het met `serve --zonder-aanmelding` als het netwerk gesloten is."
        )
    return Audience.named(os.environ.get("HBH_DOELGROEP") or Audience.PROGRAMMAMANAGER.name)


def account() -> str:
    """Return by which name the visitor is known here; empty where nobody logs in."""
    if not has_sign_in() or must_log_in():
        return ""
    claims = st.user.to_dict()
    try:
        named = account_of(claims, read_roles(data_folder()))
    except UsageError:
        named = ""
    return named or str(claims.get("sub", ""))
