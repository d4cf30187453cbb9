"""Walks the screens of a data folder as its readers do: every screen, audience, provider and period of a stand, in one visit each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest, app_test

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.door import Door
from hbh_metrics.files.paper import Paper
from hbh_metrics.findings.figure import Figure, Table
from hbh_metrics.findings.view import STATUS_METRIC, default_period
from hbh_metrics.project import current
from hbh_metrics.records import TOTAL
from tests.pages import screens
from tests.screens.seen import Seen, recorded
from tests.screens.stand import Stand

_ONE_OF_ALL = {"overleg"}
_ALL_TOGETHER = {"briefing", "begrippen", "uitkomst", "verkenning"}
_OF_THE_WHOLE = {"uitkomst", "verkenning"}
"""Screens about the whole experiment, whichever period is chosen."""
_TABS = {"gegevens": ("Volledigheid", "Bevindingen", "Afspraken en drempels", "Standen", "Herkomst")}


@dataclass(frozen=True)
class Visit:
    """Which screen is opened, by whom, and what the address says; `tab` is empty on a screen without tabs."""

    audience: Audience
    slug: str
    aanbieder_id: str
    periode_id: str
    stand: str
    tab: str = ""

    @property
    def name(self) -> str:
        """The visit as a failing test names it."""
        return " ".join(
            filter(None, (self.stand, self.audience.name, self.slug, self.tab, self.aanbieder_id, self.periode_id))
        )


@dataclass(frozen=True)
class Screen:
    """What one visit saw: its sentences, and the figures, tables and papers that it was made of."""

    visit: Visit
    peildatum: date
    headings: tuple[str, ...]
    text: str
    status: str
    boxes: tuple[str, ...]
    errors: tuple[str, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    papers: tuple[Paper, ...]


def visits(everything: Door, audience: Audience, periods: Sequence[str]) -> Iterator[Visit]:
    """Yield every screen that the audience may open, for everyone whom it may choose, in each of the periods."""
    stand, allowed = everything.publication.id, screens.readers()
    providers = [one.aanbieder_id for one in everything.providers()]
    used = {slug: roles for slug, roles in allowed.items() if slug not in current().screens_off}
    for slug in sorted(slug for slug, roles in used.items() if audience.role in roles):
        if audience.role is Role.AANBIEDER:
            chosen = [audience.aanbieder_id or ""]
        else:
            chosen = [*([] if slug in _ONE_OF_ALL else [TOTAL]), *([] if slug in _ALL_TOGETHER else providers)]
        for who in chosen:
            for period_id in periods[:1] if slug in _OF_THE_WHOLE else periods:
                for tab in _TABS.get(slug, ("",)):
                    yield Visit(audience, slug, who, period_id, stand, tab)


def periods_of(everything: Door) -> tuple[str, ...]:
    """Return the period that a bare address shows, and those that not everyone delivered whole; one without a name before any began."""
    wanting = {
        row.periode_id for row in everything.measures(STATUS_METRIC) if row.periode_id and row.status != "volledig"
    }
    usual = default_period(everything)
    return tuple(dict.fromkeys(one for one in (usual, *sorted(wanting)) if one)) or ("",)


def walk(
    data: Path, stand: Stand, monkeypatch: pytest.MonkeyPatch, wanted: Callable[[Visit], bool] = lambda _: True
) -> Iterator[Screen]:
    """Yield every screen of a stand, for everyone who may open it, of the visits that are wanted; each reader goes in one session."""
    for audience in stand.readers:
        chosen = [visit for visit in visits(stand.door, audience, periods_of(stand.door)) if wanted(visit)]
        if not chosen:
            continue
        with monkeypatch.context() as patch, recorded(patch, is_unfolded=False, ending=".pdf") as seen:
            at = _enter(patch, data, audience)
            for visit in chosen:
                yield _see(at, seen, visit, stand.peildatum)


def _enter(patch: pytest.MonkeyPatch, data: Path, audience: Audience) -> AppTest:
    patch.setenv("HBH_DATA", os.fspath(data))
    patch.setenv("HBH_DOELGROEP", audience.name)
    patch.setattr(app_test, "PagesManager", screens.DeclaredPages)
    return AppTest.from_file(os.fspath(screens.APP), default_timeout=120).run()


def _see(at: AppTest, seen: Seen, visit: Visit, peildatum: date) -> Screen:
    seen.forget()
    at.switch_page(f"pages/{visit.slug}.py")
    address = {"stand": visit.stand, "aanbieder": visit.aanbieder_id, "periode": visit.periode_id, "deel": visit.tab}
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    errors = [*(element.value for element in at.error), *(str(element.value) for element in at.exception)]
    return Screen(
        visit,
        peildatum,
        tuple(screens.headings(at)),
        screens.said(at),
        screens.status(at),
        tuple(box.label for box in at.selectbox),
        tuple(errors),
        tuple(seen.figures),
        tuple(seen.tables),
        tuple(seen.papers),
    )
