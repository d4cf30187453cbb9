"""Keeps the server from asking anything of another computer."""

from __future__ import annotations

from streamlit import net_util


def stay_offline() -> None:
    """Let the server not look for its own address on the internet.

    Streamlit asks a service abroad for it as soon as a page of another site, or of this one under another name, tries to connect. With
    an address that is known to be empty it does not ask, and that page is refused as before.
    """
    net_util._external_ip = ""  # noqa: SLF001 - there is no setting for it
