"""The parts of the screen that take files in, show what the command does, and ask for a decision."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from hbh_metrics import dropped, dutch
from hbh_metrics.access_record import Deed
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.dropped import Command, Dropped, Phase
from hbh_metrics.errors import UserError
from hbh_metrics.file_names import told_names
from hbh_metrics.findings import delivery_findings
from hbh_metrics.records import Provider
from hbh_metrics.screens.aanleveren import found
from hbh_metrics.screens.aanleveren.found import Found
from hbh_metrics.ui import html, visitor
from hbh_metrics.ui.data import data_folder
from hbh_metrics.ui.downloads import offered
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile

_HERE = ZoneInfo("Europe/Amsterdam")
_TURN = "_aanleveren_beurt"
_DOING = {Command.CHECK: "gecontroleerd", Command.PUBLISH: "gepubliceerd"}


def dropping() -> None:
    """Ask for the files of a delivery and the day up to which its figures speak."""
    st.header("Breng een levering in", anchor=False)
    st.write(
        "Kies alle bestanden van de levering samen. Zij worden eerst gecontroleerd; u ziet wat erin staat en wat er mis is, en beslist "
        "daarna of zij worden gepubliceerd."
    )
    turn = st.session_state.get(_TURN, 0)
    files = st.file_uploader(
        "Bestanden (CSV, Excel, Parquet of berichten)",
        type=list(dropped.ENDINGS),
        accept_multiple_files=True,
        key=f"bestanden_{turn}",
    )
    day = st.date_input(
        "Peildatum: tot en met welke dag spreken de cijfers?", value=_today(), format="DD-MM-YYYY", key="peildatum"
    )
    if st.button("Controleer de levering", type="primary", disabled=not files, key="controleer") and isinstance(
        day, date
    ):
        taken = [(file.name, file.getvalue()) for file in files]
        if _done(
            lambda: dropped.offer(data_folder(), taken, day, visitor.present().account), Deed.CHECKED, _names(taken)
        ):
            st.session_state[_TURN] = turn + 1  # the uploader begins again empty, and lets go of the files
            st.rerun()


@st.fragment(run_every=1.0)
def progress() -> None:
    """Show what the command is doing, every second, until it is done; then the screen is drawn again."""
    now = dropped.standing(data_folder())
    if now is None or now.phase is not Phase.RUNS:
        st.rerun()
    seconds = dutch.count(round(max(time.time() - now.task.begonnen, 0)), "seconde", "seconden")
    step = dutch.sentence_start(now.step) if now.step else "Beginnen"
    html.status(f"De levering wordt {_DOING[now.command]}: {step.lower()}, {seconds} bezig.")
    if st.button("Breek af", key="breek_af"):
        call_off("afgebroken")


def decision(now: Dropped) -> None:
    """Show what was found and ask what to do with it."""
    if now.phase is Phase.FAILED or now.report is None:
        st.error(plain(now.problem))
        _take_away("Haal de bestanden weg")
        return
    result, who = found.read(now.report), _providers()
    is_check = now.command is Command.CHECK
    groups = delivery_findings.by_provider(result.findings, who)
    lists = [delivery_findings.listed(group, f"Bevindingen {name}") for name, group in groups.items()]
    brought = [found.contents(result, who)] if result.portraits else []
    counted = [found.counted(groups)] if groups else []
    tables_tile(found.headline(result, is_check=is_check), "aanlevering", *counted, *lists, *brought)
    _letters(now)
    if is_check:
        _publish_or_not(now, result)
    else:
        _take_away("Klaar: naar een volgende levering")


def call_off(told: str) -> None:
    """Stop what runs, take the files away and say so."""
    if _done(lambda: dropped.call_off(data_folder()), Deed.CALLED_OFF, told):
        st.rerun()


def _publish_or_not(now: Dropped, result: Found) -> None:
    words = "Leg de afkeuring vast" if result.is_refused else "Publiceer deze levering"
    with st.container(horizontal=True):
        if st.button(words, type="primary", key="publiceer") and _done(
            lambda: dropped.publish(data_folder(), visitor.present().account), Deed.PUBLISHED, ", ".join(now.files)
        ):
            st.rerun()
        _take_away("Niet publiceren en bestanden weghalen")


def _take_away(words: str) -> None:
    if st.button(words, key="weghalen"):
        call_off("bestanden weggehaald")


def _letters(now: Dropped) -> None:
    if now.letters:
        st.write("Brieven om terug te sturen:")
        with st.container(horizontal=True):
            for path in now.letters:
                name, kind = path.stem.removeprefix("brief_"), path.suffix[1:]
                shape = "PDF" if kind == "pdf" else "Excel"
                offered(f"Brief aan {name} als {shape}", path.stem, kind, _bytes_of(path))


def _bytes_of(path: Path) -> Callable[[], bytes]:
    return path.read_bytes


def _done(act: Callable[[], None], deed: Deed, what: str) -> bool:
    """Put the deed on record and do it; say what is wrong and return False when either fails."""
    try:
        visitor.present().note(deed, what)
        act()
    except UserError as problem:
        st.error(plain(str(problem)))
        return False
    return True


def _providers() -> tuple[Provider, ...]:
    door = opening.open_door(data_folder(), Audience.BEHEERDER)
    return () if door is None else door.providers()


def _names(files: list[tuple[str, bytes]]) -> str:
    return ", ".join(told_names(name for name, _ in files).values())


def _today() -> date:
    return datetime.now(_HERE).date()
