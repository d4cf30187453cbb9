"""For whom a visit's screens are made: the account decides, then the server's setting, and without either the programmamanager."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from hbh_metrics.errors import UserError
from hbh_metrics.ui import data

try:
    st.write(data.audience().name)
except UserError as error:
    st.error(str(error))
"""


def visit(**account: object) -> AppTest:
    at = AppTest.from_string(SCRIPT)
    at.user = account
    return at.run()


def seen_as(**account: object) -> str:
    return str(visit(**account).markdown[0].value)


def test_without_log_in_or_setting_a_visitor_is_the_programmamanager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HBH_DOELGROEP", raising=False)
    assert seen_as(email="iemand@example.org") == "programmamanager"


def test_the_setting_of_the_server_says_for_whom_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "aanbieder:viva")
    assert seen_as() == "aanbieder:VIVA"


def test_a_setting_that_does_not_exist_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "iedereen")
    assert "'iedereen' is geen doelgroep" in visit().error[0].value


def test_who_logs_in_is_what_the_account_says_whatever_the_server_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "programmamanager")
    assert seen_as(is_logged_in=True, iat=time.time(), doelgroep="wethouder") == "wethouder"
    assert seen_as(is_logged_in=True, iat=time.time(), doelgroep=["admins", "aanbieder:TZORG"]) == "aanbieder:TZORG"


@pytest.mark.parametrize(
    "claim", [{}, {"doelgroep": "iedereen"}, {"doelgroep": None}, {"doelgroep": ["wethouder", "beheerder"]}]
)
def test_an_account_without_a_known_doelgroep_sees_nothing(
    claim: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "programmamanager")
    at = visit(is_logged_in=True, iat=time.time(), **claim)
    assert not at.markdown
    assert at.error[0].value.startswith("Bij uw account staat niet voor wie u de cijfers bekijkt, dus u ziet niets.")


def test_who_has_not_logged_in_where_that_must_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "programmamanager")
    assert visit(is_logged_in=False).error[0].value == "Log in om de cijfers te zien."


def test_a_sign_in_that_does_not_say_when_it_was_or_was_too_long_ago_sees_nothing() -> None:
    for when in ({}, {"iat": time.time() - 8 * 3600 - 1}, {"iat": time.time() + 3600}, {"iat": True}):
        at = visit(is_logged_in=True, doelgroep="programmamanager", **when)
        assert not at.markdown
        assert at.error[0].value == "Uw aanmelding is verlopen. Meld u opnieuw aan."


def test_a_server_that_others_reach_without_sign_in_shows_nothing_unless_that_is_on_purpose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda _: "0.0.0.0")  # noqa: S104 - refused
    assert "toont daarom niets" in visit().error[0].value
    monkeypatch.setenv("HBH_ZONDER_AANMELDING", "ja")
    assert seen_as() == "programmamanager"
