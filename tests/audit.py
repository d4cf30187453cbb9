"""Looks up advisories of every pinned package: `python -m tests.audit requirements-dev.lock`, as `make audit` does.

The tool behind it ends well also when it could look up nothing, so what it looked up is counted. A known vulnerability is exit code 1;
where advisories cannot be reached (a building without internet) the run says so loudly and goes on, because then nothing is known.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

TOOL = Path(__file__).resolve().parents[1] / ".venv" / "audit" / "bin" / "pip-audit"
PATIENCE_S = 300
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def judged(pinned: int, printed: str) -> tuple[int, str]:
    """Return the exit code and what to say, of how many packages are pinned and what the tool printed as JSON."""
    try:
        packages = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        packages = []
    looked_up = [package for package in packages if "skip_reason" not in package]
    wrong = [
        f"{one['name']} {one['version']}: {', '.join(v['id'] for v in one['vulns'])}"
        for one in looked_up
        if one["vulns"]
    ]
    if wrong:
        return 1, "KNOWN VULNERABILITIES\n" + "\n".join(wrong)
    if len(looked_up) < pinned:
        return (
            0,
            f"!!! NOT AUDITED: of {pinned - len(looked_up)} of {pinned} pinned packages no advisories could be looked up !!!",
        )
    return 0, f"No known vulnerabilities in {pinned} pinned packages."


def main(arguments: Sequence[str]) -> int:
    """Audit the lock that is named and return the exit code."""
    lock = Path(arguments[0])
    pinned = len(_PIN.findall(lock.read_text(encoding="utf-8")))
    command = [
        str(TOOL),
        "--requirement",
        str(lock),
        "--require-hashes",
        "--disable-pip",
        "--format",
        "json",
        "--timeout",
        "10",
    ]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE_S)
        printed = done.stdout
    except (OSError, subprocess.TimeoutExpired):
        printed = ""
    code, told = judged(pinned, printed)
    sys.stdout.write(f"{told}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
