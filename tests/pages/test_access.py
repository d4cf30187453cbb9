"""Every reader gets the screens and the choices that are made for it, and no other, also by a link straight to a page."""

from __future__ import annotations

import time
from collections import OrderedDict
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest, app_test

from hbh_metrics import access_record
from hbh_metrics.access_record import Deed
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.ui import access, visitor
from hbh_metrics.ui.frame import START
from hbh_metrics.ui.visitor import Visitor
from tests.pages.screens import APP, DeclaredPages, headings, open_screen, said, status
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, agreement, publish

FIVE = {VIVA: 100, TZORG: 60, SHDH: 40, "AXXICOM": 50, "AMSTELRING": 70}
STORY = Story(agreements=tuple(agreement(who) for who in FIVE), clients=FIVE)
PAGES = {path.stem for path in (Path(__file__).resolve().parents[2] / "pages").glob("*.py")}


def as_reader(monkeypatch: pytest.MonkeyPatch, data: Path, audience: str, slug: str) -> AppTest:
    monkeypatch.setenv("HBH_DOELGROEP", audience)
    return open_screen(monkeypatch, data, slug)


def menu(at: AppTest) -> list[str]:
    return [link.proto.label for link in at.get("page_link")]


def choices(at: AppTest) -> list[str]:
    return list(at.selectbox(key="balk_aanbieder").options)


def test_every_page_says_for_whom_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    titles = menu(as_reader(monkeypatch, tmp_path, "programmamanager", "afbouw"))
    own = {slug for slug in PAGES if not access.may_open(slug)}
    assert len(titles) == len(PAGES - own) - 1, "every page but the present one"
    monkeypatch.setenv("HBH_DOELGROEP", "beheerder")
    assert {slug for slug in own if not access.may_open(slug)} == set()
    assert {slug for slug in PAGES if access.may_open(slug)} == {"gegevens", "begrippen", *own}


def test_a_page_that_says_nothing_of_its_readers_is_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "programmamanager")
    assert not access.may_open("onbekend")


