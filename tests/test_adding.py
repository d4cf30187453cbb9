"""Adding a metric, a signal, a screen or a table touches what README's table names and nothing else, and leaves the suite green.

A copy of the project gets one of each, made from one that is there; what should notice a part that was forgotten then runs in the copy.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, PROJECT

WHAT_SHOULD_NOTICE = (
    "tests/test_boundaries.py",
    "tests/test_house.py",
    "tests/test_definitions.py",
    "tests/metrics/test_cards.py",
    "tests/signals/test_cards.py",
    "tests/signals/test_twin.py::test_rules_and_loops_find_the_same_in_any_numbers",
    "tests/door/test_links.py",
    "tests/pages/test_access.py::test_every_page_says_for_whom_it_is",
)
WHAT_WAS_ADDED_WORKS = '''"""What was added works."""

from __future__ import annotations

from hbh_metrics.demo import world
from tests.metrics.odd_tables import odd_tables
from tests.metrics.tables import metric_values
from tests.metrics.test_twin import differences


def test_what_was_added_works() -> None:
    tables, day = odd_tables(7)
    assert any(name == "klachten_proef" for name, *_ in metric_values(tables.derive(day)))
    assert [one for one in differences(tables, day) if "klachten_proef" in one] == []
    assert world(clients=60)["proeven"].num_rows
'''
NEW_SCREEN = """from hbh_metrics.screens.proef import answers
from hbh_metrics.ui import frame

frame.begin()
st.title("Proef", anchor=False)
st.write(answers.TEXT)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as git holds it, in a folder of its own; what is new and not ignored is in it too, and so is what is compiled."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        source, target = PROJECT / name, tmp_path / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)  # with its time, by which what is compiled is known to be of it
            for compiled in source.parent.glob(f"__pycache__/{source.stem}.*.pyc"):
                (target.parent / "__pycache__").mkdir(exist_ok=True)
                shutil.copy2(compiled, target.parent / "__pycache__")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def _edit(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of the first `old`, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _like(path: Path, new: Path, *changes: tuple[str, str]) -> None:
    """Write `new`, which is `path` with other words."""
    text = path.read_text(encoding="utf-8")
    for old, instead in changes:
        assert old in text, f"{path.name} has no {old!r}"
        text = text.replace(old, instead)
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(text, encoding="utf-8")


def add_metric(root: Path) -> None:
    """One column of a query, its card, and its twin in the tests: complaints per client."""
    metrics, twin = root / PACKAGE / "metrics", root / "tests" / "metrics" / "naive_kosten.py"
    column = "percentage(coalesce(ontvangen.klachten, 0), clienten.clientperioden.waarde, clienten.clienten.n) as klachten_per_100"
    _edit(metrics / "klachten.sql", column, f"{column},\n    {column.replace('_per_100', '_proef')}")
    card = re.search(r"        Card\(\n.*?\n        \),\n", (metrics / "klachten.py").read_text("utf-8"), re.DOTALL)
    assert card
    _edit(
        metrics / "klachten.py", card.group(), card.group() + card.group().replace("klachten_per_100", "klachten_proef")
    )
    entry = '    "klachten_per_100": klachten_per_100,\n'
    _edit(twin, entry, entry + entry.replace('klachten_per_100"', 'klachten_proef"'))


def add_signal(root: Path) -> None:
    """One module, its line in the list, and its twin in the tests: plans once more."""
    signals, twin = root / PACKAGE / "signals", root / "tests" / "signals" / "naive.py"
    _like(signals / "s07_plan.py", signals / "s30_proef.py", ("S07", "S30"), ("plan_ontbreekt", "proef_ontbreekt"))
    last = re.findall(r"^    s\d+_\w+(?=,$)", (signals / "rules.py").read_text("utf-8"), re.MULTILINE)[-1]
    _edit(signals / "rules.py", f"{last},\n", f"{last},\n    s30_proef,\n")
    _edit(signals / "rules.py", f"{last}.RULE,\n", f"{last}.RULE,\n    s30_proef.RULE,\n")
    decided = re.search(r'        found \|= _last\("S07".*\n', twin.read_text("utf-8"))
    assert decided
    _edit(twin, decided.group(), decided.group() + decided.group().replace("S07", "S30"))


def add_screen(root: Path) -> None:
    """One file in `pages/`, its folder in `screens/`, and its line in `app.py`."""
    page = f'"""Proef: a screen that was added."""\n\nfrom __future__ import annotations\n\nimport streamlit as st\n\n{NEW_SCREEN}'
    (root / "pages" / "proef.py").write_text(page, encoding="utf-8")
    folder = root / PACKAGE / "screens" / "proef"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Does a screen need more than its own files."""\n', encoding="utf-8")
    (folder / "answers.py").write_text('"""What the screen says."""\n\nTEXT = "Nee."\n', encoding="utf-8")
    _edit(root / "app.py", "PAGES = [\n", 'PAGES = [\n    access.page("proef", "Proef", access.PROGRAMME),\n')


def add_table(root: Path) -> None:
    """One module in `contract/` and its line in the list, and its generator in `demo/`: bookings once more."""
    contract, demo = root / PACKAGE / "contract", root / PACKAGE / "demo"
    _like(
        contract / "bestemmingen.py", contract / "proeven.py", ("bestemmingen", "proeven"), ("Bestemmingen", "Proeven")
    )
    _edit(contract / "__init__.py", "    vragen,\n", "    proeven,\n    vragen,\n")
    _edit(contract / "__init__.py", "    communicatie.TABLE,\n", "    communicatie.TABLE,\n    proeven.TABLE,\n")
    _like(demo / "savings.py", demo / "trials.py", ("savings_register", "trials_register"), ("bestemmingen", "proeven"))
    line = '        "bestemmingen": savings_register('
    _edit(
        demo / "books.py",
        "from hbh_metrics.demo.timeline",
        "from hbh_metrics.demo.trials import trials_register\nfrom hbh_metrics.demo.timeline",
    )
    _edit(
        demo / "books.py",
        line,
        f'        "proeven": trials_register([book.registers["periodebetalingen"].table for book in books]),\n{line}',
    )


def test_one_of_each_is_added_by_what_the_table_in_readme_names(copy: Path) -> None:
    for add in (add_metric, add_signal, add_screen, add_table):
        add(copy)
    subprocess.run([sys.executable, "-m", f"{PACKAGE}.definitions"], cwd=copy, check=True)
    subprocess.run(["git", "add", "."], cwd=copy, check=True)
    works = copy / "tests" / "metrics" / "test_added.py"
    works.write_text(WHAT_WAS_ADDED_WORKS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", *WHAT_SHOULD_NOTICE, works],
        cwd=copy, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-6000:]
