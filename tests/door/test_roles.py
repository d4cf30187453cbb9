"""Who a person who signed in is: by default nobody, by the file before the claim, and never longer than a sign-in lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.roles import FILE, Roles, SessionOver, account_of, admitted, read_roles
from hbh_metrics.errors import UsageError

NOW = 1_000_000.0


def written(root: Path, text: str) -> Roles:
    (root / FILE).write_text(text, encoding="utf-8")
    return read_roles(root)


def claims(**given: object) -> dict[str, object]:
    return {"iat": NOW - 60, "sub": "abc", "email": "Piet@Example.org", **given}


def test_without_a_file_the_claim_doelgroep_counts_for_eight_hours(tmp_path: Path) -> None:
    roles = read_roles(tmp_path)
    assert admitted(claims(doelgroep="aanbieder:viva"), roles, NOW) == Audience.aanbieder("VIVA")
    assert admitted(claims(iat=NOW - 8 * 3600 + 1, doelgroep="wethouder"), roles, NOW) == Audience.WETHOUDER
    with pytest.raises(SessionOver):
        admitted(claims(iat=NOW - 8 * 3600, doelgroep="wethouder"), roles, NOW)


def test_the_file_counts_before_the_claim_and_knows_accounts_whatever_their_case(tmp_path: Path) -> None:
    roles = written(tmp_path, "[rollen]\n'piet@example.org' = 'beheerder'\n'weg@example.org' = 'geen'\n")
    assert admitted(claims(doelgroep="programmamanager"), roles, NOW) == Audience.BEHEERDER
    assert admitted(claims(email="an@example.org", doelgroep="wethouder"), roles, NOW) == Audience.WETHOUDER
    with pytest.raises(UsageError, match="u ziet niets"):
        admitted(claims(email="WEG@example.org", doelgroep="programmamanager"), roles, NOW)


def test_an_address_that_the_provider_says_is_not_verified_is_nobody_in_the_file(tmp_path: Path) -> None:
    roles = written(tmp_path, "[rollen]\n'piet@example.org' = 'programmamanager'\n")
    with pytest.raises(UsageError, match="u ziet niets"):
        admitted(claims(email_verified=False), roles, NOW)
    assert admitted(claims(email_verified=True), roles, NOW) == Audience.PROGRAMMAMANAGER


def test_the_file_can_name_another_claim_and_another_account(tmp_path: Path) -> None:
    roles = written(tmp_path, "claim = 'roles'\naccount = 'sub'\nsessie_uren = 1\n[rollen]\nabc = 'wethouder'\n")
    assert account_of(claims(), roles) == "abc"
    assert admitted(claims(), roles, NOW) == Audience.WETHOUDER
    assert admitted(claims(sub="x", roles=["iets", "beheerder"]), roles, NOW) == Audience.BEHEERDER
    with pytest.raises(SessionOver):
        admitted(claims(iat=NOW - 3600), roles, NOW)


@pytest.mark.parametrize("claim", [None, "", "iedereen", 5, {}, [], ["wethouder", "beheerder"], "aanbieder:TOTAAL"])
def test_a_claim_that_names_no_one_audience_is_nobody(claim: object) -> None:
    with pytest.raises(UsageError, match="u ziet niets"):
        admitted(claims(doelgroep=claim), Roles(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "dit is geen toml =",
        f"sessie_uren = {'9' * 5000}",
        f"rollen = {'[' * 100_000}",
        "sessie_uren = 0",
        "sessie_uren = 25",
        "sessie_uren = true",
        "claim = ''",
        "rol = 'x'",
        "rollen = 'x'",
        "[rollen]\n'a' = 3",
        "[rollen]\n'a' = 'baas'",
    ],
)
def test_a_file_that_is_not_right_lets_nobody_in(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        written(tmp_path, text)


def test_a_file_that_is_elsewhere_and_away_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "rollen.toml").symlink_to(tmp_path / "elders" / "rollen.toml")
    with pytest.raises(UsageError, match="niemand krijgt toegang"):
        read_roles(tmp_path)


def test_what_is_taken_out_of_the_file_ends_at_the_next_question(tmp_path: Path) -> None:
    before = written(tmp_path, "[rollen]\n'piet@example.org' = 'programmamanager'\n")
    assert admitted(claims(), before, NOW) == Audience.PROGRAMMAMANAGER
    after = written(tmp_path, "[rollen]\n")
    with pytest.raises(UsageError, match="u ziet niets"):
        admitted(claims(), after, NOW)
