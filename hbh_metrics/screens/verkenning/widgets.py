"""The switches and number fields of the verkenning; the address carries the set, so that a link shows the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from hbh_metrics import dutch
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.errors import UserError
from hbh_metrics.exploration.assumptions import CATEGORY_2, AssumptionSet, Range, Window, declared
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.links import as_link, from_link
from hbh_metrics.exploration.reading import TRANSITION_MONEY, read_assumptions
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Event, Kind
from hbh_metrics.project import as_called
from hbh_metrics.screens.verkenning import chosen, paper
from hbh_metrics.screens.verkenning.chosen import KeptSet
from hbh_metrics.ui import data, html, journal
from hbh_metrics.ui.downloads import paper as paper_button
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import finding
from hbh_metrics.ui.tile import numbers as tile_numbers

_PLACE = "verkenning"
_SET, _WINDOW, _NOTE = "aannamen", "venster", "reden"
_TRANSITION = "overgangsgeld_deel"
_FIELDS, _DIGITS = ("Laag", "Midden", "Hoog"), 4
_WINDOW_FIELD, _REASON_FIELD = "verkenning_venster", "verkenning_reden"
_INCOMPLETE = "Vul laag, midden en hoog alle drie in."
_WINDOWS = {Window.LAST_3: "De laatste drie volledige perioden", Window.ALL: "Alle volledige perioden"}


def assumed() -> tuple[AssumptionSet, AssumptionSet]:
    """Return the set of the address and the usual one; what is wrong with either is said, and the usual one stands."""
    try:
        usual = read_assumptions(data.data_folder())
    except UserError as problem:
        st.error(plain(str(problem)))
        usual = AssumptionSet()
    url = st.query_params
    try:
        return from_link(url.get(_SET, ""), url.get(_WINDOW, ""), url.get(_NOTE, ""), usual), usual
    except UserError as problem:
        st.error(plain(str(problem)))
        return usual, usual


def switches(explored: Explored, usual: AssumptionSet, kept: Sequence[KeptSet]) -> None:
    """Show the line of what differs, the switches, and the fields of one assumption."""
    found = explored.assumed
    with st.container(key="verkenning_regel"):
        html.status(chosen.differs(explored, usual, kept))
    warning = chosen.warning_of_large(found)
    if warning:
        st.warning(plain(warning))
    with st.container(horizontal=True, vertical_alignment="bottom", key="verkenning_schakelaars"):
        _hold({_WINDOW_FIELD: found.window})
        st.radio(
            "Welke perioden tellen mee?",
            list(_WINDOWS),
            format_func=_WINDOWS.__getitem__,
            horizontal=True,
            key=_WINDOW_FIELD,
            on_change=_take_window,
            args=(found, usual),
        )
        # Also where nothing differs: a button that goes away when it is pressed takes the place of who works by keyboard with it.
        st.button(
            "Terug naar standaard",
            key="verkenning_standaard",
            on_click=_write,
            args=(usual.typed, usual.window, usual),
        )
    _fields(explored, usual)


def _fields(explored: Explored, usual: AssumptionSet) -> None:
    """Show the number fields of one chosen assumption, with what is in force: filled in, measured or declared."""
    found = explored.assumed
    code = st.selectbox(
        "Welke aanname wilt u veranderen?",
        list(declared()),
        format_func=lambda one: plain(declared()[one].naam),
        key="verkenning_aanname",
    )
    one = declared()[code]
    now = explored.ranges[code]
    keys = _keys(code, now)
    take = partial(_take_fields, code, explored, usual)
    with st.container(horizontal=True, vertical_alignment="bottom", key="verkenning_velden"):
        given = [
            st.number_input(
                f"{text} ({one.eenheid})",
                min_value=float(one.ondergrens),
                max_value=float(one.bovengrens),
                value=None,
                format="%g",
                key=key,
                on_change=take,
            )
            for text, key in keys.items()
        ]
    st.caption(plain(f"{dutch.sentence_start(one.bron)}. {one.toelichting}"))
    if code == _TRANSITION and st.toggle("Reken het overgangsgeld ook bij maatwerk", key="verkenning_overgangsgeld"):
        st.error(plain(f"Dat kan niet. {TRANSITION_MONEY}. Er is niets veranderd."))
    if code == CATEGORY_2:
        st.text_input("Waarom kan dit toch?", value=found.notes.get(code, ""), key=_REASON_FIELD, on_change=take)
    why = _kept_out(code, given, now)
    if why or None in given:
        st.caption(why or _INCOMPLETE)


def _kept_out(code: str, given: Sequence[float | None], now: Range | None) -> str:
    """Return why what the fields of an assumption hold does not count; nothing where it does."""
    if tuple(given) == _shown(now):
        return ""
    numbers = [number for number in given if number is not None]
    if len(numbers) < len(_FIELDS):
        return _INCOMPLETE
    if numbers != sorted(numbers):
        return "Zet laag onderaan en hoog bovenaan; dan telt het mee."
    is_allowed = Range(*numbers) == declared()[code].default or str(st.session_state.get(_REASON_FIELD, "")).strip()
    if code == CATEGORY_2 and not is_allowed:
        return as_called("Het experiment heeft geen categorie 2. Zeg waarom dit toch kan; dan telt het mee.")
    return ""


def _take_fields(code: str, explored: Explored, usual: AssumptionSet) -> None:
    """Let what the fields of an assumption hold count, before the screen is drawn, so that it is drawn once."""
    now = explored.ranges[code]
    given = [st.session_state[f"verkenning_{code}_{text}"] for text in _FIELDS]
    if None in given or tuple(given) == _shown(now) or _kept_out(code, given, now):
        return
    note = str(st.session_state.get(_REASON_FIELD, "")) if code == CATEGORY_2 else ""
    _write({**explored.assumed.typed, code: Range(*given)}, explored.assumed.window, usual, note)


def _take_window(found: AssumptionSet, usual: AssumptionSet) -> None:
    _write(found.typed, st.session_state[_WINDOW_FIELD], usual)


def _keys(code: str, now: Range | None) -> Mapping[str, str]:
    """Return the fields of an assumption by their words, holding what is in force."""
    keys = {text: f"verkenning_{code}_{text}" for text in _FIELDS}
    _hold(dict(zip(keys.values(), _shown(now), strict=True)))
    return keys


def _shown(one: Range | None) -> tuple[float | None, ...]:
    """Return what the fields hold: a measured number as far as a person reads it."""
    return (
        (None,) * len(_FIELDS)
        if one is None
        else tuple(round(end, _DIGITS) for end in (one.laag, one.midden, one.hoog))
    )


def _hold(values: Mapping[str, object]) -> None:
    """Let fields hold what is in force where it changed, unless by these fields themselves.

    A field is the same one whatever it holds: who types in it keeps the place, and what is typed next is not lost.
    """
    drawn = f"{'_'.join(values)}_gold"
    if st.session_state.get(drawn) != values or any(key not in st.session_state for key in values):
        st.session_state.update(values)
    st.session_state[drawn] = dict(values)


def _write(typed: Mapping[str, Range], window: Window, usual: AssumptionSet, note: str = "") -> None:
    """Put a set in the address, which leads."""
    own = {code: one for code, one in typed.items() if usual.typed.get(code, declared()[code].default) != one}
    wanted = {_SET: as_link(own), _WINDOW: "" if window is usual.window else window.value}
    if note or not own:
        wanted[_NOTE] = note
    _put(wanted)


def _put(wanted: Mapping[str, str]) -> None:
    for name, value in wanted.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def with_its_table(figure: Figure) -> None:
    """Show a finding whose table is what it says, however long."""
    with st.container(key=f"tegel_{figure.slug}"):
        finding(figure)
        html.table(figure.table)
        tile_numbers(figure, with_table=False)


def keep(view: View, found: AssumptionSet) -> None:
    """Let the programmamanager keep the set under a name, in the journal, so that the paper can be made again."""
    if not journal.can_write(view):
        return
    with st.expander(
        "Deze set aannamen een naam geven en bewaren", key="verkenning_bewaren", on_change="rerun"
    ) as part:
        if not part.open:
            return
        key = f"{_PLACE}_{journal.turn(_PLACE)}"
        name = st.text_input("Naam van de set", max_chars=80, key=f"{key}_naam_set") or ""
        author = journal.author(key)
        if st.button("Bewaar deze set", key=f"{_PLACE}_bewaar"):
            if not name.strip():
                st.error("Geef de set eerst een naam; er is nog niets bewaard.")
                return
            text = chosen.kept_text(name, found)
            event = Event(Kind.AANNAMESET, author, view.door.publication.id, tekst=text)
            journal.record(lambda into: into.add(event), _PLACE, "Bewaard in de opvolging.")
    journal.confirmation(_PLACE)


def sets(view: View) -> tuple[KeptSet, ...]:
    """Return the sets that were kept in the journal, as far as the visitor reads it."""
    return chosen.kept_sets(journal.events(view))


def kept(known: Sequence[KeptSet]) -> None:
    """List the sets that were kept, each as a link that shows it again."""
    for one in known:
        wanted = {_SET: one.link, _WINDOW: one.window, _NOTE: one.note}
        st.button(
            plain(f"Toon set {one.in_words}"),
            key=f"set_{one.kenmerk}",
            type="tertiary",
            on_click=_put,
            args=(wanted,),
        )


def to_take(view: View, named: str, figures: list[Figure], line: str) -> None:
    """Offer the paper with everything on it; `named` is what the set is called."""
    made_at = view.door.publication.manifest.gemaakt_op
    slug = f"verkenning-{named or 'standaard'}".replace(" ", "-").lower()
    paper_button(
        "Download als PDF, met alle aannamen", slug, lambda: paper.booklet(view, figures, line, drawn, made_at)
    )
