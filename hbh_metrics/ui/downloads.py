"""Files to take along, made only when they are asked for: a table as CSV or Excel, and all tables of a screen as one workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.access_record import Deed
from hbh_metrics.files import workbook
from hbh_metrics.files.delimited import as_csv
from hbh_metrics.findings import tidy
from hbh_metrics.findings.figure import Figure, Table
from hbh_metrics.findings.view import View
from hbh_metrics.ui import shown, visitor
from hbh_metrics.ui.markdown import plain

_ICON = ":material/download:"
_TYPES = {"csv": "text/csv", "pdf": "application/pdf", "xlsx": workbook.TYPE}
_FEW = 2


def offered(words: str, slug: str, kind: str, made: Callable[[], bytes]) -> None:
    """Offer a file of that kind (csv, pdf or xlsx), made when asked for, for who may still have it; noted where people sign in."""
    who = visitor.of_this_run()
    view = shown.view()
    publication = "" if view is None else view.door.publication.id

    def made_for_visitor() -> bytes:
        who.note(Deed.TOOK_FILE, f"{slug}.{kind}", publication)
        return who.made(made())

    st.download_button(
        plain(words),
        data=made_for_visitor,
        file_name=f"{slug}.{kind}",
        mime=_TYPES[kind],
        key=f"{slug}_{kind}",
        on_click="ignore",
        type="tertiary",
        icon=_ICON,
    )


def download(table: Table, slug: str, words: str = "Download als CSV") -> None:
    """Offer a table as CSV: semicolons, decimal commas, readable by a Dutch Excel."""
    offered(words, slug, "csv", lambda: as_csv(table))


def downloads(part: Figure | Table, slug: str) -> None:
    """Offer the numbers of a figure or table as CSV and as Excel, side by side."""
    with st.container(horizontal=True, key=f"{slug}_bestanden"):
        download(part.table if isinstance(part, Figure) else part, slug)
        _workbook("Download als Excel", (part,), shown.view(), slug)


def paper(words: str, slug: str, made: Callable[[], bytes]) -> None:
    """Offer a PDF, made when it is asked for."""
    offered(words, slug, "pdf", made)


def whole_screen(slug: str) -> None:
    """Offer all tables of the screen as one workbook, when there is more than one."""
    parts = shown.parts()
    if len(parts) >= _FEW:
        with st.container(key="werkmap"):
            _workbook("De tabellen van dit scherm als één Excel-bestand", parts, shown.view(), f"{slug}-alle-tabellen")
            _all_figures(shown.view())


def _all_figures(view: View | None) -> None:
    """Offer every number of the publication that this reader sees in one workbook, whatever screen shows it."""
    if view is None or not view.door.audience.sees_figures:
        return
    told, made_at = _told(view), view.door.publication.manifest.gemaakt_op

    def made() -> bytes:
        checked = tidy.check(view)
        return workbook.as_xlsx((tidy.figures(view), *((checked,) if checked else ())), told, made_at)

    offered("Alle cijfers van deze stand als één Excel-bestand", "alle-cijfers", "xlsx", made)


def _workbook(words: str, parts: Sequence[Figure | Table], view: View | None, slug: str) -> None:
    told = _told(view)
    made_at = workbook.undated() if view is None else view.door.publication.manifest.gemaakt_op
    offered(words, slug, "xlsx", lambda: workbook.as_xlsx(parts, told, made_at))


def _told(view: View | None) -> tuple[tuple[str, str], ...]:
    """Return what is chosen, for the workbook's last sheet."""
    if view is None:
        return ()
    reader = view.door.audience
    return (
        ("Aanbieder", view.chosen.naam),
        ("Periode", dutch.period_in_full(view.periode_id)),
        ("Volledig?", view.state(view.chosen.aanbieder_id).value),
        ("Stand", view.stand),
        ("Publicatie", view.door.publication.id),
        ("Gemaakt voor", " ".join(filter(None, (reader.role.value, reader.aanbieder_id)))),
    )