@pytest.mark.parametrize("slug", ["afbouw", "aanbieder", "clienten", "tevredenheid", "signalen", "gegevens"])
def test_a_provider_sees_a_screen_about_itself_with_nothing_else_to_choose(
    slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = as_reader(monkeypatch, tmp_path, "aanbieder:VIVA", slug)
    assert choices(at) == [NAMES[VIVA]]
    assert status(at).startswith(f"{NAMES[VIVA]}, periode 7")
    assert at.title
    assert not at.error
    assert not [name for who, name in NAMES.items() if who != VIVA and name in said(at)]
    assert not {"AXXICOM", "AMSTELRING"} & set(said(at).split())


@pytest.mark.parametrize("part", ["Volledigheid", "Bevindingen", "Afspraken en drempels", "Standen", "Herkomst"])
def test_every_part_of_the_data_screen_keeps_to_the_provider(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, "gegevens")
    at.session_state["deel"] = part
    at.run()
    assert not at.error
    assert headings(at)
    assert not [name for who, name in NAMES.items() if who != VIVA and name in said(at)]
    assert "periodebetalingen_tzorg" not in said(at)


def test_the_explanation_of_terms_is_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    for audience in ("programmamanager", "beheerder", "aanbieder:VIVA", "wethouder"):
        at = as_reader(monkeypatch, tmp_path, audience, "begrippen")
        assert "begrippen gevonden" in status(at)
        assert not at.error


def test_a_page_for_others_refuses_in_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = as_reader(monkeypatch, tmp_path, "wethouder", "gegevens")
    assert [error.value[:33] for error in at.error] == ["Dit scherm is niet voor u bedoeld"]
    assert not at.title
    assert not at.header


@pytest.mark.parametrize(
    ("audience", "absent", "present"),
    [
        ("programmamanager", set(), {"Gegevens", "Kosten en besparing"}),
        ("aanbieder:VIVA", {"Kosten en besparing"}, {"Gegevens"}),
    ],
)
def test_the_menu_holds_the_screens_that_are_for_the_reader(
    audience: str, absent: set[str], present: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    titles = set(menu(as_reader(monkeypatch, tmp_path, audience, "afbouw")))
    assert present <= titles
    assert not absent & titles


def test_who_may_not_open_the_first_screen_starts_at_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    at = open_screen(monkeypatch, tmp_path, START)
    assert "Briefing wethouder" in said(at)
    assert not at.error
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    at = open_screen(monkeypatch, tmp_path, START)
    assert at.title[0].value == "Voortgang afbouw"
    assert not at.error


def test_a_link_with_a_choice_to_a_first_screen_for_others_is_refused_and_not_sent_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = publish(tmp_path, STORY)
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:VIVA")
    monkeypatch.setenv("HBH_DATA", str(tmp_path))
    monkeypatch.setattr(app_test, "PagesManager", DeclaredPages)
    at = AppTest.from_file(str(APP), default_timeout=60)
    at.query_params["stand"] = publication.id
    at.switch_page(f"pages/{START}.py")
    at.run()
    assert [error.value[:33] for error in at.error] == ["Dit scherm is niet voor u bedoeld"]
    assert not at.title
    assert f"stand={publication.id}" in {link.proto.query_string for link in at.get("page_link")}


def test_a_provider_that_does_not_take_part_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = as_reader(monkeypatch, tmp_path, "aanbieder:ELDERS", "afbouw")
    assert "'ELDERS' staat niet in publicatie" in at.error[0].value
    assert not at.header


def test_who_has_to_log_in_is_asked_to_and_sees_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path)
    at.user = {"is_logged_in": False}
    at.run()
    assert [button.label for button in at.button] == ["Inloggen"]
    assert "Log in om de cijfers te zien." in said(at)
    assert not at.header
    assert menu(at) == []
    at.user = {"is_logged_in": True, "iat": time.time(), "email": "v@example.org", "doelgroep": "aanbieder:VIVA"}
    at.run()
    assert choices(at) == [NAMES[VIVA]]
    assert "Uitloggen" in [button.label for button in at.button]


@pytest.mark.parametrize("part", ["Volledigheid", "Bevindingen", "Afspraken en drempels", "Standen", "Herkomst"])
def test_the_beheerder_sees_every_part_of_the_data_screen_and_no_figure(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_DOELGROEP", "beheerder")
    at = open_screen(monkeypatch, tmp_path, "gegevens")
    at.session_state["deel"] = part
    at.run()
    assert not at.error
    assert headings(at)
    assert "betaald_tarief" not in said(at)
    assert "afgerond" not in status(at)


def test_a_server_that_is_open_on_purpose_says_so_on_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    monkeypatch.setenv("HBH_ZONDER_AANMELDING", "ja")
    for slug in ("afbouw", "begrippen", "briefing", "gegevens"):
        at = as_reader(monkeypatch, tmp_path, "programmamanager", slug)
        assert [warning.value[:35] for warning in at.warning] == ["Dit dashboard is open voor iedereen"]


def test_a_file_that_is_asked_for_after_the_role_was_taken_away_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    roles = tmp_path / "rollen.toml"
    roles.write_text("[rollen]\n'v@example.org' = 'aanbieder:VIVA'\n", encoding="utf-8")
    claims = {"iat": time.time(), "email": "v@example.org"}
    who = Visitor(tmp_path, Audience.aanbieder(VIVA), "v@example.org", claims)
    who.note(Deed.TOOK_FILE, "afbouw.csv")
    roles.write_text("[rollen]\n'v@example.org' = 'aanbieder:SHDH'\n", encoding="utf-8")
    with pytest.raises(UsageError, match="rol is veranderd"):
        who.note(Deed.TOOK_FILE, "afbouw.csv")
    roles.write_text("[rollen]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="u ziet niets"):
        who.note(Deed.TOOK_FILE, "afbouw.csv")
    assert [deed.wat for deed in access_record.read(tmp_path).deeds] == ["afbouw.csv"]


def test_a_file_that_cannot_be_recorded_is_not_made(tmp_path: Path) -> None:
    (tmp_path / access_record.FILE).mkdir()
    claims = {"iat": time.time(), "doelgroep": "programmamanager"}
    with pytest.raises(StoreError, match="kan nu niet worden vastgelegd"):
        Visitor(tmp_path, Audience.PROGRAMMAMANAGER, "p@example.org", claims).note(Deed.TOOK_FILE, "afbouw.csv")


ROWS = """
import streamlit as st
from hbh_metrics.errors import UserError
from hbh_metrics.ui import visitor

try:
    visitor.note_rows("S06 VIVA, 3 toewijzingen", "0001-x")
    st.write("rijen")
except UserError as problem:
    st.error(str(problem))
"""


def test_rows_of_clients_are_on_record_once_a_visit_before_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DATA", str(tmp_path))
    at = AppTest.from_string(ROWS)
    at.user = {"is_logged_in": True, "iat": time.time(), "email": "p@example.org", "doelgroep": "programmamanager"}
    assert at.run().markdown[0].value == "rijen"
    at.run()
    noted = [(deed.wie, deed.handeling, deed.wat, deed.publicatie) for deed in access_record.read(tmp_path).deeds]
    assert noted == [("p@example.org", "cliëntregels geopend", "S06 VIVA, 3 toewijzingen", "0001-x")]
    (tmp_path / access_record.FILE).unlink()
    (tmp_path / access_record.FILE).mkdir()
    other = AppTest.from_string(ROWS)
    other.user = at.user
    other.run()
    assert not other.markdown
    assert "kan nu niet worden vastgelegd" in other.error[0].value


ARRIVAL = """
from hbh_metrics.ui import visitor
from hbh_metrics.ui.boundary import Boundary

with Boundary():
    visitor.note_arrival()
"""


def test_a_sign_in_is_on_record_once_however_many_screens_it_opens_and_also_after_the_server_was_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DATA", str(tmp_path))
    now = int(time.time())

    def arrive(issued: int, role: str = "programmamanager") -> list[str]:
        at = AppTest.from_string(ARRIVAL)
        at.user = {"is_logged_in": True, "iat": issued, "email": "p@example.org", "doelgroep": role}
        at.run()
        assert not at.error
        return [deed.rol for deed in access_record.read(tmp_path).deeds if deed.handeling == Deed.SIGNED_IN.value]

    assert arrive(now) == arrive(now) == ["programmamanager"]
    monkeypatch.setattr(visitor, "_arrived", OrderedDict())
    assert arrive(now) == ["programmamanager"], "a server that was started anew reads the record"
    assert arrive(now, "wethouder") == ["programmamanager", "wethouder"]
    assert arrive(now - 30) == ["programmamanager", "wethouder", "programmamanager"], "who signed in elsewhere too"


def test_a_name_is_shown_on_one_line_as_text_and_without_what_nobody_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an empty line the names in the matrix, which is drawn as Markdown that may hold HTML, would be read as Markdown."""
    monkeypatch.setitem(NAMES, VIVA, "Vi\x1b[2J\u202e<b>va\n\n[klik](http://elders.example)\n")
    publish(tmp_path, STORY)
    at = as_reader(monkeypatch, tmp_path, "programmamanager", "afbouw")
    assert "Vi[2J<b>va [klik](http://elders.example)" in choices(at)
    drawn = said(at) + "".join(element.proto.body for element in at.get("html"))
    assert "Vi[2J<b>va" in drawn
    assert not {"\x1b", "\u202e"} & set(drawn)
    assert "&lt;b&gt;va" in drawn


def test_in_a_data_folder_that_vanished_no_record_of_access_begins_and_nothing_is_brought_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    publish(data, STORY)
    monkeypatch.setenv("HBH_DATA", str(data))
    assert open_door(data, Audience.BEHEERDER) is not None
    data.rename(tmp_path / "weg")
    data.mkdir()  # where the disk was mounted
    claims = {"is_logged_in": True, "iat": int(time.time()), "email": "b@example.org", "doelgroep": "beheerder"}
    at = AppTest.from_string(ARRIVAL)
    at.user = claims
    at.run()
    assert "is leeg of weg" in at.error[0].value
    for known in (claims, None):
        with pytest.raises(StoreError, match="is leeg of weg"):
            Visitor(data, Audience.BEHEERDER, "b@example.org", known).note(Deed.CHECKED, "uren.csv")
    assert list(data.iterdir()) == []


def test_files_are_handed_out_in_one_place_where_they_are_noted() -> None:
    root = APP.parent
    code = [*(root / "hbh_metrics").rglob("*.py"), *(root / "pages").glob("*.py"), APP]
    handing = [path.name for path in code if "st.download_button(" in path.read_text(encoding="utf-8")]
    assert handing == ["downloads.py"]
