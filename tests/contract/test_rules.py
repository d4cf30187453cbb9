"""The list of rules: complete, in order, in Dutch, and each with its select where the engine has none of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.contract import rules
from hbh_metrics.contract.rules import RULE_BY_ID, RULES, Rule

CHECKS = Path(rules.__file__).parent / "checks"
REFUSING = {
    "R00", "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R21", "R22", "R24", "R26", "R28", "R29", "R30",
    "R31",
}  # fmt: skip
OF_THE_ENGINE = {"R00", "R01", "R09", "R10", "R17", "R21", "R22", "R23", "R28", "R29", "R31"}


def test_the_rules_are_r00_to_r31_in_order_and_found_by_their_id() -> None:
    assert [rule.id for rule in RULES] == [f"R{number:02d}" for number in range(32)]
    assert [RULE_BY_ID[rule.id] for rule in RULES] == list(RULES)


def test_the_rules_that_refuse_a_delivery_are_those_of_the_contract() -> None:
    assert {rule.id for rule in RULES if rule.is_fatal} == REFUSING
    assert {rule.severity for rule in RULES} == {"F", "W", "F/W"}


def test_every_rule_that_knows_tables_has_its_select_and_no_select_is_left_over() -> None:
    assert {rule.id for rule in RULES if not rule.is_sql} == OF_THE_ENGINE
    assert {path.stem for path in CHECKS.iterdir()} == {
        f"{rule.id}{part}" for rule in RULES if rule.is_sql for part in rule.parts
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks_and_ends_with_what_to_do(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.remedy.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_sql], ids=lambda rule: rule.id)
def test_a_select_begins_with_its_rule_and_is_lower_case(rule: Rule) -> None:
    for select in rule.selects():
        head, *lines = select.splitlines()
        code = [line.split("--")[0] for line in lines]

        assert head.startswith(f"-- {rule.id}: ")
        assert not [line for line in code if " SELECT " in f" {line} " or " FROM " in f" {line} "]


def test_a_rule_that_the_engine_applies_has_no_select() -> None:
    with pytest.raises(FileNotFoundError):
        RULE_BY_ID["R01"].selects()
