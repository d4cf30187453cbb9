"""Empty states: what is missing, who delivers it, and what still works."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.project import current
from hbh_metrics.publications import Publication


def nothing_published() -> None:
    """Say that no delivery was published yet."""
    say(
        "Er is nog niets gepubliceerd.",
        "De gegevensbeheerder publiceert de eerste levering van de aanbieders met `python -m hbh_metrics import MAP`. "
        "Met `python -m hbh_metrics demo` staat er een voorbeeld klaar. Daarna verschijnen hier de cijfers.",
    )


def no_periods(publication: Publication) -> None:
    """Say that the experiment had not begun, or that no provider is known."""
    first = experiment_periods()[0]
    say(
        f"In de stand van {dutch.day_in_full(publication.manifest.peildatum)} is nog geen periode van {current().scheme} begonnen.",
        f"De eerste cijfers komen met {dutch.period(first.id)}, die op {dutch.day_in_full(first.begin)} begint, en met de lijst van "
        "aanbieders van de gemeente. "
        "Op het scherm Gegevens staat wat er al geleverd is.",
    )


def say(what: str, who_and_what_works: str) -> None:
    """Show an empty state: one sentence on what is missing, and who delivers it and what still works."""
    st.info(f"**{what}** {who_and_what_works}")
