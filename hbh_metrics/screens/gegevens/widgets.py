"""The parts of the data screen that ask something of the visitor: findings to send back, refused deliveries, two publications compared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.door import opening
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.definitions import redefined
from hbh_metrics.errors import UsageError
from hbh_metrics.files.letter import Letter, as_pdf, as_workbook
from hbh_metrics.findings import delivery_findings
from hbh_metrics.findings.redefined import told
from hbh_metrics.findings.view import View
from hbh_metrics.publications import Publication
from hbh_metrics.screens.gegevens import accounts, changed, history, threshold_history
from hbh_metrics.screens.gegevens.threshold_history import StoredThresholds
from hbh_metrics.ui import html
from hbh_metrics.ui.data import data_folder
from hbh_metrics.ui.downloads import download, offered
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile

_REFUSALS_SHOWN = 10


def findings(view: View) -> None:
    """Show the warnings of this publication, counted, with a file per provider to send back."""
    found = delivery_findings.of_provider(view.door.findings(), view.chosen, is_total=view.is_total)
    whose = "" if view.is_total else f" aan {view.chosen.naam}"
    tables_tile(
        delivery_findings.headline(found, whose), "waarschuwingen", delivery_findings.summary(found, view.providers)
    )
    made_at = view.door.publication.manifest.gemaakt_op
    _to_send_back(view, "waarschuwingen", Letter("", f"de levering van de {view.stand}", False, found, made_at))


def refusals(view: View) -> None:
    """Show the deliveries that were refused, newest first, each with what was wrong; only to who may see those of all."""
    if not view.door.audience.sees_deliveries:
        return
    refused = delivery_findings.refused(opening.refusals(data_folder(), view.door.audience))
    if not refused:
        st.header("Er zijn geen afgekeurde leveringen.", anchor=False)
        return
    st.header(f"Er {_are(len(refused))} afgekeurd; daarvan is niets gepubliceerd.", anchor=False)
    for place, delivery in enumerate(refused[:_REFUSALS_SHOWN]):
        with st.expander(plain(delivery.title), key=f"afgekeurd_{place}", on_change="rerun") as details:
            if details.open:
                mine = delivery_findings.of_provider(delivery.findings, view.chosen, is_total=view.is_total)
                html.table(delivery_findings.listed(mine, "Bevindingen"))
                about = f"de levering ‘{delivery.name}’, peildatum {dutch.day_in_full(delivery.peildatum)}"
                _to_send_back(view, f"afgekeurd-{place + 1}", Letter("", about, True, mine, delivery.kept_at))
    if len(refused) > _REFUSALS_SHOWN:
        st.write(f"De laatste {_REFUSALS_SHOWN} staan hier.")


def row_accounts(view: View) -> None:
    """Show what became of every delivered row, where that was kept; only to who may see what all delivered."""
    rows = accounts.row_accounts(view.door.publication.manifest)
    if rows and view.door.audience.sees_deliveries:
        tables_tile(accounts.headline(rows), "rijen", accounts.table(rows))


def thresholds(view: View) -> None:
    """Show the thresholds that decided this publication's signals, since when, and what they were in the publications before it."""
    who, now = view.door.audience, view.door.publication.manifest
    until = [one for one in opening.publications(data_folder(), who) if one.manifest.number <= now.number]
    found = threshold_history.rows([_stored(view, one) for one in reversed(until)])
    tables_tile(threshold_history.headline(found), "drempels", threshold_history.table(found))


def _stored(view: View, publication: Publication) -> StoredThresholds:
    """Return the thresholds of a publication; none of one that knows nothing yet of the provider who asks."""
    try:
        door = opening.open_door(data_folder(), view.door.audience, publication.id)
    except UsageError:
        door = None
    return StoredThresholds(publication.manifest.peildatum, () if door is None else door.thresholds())


def compared(view: View) -> None:
    """Show the publications, and what changed between the chosen one and an earlier one."""
    who = view.door.audience
    published = opening.publications(data_folder(), who)
    places = {publication.id: place for place, publication in enumerate(published)}
    later = view.door.publication
    earlier = published[places[later.id] + 1 :]
    if not who.sees_figures:
        st.header("Wat er in de cijfers veranderde, zien de programmamanager en de aanbieders.", anchor=False)
    elif earlier:
        names = {publication.id: _name(publication) for publication in earlier}
        with_id = st.selectbox(
            "Vergelijk deze stand met", list(names), format_func=names.__getitem__, key="vergelijk_met"
        )
        other = next(publication for publication in earlier if publication.id == with_id)
        changes = changed.seen_by(view, changes_since(data_folder(), who, other.id, later.id))
        tables = (changed.summary(changes), changed.table(view, changes))
        other_meaning = told(redefined(data_folder(), other.id, later.id))
        explanation = " ".join([*other_meaning, *([changed.EXPLANATION] if changes else [])])
        tables_tile(changed.headline(changes, other, later), "veranderd", *tables, lead=explanation)
    else:
        st.header("Dit is de eerste stand: er is nog niets om mee te vergelijken.", anchor=False)
    amount = dutch.count(len(published), "stand", "standen")
    tables_tile(
        f"Er {'is' if len(published) == 1 else 'zijn'} {amount} gepubliceerd.",
        "standen",
        history.publications(published),
    )


def _to_send_back(view: View, slug: str, whole: Letter) -> None:
    """Offer each sender's part of the findings: as CSV, and as a letter with what to do first."""
    groups = delivery_findings.by_provider(whole.findings, view.providers)
    if not groups:
        return
    st.write("Om terug te sturen, per aanbieder een bestand en een brief:")
    for name, group in groups.items():
        mine = f"{slug}-{_file_name(name)}"
        letter = replace(whole, name=name, findings=group)
        with st.container(horizontal=True):
            download(delivery_findings.listed(group, f"Bevindingen {name}"), mine, f"{name} ({len(group)})")
            offered(f"Brief aan {name} als PDF", f"brief-{mine}", "pdf", partial(as_pdf, letter))
            offered(f"Brief aan {name} als Excel", f"brief-{mine}", "xlsx", partial(as_workbook, letter))


def _are(amount: int) -> str:
    return f"{'is' if amount == 1 else 'zijn'} {dutch.count(amount, 'levering', 'leveringen')}"


def _name(publication: Publication) -> str:
    return f"{dutch.day_in_full(publication.manifest.peildatum)}, nr. {publication.manifest.number}"


def _file_name(name: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in name.lower()).strip("-")
