"""The bar that every screen shares: provider, period and publication, kept in the URL.

The URL leads: a link, a reload and the back button all arrive as another URL and set the choices. A choice writes all three to the URL, so
that what is copied from the address bar pins period and publication. A bare URL means: everything as it is now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from hbh_metrics import dutch, project
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.door import Door
from hbh_metrics.findings.view import ALL_PROVIDERS, View, begun_periods, default_period
from hbh_metrics.publications import Publication
from hbh_metrics.records import Provider
from hbh_metrics.ui import empty, frame, html, passport_links, shown
from hbh_metrics.ui.data import audience, data_folder

NAMES = ("aanbieder", "periode", "stand")
"""The parameters of the URL, in the order of the bar."""

_WIDTHS = {"aanbieder": 3, "periode": 4, "stand": 3}
_SEEN = "_bar_url"


@dataclass(frozen=True)
class _Choice:
    """What one select box offers and what is chosen in it; `refused` is a value from the URL that is not on offer."""

    name: str
    options: Mapping[str, str]
    value: str
    refused: str | None = None


@dataclass(frozen=True)
class _Read:
    """What the URL and the boxes say; `usual` is the period and `newest` the publication of a bare URL."""

    view: View
    choices: tuple[_Choice, ...]
    usual: str
    newest: str


def show(*, only_stand: bool = False) -> View | None:
    """Draw the bar and return what is chosen; None, after saying what is missing, when there is nothing to choose from.

    With `only_stand` provider and period are kept and not shown: the screen is about everybody and the whole experiment.
    """
    read = _read(audience(), is_drawn=True)
    if read is None:
        return None
    _draw(*(choice for choice in read.choices if choice.name == "stand" or not only_stand))
    shown.chosen(read.view)
    if only_stand:
        html.status(f"Alle aanbieders, {read.view.span}, {read.view.stand}.")
        return read.view
    _tell(read)
    return read.view


def unseen(who: Audience, title: str = "") -> View | None:
    """Return what the URL says as `who` may see it, without drawing the bar: for a room where only the finding stands on the wall.

    None, after saying what is missing, when there is nothing to choose from: below the `title` of a screen that has no other, with the
    box that leads to another publication.
    """
    read = _read(who, title=title)
    return None if read is None else read.view


def _read(who: Audience, *, is_drawn: bool = False, title: str = "") -> _Read | None:
    """Return what the URL and the boxes say; None, after saying what is missing.

    That is said below the `title` where there is one, and with the box that leads elsewhere, also where the bar `is_drawn`.
    """
    published = opening.publications(data_folder(), who)
    if not published:
        _titled(title)
        empty.nothing_published()
        return None
    wanted = _wanted()
    stand = _choice(
        "stand",
        wanted,
        {publication.id: _stand_name(publication, published) for publication in published},
        published[0].id,
    )
    door = opening.open_door(data_folder(), who, stand.value)
    if door is not None:
        project.use(door.publication.manifest.project)
    if door is None or (usual := default_period(door)) is None:
        _titled(title)
        if is_drawn or title:
            _draw(stand)
        empty.no_periods(published[0] if door is None else door.publication)
        return None
    providers = {offered.aanbieder_id: offered for offered in _providers(door)}
    names = {key: offered.naam for key, offered in providers.items()}
    provider = _choice("aanbieder", wanted, names, next(iter(names)))
    period = _choice("periode", wanted, _period_names(door), usual)
    view = View(door, door.providers(), providers[provider.value], period.value)
    return _Read(view, (provider, period, stand), usual, published[0].id)


def _titled(title: str) -> None:
    if title:
        st.title(title, anchor=False)


def address(**replaced: str) -> dict[str, str]:
    """Return the parameters of the present URL, some replaced, for a link that keeps the choices; which number was looked into is none."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in passport_links.OWN}
    return {name: value for name, value in (kept | replaced).items() if value}


def _providers(door: Door) -> tuple[Provider, ...]:
    """Return what there is to choose from: an aanbieder has only itself, the wethouder only all together."""
    return door.providers() if door.audience.role is Role.AANBIEDER else (ALL_PROVIDERS, *door.providers())


def _wanted() -> Mapping[str, str | None]:
    """Return the chosen values: of the URL when that is new to this visit, else those of the boxes."""
    url = {name: st.query_params.get(name) for name in NAMES}
    is_new = st.session_state.get(_SEEN) != url
    st.session_state[_SEEN] = url
    return url if is_new else {name: st.session_state.get(_key(name), url[name]) for name in NAMES}


def _choice(name: str, wanted: Mapping[str, str | None], options: Mapping[str, str], usual: str) -> _Choice:
    value = wanted[name]
    if value is not None and value in options:
        return _Choice(name, options, value)
    return _Choice(name, options, usual, refused=value)


def _draw(*choices: _Choice) -> None:
    labels = {"aanbieder": "Aanbieder", "periode": "Periode", "stand": "Stand van"}
    with st.container(key="balk"):
        for column, choice in zip(st.columns([_WIDTHS[choice.name] for choice in choices]), choices, strict=True):
            st.session_state[_key(choice.name)] = choice.value
            column.selectbox(
                labels[choice.name],
                list(choice.options),
                format_func=choice.options.__getitem__,
                key=_key(choice.name),
                on_change=_write_url,
            )


def _write_url() -> None:
    st.query_params.update({name: st.session_state[_key(name)] for name in NAMES if _key(name) in st.session_state})
    st.session_state[_SEEN] = {name: st.query_params.get(name) for name in NAMES}


def _tell(read: _Read) -> None:
    view, usual, newest = read.view, read.usual, read.newest
    notices = [_refusal(choice) for choice in read.choices if choice.refused]
    html.status(" ".join([view.status_sentence(), *notices]))
    links = []
    if view.periode_id != usual:
        links.append((f"Naar de laatste hele periode ({dutch.period(usual)})", address(periode=usual)))
    if view.door.publication.id != newest:
        links.append(("Er is een nieuwere stand: bekijk die", address(stand="", periode="")))
    if links:
        with st.container(horizontal=True, key="balk_links"):
            for words, target in links:
                st.page_link(frame.current_page(), label=words, query_params=target)


def _refusal(choice: _Choice) -> str:
    """Return that what a link asks for is not there, and what is shown instead; a publication is not looked for in one."""
    where, instead = ("", "die van ") if choice.name == "stand" else (" in deze stand", "")
    return (
        f"{dutch.sentence_start(choice.name)} ‘{choice.refused}’ is er niet{where}; "
        f"u ziet {instead}{choice.options[choice.value]}."
    )


def _period_names(door: Door) -> dict[str, str]:
    return {
        period_id: dutch.sentence_start(dutch.period_in_full(period_id)) for period_id in reversed(begun_periods(door))
    }


def _stand_name(publication: Publication, published: Sequence[Publication]) -> str:
    day = dutch.day_in_full(publication.manifest.peildatum)
    return f"{day} (nieuwste)" if publication.id == published[0].id else f"{day}, nr. {publication.manifest.number}"


def _key(name: str) -> str:
    return f"balk_{name}"
