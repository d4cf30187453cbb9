"""The look-up of advisories: what it found is an error, and what it could not look up is said and never called good."""

from __future__ import annotations

import json

import pytest

from tests.audit import judged

GOOD = {"name": "een", "version": "1", "vulns": []}
BAD = {"name": "twee", "version": "2", "vulns": [{"id": "CVE-1"}, {"id": "CVE-2"}]}
SKIPPED = {"name": "drie", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([GOOD, GOOD], 0, "No known vulnerabilities in 2 pinned packages."),
        ([GOOD, BAD], 1, "KNOWN VULNERABILITIES\ntwee 2: CVE-1, CVE-2"),
        ([BAD], 1, "KNOWN VULNERABILITIES\ntwee 2: CVE-1, CVE-2"),
        ([GOOD, SKIPPED], 0, "!!! NOT AUDITED: of 1 of 2 pinned packages no advisories could be looked up !!!"),
        ([], 0, "!!! NOT AUDITED: of 2 of 2 pinned packages no advisories could be looked up !!!"),
    ],
)
def test_what_was_looked_up_is_counted(packages: list[object], code: int, told: str) -> None:
    assert judged(2, json.dumps({"dependencies": packages})) == (code, told)


@pytest.mark.parametrize("printed", ["", "geen json", "{}", "[]", "null"])
def test_a_tool_that_says_nothing_audited_nothing(printed: str) -> None:
    assert judged(2, printed) == (0, "!!! NOT AUDITED: of 2 of 2 pinned packages no advisories could be looked up !!!")
