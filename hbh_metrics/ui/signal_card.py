"""One signal as a card: what it is and how firm, its sentence, numbers and chart, what to ask, and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.findings import amounts
from hbh_metrics.findings.attention import words as attention_words
from hbh_metrics.findings.attention.matters import FollowedUp, Matter
from hbh_metrics.findings.attention.values import threshold_text
from hbh_metrics.findings.attention.words import LEVEL_WORDS
from hbh_metrics.findings.figure import Draw, Figure, Table
from hbh_metrics.findings.view import View
from hbh_metrics.followup import ABOUT_AN_EVENT
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.signals import Level, Severity
from hbh_metrics.ui import follow_up_form, html, journal, shown, visitor
from hbh_metrics.ui.downloads import downloads
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import strip

_ROWS_SHOWN = 26


def card(view: View, matter: Matter, figure: Figure | None, draw: Draw, *, conditions: str, can_write: bool) -> None:
    """Show a matter with its evidence drawn by `draw`; `conditions` says when it is a signal, with the thresholds in force."""
    with st.container(border=True, key=f"zaak_{LEVEL_WORDS[matter.level].word.lower()}_{matter.follow_up.key}"):
        if figure is None or figure.chart is None:
            st.html(_head(view, matter) + _ask(matter))
        else:
            shown.add(figure)
            words, picture = st.columns([3, 2], gap="medium")
            with words:
                st.html(_head(view, matter) + _ask(matter))
            with picture:
                strip(figure.chart, draw, figure.slug, f"{figure.headline} {figure.unit}, {figure.population}.")
                for note in figure.notes:
                    if not shown.is_told_above(note, figure):
                        st.caption(plain(note))
        history(matter.follow_up)
        journal.confirmation(matter.follow_up.key)
        if can_write:
            left, right = st.columns(2)
            with left:
                _follow_up(view, matter)
            with right:
                _explanation(view, matter, figure, conditions)
        else:
            _explanation(view, matter, figure, conditions)


def stopped_card(view: View, follow_up: FollowedUp, *, can_write: bool) -> None:
    """Show what was done about a signal that is there no more."""
    with st.container(border=True, key=f"zaak_gestopt_{follow_up.key}"):
        st.html(
            f'<h3 class="hbh-zaak-kop">{escape(follow_up.provider.naam)}: {escape(_lower(follow_up.card.title))}</h3>'
            '<p class="hbh-zaak-merk"><span class="hbh-niveau"><span aria-hidden="true">○</span> Gestopt</span>'
            "<span>dit signaal is er in deze stand niet meer</span></p>"
        )
        history(follow_up)
        journal.confirmation(follow_up.key)
        if can_write:
            with st.expander("Terugdraaien", key=f"terugdraaien_{follow_up.key}", on_change="rerun") as part:
                if part.open:
                    follow_up_form.taking_back(view, follow_up)


def history(follow_up: FollowedUp) -> None:
    """Show what was done about a signal, oldest first, what was taken back and whether an agreement helped."""
    if follow_up.events:
        lines = "".join(_lines(follow_up))
        st.html(f'<h4 class="hbh-zaak-tussenkop">Wat ermee is gedaan</h4><ul class="hbh-geschiedenis">{lines}</ul>')


def listing(table: Table) -> None:
    """Show all signals as one table behind a click, with its downloads."""
    shown.add(table)
    with st.expander("De signalen als tabel", key="signalen_tabel", on_change="rerun") as part:
        if part.open:
            html.table(table)
            downloads(table, "signalen")


def _lines(follow_up: FollowedUp) -> Iterator[str]:
    undone, corrected = follow_up.undone, follow_up.corrected
    effects = {helped.agreement.kenmerk: helped.sentence for helped in follow_up.helped}
    for event in follow_up.events:
        if event.soort in ABOUT_AN_EVENT:
            continue
        text, signed = escape(attention_words.event(event)), escape(attention_words.signature(event))
        if event.kenmerk in undone:
            back = escape(attention_words.signature(undone[event.kenmerk]))
            yield f"<li><s>{text}</s> <small>{signed}</small> <strong>Teruggedraaid</strong> <small>{back}</small></li>"
            continue
        if event.kenmerk in corrected:
            by = escape(attention_words.signature(corrected[event.kenmerk]))
            yield f"<li><s>{text}</s> <small>{signed}</small> <strong>Verbeterd</strong> <small>{by}</small></li>"
            continue
        effect = f"<br><strong>{escape(effects[event.kenmerk])}</strong>" if event.kenmerk in effects else ""
        yield f"<li>{text} <small>{signed}</small>{effect}</li>"


def _head(view: View, matter: Matter) -> str:
    words, signal = LEVEL_WORDS[matter.level], matter.signal
    severity = "actie" if matter.severity is Severity.ACTION else "aandacht"
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in _facts(view, matter))
    also = f"<p>{escape(told)}</p>" if (told := _also(matter)) else ""
    return (
        f'<h3 class="hbh-zaak-kop">{escape(matter.provider.naam)}: {escape(_lower(matter.card.title))}</h3>'
        f'<p class="hbh-zaak-merk"><span class="hbh-niveau"><span aria-hidden="true">{words.shape}</span> {words.word}</span>'
        f'<span class="hbh-ernst-{severity}">{attention_words.weight(matter.level, matter.severity)}</span>'
        f"<span>{escape(matter.standing)}</span></p>"
        f'<p class="hbh-zaak-uitleg">{escape(signal.uitleg)}</p>{also}<dl class="hbh-zaak-feiten">{facts}</dl>'
    )


def _facts(view: View, matter: Matter) -> Iterator[tuple[str, str]]:
    signal = matter.signal
    if signal.n is not None:
        counted = matter.card.shown.counted
        small = " (klein aantal)" if counted is None and signal.n < SMALL_NUMBER else ""
        yield counted or "Cliënten", f"{dutch.number(signal.n)}{small}"
    yield "Sinds", attention_words.since(signal)
    if signal.drempel is not None:
        yield "Drempel", threshold_text(signal.signaal, signal.drempel)
    if money := amounts.told(view, signal):
        yield "Bedrag", money


def _also(matter: Matter) -> str:
    """Return in which periods before this run the same was found; the run itself is told by its beginning."""
    since = matter.signal.sinds or ""
    periods = [dutch.period(row.periode_id) for row in matter.earlier if row.periode_id and row.periode_id < since]
    return f"Hetzelfde was er in {dutch.listing(periods)}." if periods else ""


def _ask(matter: Matter) -> str:
    innocent = matter.innocent
    return f'<p class="hbh-zaak-vraag"><strong>Vraag:</strong> {escape(matter.signal.vraag)}</p>' + (
        "" if innocent is None else f"<p><strong>Kan ook onschuldig zijn:</strong> {escape(innocent)}</p>"
    )


def _follow_up(view: View, matter: Matter) -> None:
    with st.expander("Vastleggen wat u doet", key=f"vastleggen_{matter.follow_up.key}", on_change="rerun") as part:
        if part.open:
            follow_up_form.form(view, matter.follow_up, matter.signal.periode_id, matter.signal.waarde)
            follow_up_form.taking_back(view, matter.follow_up)


def _explanation(view: View, matter: Matter, figure: Figure | None, conditions: str) -> None:
    with st.expander("Cijfers en uitleg", key=f"uitleg_{matter.follow_up.key}", on_change="rerun") as part:
        if not part.open:
            return
        if not (matter.is_beyond_excuse and matter.level is Level.QUESTION):
            st.write(plain(f"{matter.card.why} {matter.card.cost}"))
        st.write(plain(conditions))
        reader = view.door.audience
        if reader.sees_everything or reader.aanbieder_id == matter.provider.aanbieder_id:
            behind = view.door.assignments_behind(matter.signal)
            about = attention_words.assignments(behind)
            if about:
                visitor.note_rows(f"{matter.follow_up.key}, {len(behind)} toewijzingen", view.door.publication.id)
                st.write(plain(about))
        if figure is not None:
            html.table(figure.table, most=_ROWS_SHOWN)
            st.caption(plain(figure.caption))
            st.markdown(figure.definition)
            downloads(figure, figure.slug)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
