"""What the screen on costs lets one switch and take along: back on the path, and per provider the claim with its specification."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hbh_metrics.files import claim as paper
from hbh_metrics.findings.claims import Claim, claims
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.records import Provider
from hbh_metrics.ui.downloads import offered
from hbh_metrics.ui.markdown import plain


def back_on_path(found: Sequence[Provider]) -> tuple[str, ...]:
    """Offer per provider that left the path to let it follow the path again from now on; return the ids of those."""
    switched = [
        who.aanbieder_id
        for who in found
        if st.toggle(plain(f"Als {who.naam} terug is op het pad"), key=f"terug_op_pad_{who.aanbieder_id.lower()}")
    ]
    return tuple(switched)


def claims_to_take(view: View) -> None:
    """Offer the letter and the specification of every provider with whom something is to be settled, to who writes them."""
    if view.door.audience.sees_everything:
        for found in once(claims, view):
            _claim(view, found)


def _claim(view: View, found: Claim) -> None:
    made_at = view.door.publication.manifest.gemaakt_op
    slug = f"vordering_{found.provider.aanbieder_id.lower()}_tm_{found.until}"
    with st.container(horizontal=True, key=f"{slug}_bestanden"):
        offered(f"{found.provider.naam}: brief", slug, "pdf", lambda: paper.as_pdf(found, view.stand, made_at))
        offered(
            f"{found.provider.naam}: specificatie",
            slug,
            "xlsx",
            lambda: paper.as_workbook(found, view.stand, view.door.publication.id, made_at),
        )
