"""Which tests `make check` runs for what changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.changed import belonging, changed_files

FILES = {
    "hbh_metrics/door/links.py": "",
    "hbh_metrics/metrics/feiten/paren.sql": "-- één rij per paar",
    "tests/door/test_links.py": "from hbh_metrics.door import links",
    "tests/door/test_door.py": "from hbh_metrics.door.links import COUNTS",
    "tests/metrics/feiten/test_twin.py": "",
    "tests/metrics/test_uren.py": "from tests.metrics.tables import Tables",
    "tests/metrics/tables.py": "",
    "tests/pages/test_kosten.py": "",
}


def _tree(root: Path) -> Path:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (["hbh_metrics/door/links.py"], ["tests/door/test_links.py", "tests/door/test_door.py"]),
        (["tests/door/test_door.py"], ["tests/door/test_door.py"]),
        (["hbh_metrics/metrics/feiten/paren.sql"], ["tests/metrics/feiten/test_twin.py"]),
        (["tests/metrics/tables.py"], ["tests/metrics/test_uren.py"]),
        (["pages/kosten.py"], ["tests/pages/test_kosten.py"]),
        (["README.md", "hbh_metrics/errors.py"], []),
    ],
)
def test_a_changed_file_brings_its_mirror_then_what_imports_it_else_its_folder(
    changed: list[str], expected: list[str], tmp_path: Path
) -> None:
    assert belonging(changed, _tree(tmp_path)) == expected


def test_what_changed_is_what_was_committed_since_the_base_what_was_not_and_what_is_new(tmp_path: Path) -> None:
    root = _tree(tmp_path)

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "Begin")
    git("checkout", "-b", "work")
    (root / "hbh_metrics/door/links.py").write_text("A = 1", encoding="utf-8")
    git("commit", "-am", "Change")
    (root / "tests/pages/test_kosten.py").write_text("B = 1", encoding="utf-8")
    (root / "pages").mkdir()
    (root / "pages/kosten.py").write_text("", encoding="utf-8")
    assert changed_files("main", root) == ["hbh_metrics/door/links.py", "pages/kosten.py", "tests/pages/test_kosten.py"]
