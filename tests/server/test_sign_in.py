"""Signing in end to end: a real OpenID provider, a real server, and what each role then gets in raw messages."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from hbh_metrics.access_record import Deed, read
from tests.server.identity import CLIENT_SECRET, SECRET, provider, set_claims, signing_in, write_roles
from tests.server.visiting import Visitor
from tests.serving import Served
from tests.small_store import NAMES, SHDH, TZORG, VIVA, Story, agreement, publish

CLIENTS = {VIVA: 100, TZORG: 60, SHDH: 40, "AXXICOM": 50, "AMSTELRING": 70}
ACCOUNTS: dict[str, dict[str, object]] = {
    "pm": {"email": "pm@example.org", "name": "Puck", "doelgroep": "programmamanager"},
    "viva": {"email": "viva@example.org", "doelgroep": "aanbieder:VIVA"},
    "shdh": {"email": "shdh@example.org", "email_verified": True},
    "beheer": {"email": "Beheer@Example.org"},
    "niemand": {"email": "niemand@example.org"},
    "weg": {"email": "weg@example.org", "doelgroep": "programmamanager"},
    "wisselt": {"email": "wisselt@example.org", "doelgroep": "wethouder"},
}
WORKBOOK = "De tabellen van dit scherm als één Excel-bestand"
ROLES = {"shdh@example.org": "aanbieder:SHDH", "beheer@example.org": "beheerder", "weg@example.org": "geen"}


@dataclass(frozen=True)
class World:
    """A data folder, the server that shows it, the provider that knows people, and what stands open."""

    data: Path
    server: Served
    provider: str
    rooms: ExitStack


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("aanmelding")
    data = folder / "data"
    publish(data, Story(agreements=tuple(agreement(who) for who in CLIENTS), clients=CLIENTS))
    write_roles(data, rollen=ROLES)
    with provider(folder, ACCOUNTS) as url, signing_in(data, folder, url) as server, ExitStack() as rooms:
        yield World(data, server, url, rooms)


def visitor(world: World) -> Visitor:
    return Visitor(world.server.url, world.rooms)


def signed_in(world: World, sub: str) -> Visitor:
    found = visitor(world)
    found.sign_in(sub)
    return found


def test_nobody_sees_a_figure_before_signing_in(world: World) -> None:
    for slug in ("overzicht", "afbouw", "gegevens", "begrippen"):
        text = visitor(world).open(slug).text
        assert "Log in om de cijfers te zien" in text
        assert not [name for name in NAMES.values() if name in text]


def test_a_claim_lets_somebody_in_and_the_cookie_lasts_as_long_as_a_sign_in(world: World) -> None:
    found = visitor(world)
    answer = found.sign_in("pm", "/afbouw?aanbieder=VIVA")
    assert (answer.status, answer.headers["location"]) == (302, "/afbouw?aanbieder=VIVA")
    screen = found.open("afbouw")
    assert all(name in screen.text for name in NAMES.values())
    assert "Log in om" not in screen.text
    lasting = {
        c.name: c.expires - time.time() for c in found.cookies if c.name.startswith("_streamlit_user") and c.expires
    }
    assert set(lasting) == {"_streamlit_user", "_streamlit_user_tokens"}
    assert all(8 * 3600 - 60 < seconds <= 8 * 3600 for seconds in lasting.values())
    assert all(cookie.has_nonstandard_attr("HttpOnly") for cookie in found.cookies if cookie.name in lasting)


def test_an_account_without_a_role_or_with_none_sees_nothing(world: World) -> None:
    for sub in ("niemand", "weg"):
        text = signed_in(world, sub).open("afbouw").text
        assert "u ziet niets" in text
        assert not [name for name in NAMES.values() if name in text]


def test_the_beheerder_sees_deliveries_and_no_figures(world: World) -> None:
    found = signed_in(world, "beheer")
    assert "Gegevens" in found.open("gegevens").text
    for slug in ("afbouw", "kosten", "signalen"):
        text = found.open(slug).text
        assert "niet voor u bedoeld" in text
        assert not [name for name in NAMES.values() if name in text]


def test_a_role_taken_from_the_file_ends_an_open_screen_within_a_minute_untouched(world: World) -> None:
    write_roles(world.data, rollen={**ROLES, "niemand@example.org": "programmamanager"})
    screen = signed_in(world, "niemand").open("afbouw")
    assert NAMES[VIVA] in screen.text
    time.sleep(6)  # the screens were gone through once with this one open
    begin = time.monotonic()
    write_roles(world.data, rollen=ROLES)
    text = screen.wait(60)
    assert time.monotonic() - begin < 60
    assert "u ziet niets" in text
    assert NAMES[VIVA] not in text


def test_a_sign_in_that_is_too_long_ago_asks_for_another(world: World) -> None:
    screen = signed_in(world, "pm").open("afbouw")
    assert NAMES[VIVA] in screen.text
    write_roles(world.data, sessie_uren=0.0001, rollen=ROLES)
    try:
        text = screen.run()
        assert "Uw aanmelding is verlopen" in text
        assert NAMES[VIVA] not in text
    finally:
        write_roles(world.data, rollen=ROLES)


def test_a_claim_counts_at_the_next_sign_in(world: World) -> None:
    found = signed_in(world, "wisselt")
    assert "niet voor u bedoeld" in found.open("afbouw").text
    set_claims(world.provider, "wisselt", {"email": "wisselt@example.org", "doelgroep": "programmamanager"})
    assert "niet voor u bedoeld" in found.open("afbouw").text
    again = signed_in(world, "wisselt")
    assert NAMES[VIVA] in again.open("afbouw").text


def test_a_cookie_that_somebody_made_up_or_altered_opens_nothing(world: World) -> None:
    found = signed_in(world, "viva")
    for cookie in found.cookies:
        if cookie.name == "_streamlit_user" and cookie.value:
            cookie.value = cookie.value[:-6] + ("a" * 6)
    assert "Log in om de cijfers te zien" in found.open("afbouw").text


def test_a_file_is_for_who_it_was_made_for_and_on_record(world: World) -> None:
    viva, shdh, nobody = (signed_in(world, sub) for sub in ("viva", "shdh", "niemand"))
    address = viva.open("afbouw").download(WORKBOOK)
    asked = [one.ask(address) for one in (viva, shdh, nobody, visitor(world))]
    assert [answer.status for answer in asked] == [200, 404, 401, 401]
    assert [answer.body[:2] == b"PK" for answer in asked] == [True, False, False, False]
    taken = [deed for deed in read(world.data).deeds if deed.handeling == Deed.TOOK_FILE.value]
    assert [(deed.wie, deed.rol) for deed in taken] == [("viva@example.org", "aanbieder:VIVA")]
    assert taken[0].wat == "afbouw-alle-tabellen.xlsx"
    assert taken[0].publicatie.startswith("0001-")


def test_a_file_that_is_asked_for_after_the_role_was_taken_away_does_not_come(world: World) -> None:
    screen = signed_in(world, "shdh").open("afbouw")
    write_roles(world.data, rollen={})
    try:
        assert screen.download(WORKBOOK) == ""
    finally:
        write_roles(world.data, rollen=ROLES)


def test_what_a_provider_sends_in_a_callback_is_not_in_the_log(world: World) -> None:
    visitor(world).ask("/oauth2callback?error=access_denied&error_description=Piet%20piet@example.org%20123456782")
    (log,) = (world.data / "logboek").iterdir()
    told = log.read_text(encoding="utf-8")
    assert "Error during authentication" in told
    assert "piet" not in told.lower()
    assert "123456782" not in told
    assert log.stat().st_mode & 0o777 == 0o600
    assert all("melding" in json.loads(line) for line in told.splitlines())


def test_the_server_is_ready_without_anybody_and_answers_under_its_own_name_only(world: World) -> None:
    found = visitor(world)
    assert found.ask("/gereed").status == 200
    assert found.ask("/gereed", Host="elders.example.org").status == 421


def test_who_came_in_and_who_was_turned_away_is_on_record_and_no_secret_is_anywhere(world: World) -> None:
    signed_in(world, "viva").open("gegevens")
    signed_in(world, "niemand").open("gegevens")
    deeds = read(world.data).deeds
    assert ("viva@example.org", "aanbieder:VIVA", Deed.SIGNED_IN.value) in {(d.wie, d.rol, d.handeling) for d in deeds}
    assert ("niemand@example.org", "geen", Deed.TURNED_AWAY.value) in {(d.wie, d.rol, d.handeling) for d in deeds}
    assert (world.data / "toegang.jsonl").stat().st_mode & 0o777 == 0o600
    told = world.server.output() + json.dumps([vars(deed) for deed in deeds])
    told += "".join(path.read_text(encoding="utf-8") for path in (world.data / "logboek").iterdir())
    assert SECRET not in told
    assert CLIENT_SECRET not in told
