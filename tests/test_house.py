"""What every file of the house keeps to, and the proof that a file that does not is noticed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hbh_metrics.demo.providers import PROVIDERS
from hbh_metrics.project import DEFAULT as THE_EXPERIMENT
from tests.architecture import PROJECT

LONGEST_MODULE = 300
LONGEST_PAGE = 80
LONGEST_SQL = 150
LARGEST_FILE_BYTES = 600_000
COMPOSES_SQL = PROJECT / "hbh_metrics" / "intake" / "statements.py"
"""Statements that follow from a table's declaration are put together here, of its names and expressions, and nowhere else."""

SQL = re.compile(
    r"""\b(select\s.+\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s|drop\s+(table|view)\s|merge\s+into\s
    |create\s+(or\s+replace\s+)?(temp(orary)?\s+)?(table|view|macro)\s|copy\s+.+\s(to|from)\s|alter\s+table\s)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
DUTCH = re.compile(
    r"\b(aantal|alle|als|bij|dat|de|deze|die|een|één|en|geen|het|in|is|met|naar|niet|om|op|per|rij|rijen|te|uit|van|voor|waar|zonder)\b"
)
ENGLISH = re.compile(
    r"\b(all|and|are|by|each|every|for|from|not|of all|one row|per each|rows?|the|this|which|with|without)\b"
)
MACHINE = re.compile(r"/(work|root)/|/home/\w|/Users/\w|[A-Z]:\\\\?Users")
REGISTRY = re.compile(r"\b(pypi\.|pythonhosted\.|registry\.npmjs\.|deb\.debian\.|crates\.|proxy\.golang\.)(org|io)\b")
YEARS = "|".join(str(year) for year in range(THE_EXPERIMENT.begin.year - 1, THE_EXPERIMENT.end.year + 2))
NAMES = {THE_EXPERIMENT.town, *THE_EXPERIMENT.example_provider, *THE_EXPERIMENT.spellings, *THE_EXPERIMENT.providers}
NAMES |= {provider.name for provider in PROVIDERS} | {provider.id for provider in PROVIDERS}
THE_PROJECT = re.compile(
    rf"(?<!\d)({YEARS})(0[1-9]|1[0-3])?(?!\d)"
    rf"|\b({THE_EXPERIMENT.begin.day} januari|{THE_EXPERIMENT.end.day} december)\b"
    rf"|(?<![^\W_])({'|'.join(re.escape(name) for name in sorted(NAMES))})(?![^\W_])",
    re.IGNORECASE,
)
KNOWN_ELSEWHERE = {
    "calendar.py: 2014": "the first year of Koningsdag: the law's year, not the experiment's",
}
OUR_OWN = {
    name
    for path in (PROJECT / "hbh_metrics").rglob("*.py")
    for name in re.findall(r"^class (\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
}
ASKED_IN_SQL = PROJECT / "hbh_metrics" / "publications" / "asking.py"
"""What DuckDB says of an analyst's own SQL is told in its own words: it points at the place in it."""
BINARY = {".png", ".xlsx", ".parquet", ".ico", ".woff2", ".pdf"}
GENERATED = {".parquet", ".duckdb", ".db", ".sqlite", ".sqlite3", ".wal", ".pyc", ".log"}


def _tracked() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    return tuple(PROJECT / name for name in listed.split("\0") if name and (PROJECT / name).is_file())


def _sources() -> list[Path]:
    return [
        PROJECT / "app.py",
        *sorted((PROJECT / "pages").rglob("*.py")),
        *sorted((PROJECT / "hbh_metrics").rglob("*.py")),
    ]


def _tests() -> list[Path]:
    return sorted((PROJECT / "tests").rglob("*.py"))


def _queries() -> list[Path]:
    return sorted((PROJECT / "hbh_metrics").rglob("*.sql"))


def _docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the constants that document something: they may speak of SQL."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every string of a module with its line; the fixed parts of an f-string are joined."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            parts = (str(part.value) if isinstance(part, ast.Constant) else " x " for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def sql_in_python(path: Path) -> list[str]:
    return [f"{path.name}:{line}: {text[:60]}" for line, text in _texts(path) if SQL.search(f"{text} ")]


def sql_without_a_dutch_head(path: Path) -> list[str]:
    head = path.read_text(encoding="utf-8").split("\n", 1)[0]
    is_dutch = head.startswith("-- ") and DUTCH.search(head.lower()) and not ENGLISH.search(head.lower())
    return [] if is_dutch else [f"{path.name}: {head[:80]}"]


def sql_pasted_together(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"\{\{|\{%|\bgetvariable\s*\(|%s|\{[a-zA-Z_]\w*\}", text)
    return [f"{path.name}: {mark}" for mark in found]


def knowledge_of_the_project(path: Path) -> list[str]:
    """Return what a source says of the experiment's dates, its town or a provider: constants of code, and SQL but for its comments."""
    if path.suffix == ".py":
        tree = ast.parse(path.read_text(encoding="utf-8"))
        numbers = [str(n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) is int]
        said = [*(text for _, text in _texts(path)), *numbers]
    else:
        comment = {".sql": "--", ".toml": "#"}.get(path.suffix, "\0")
        said = [line.partition(comment)[0] for line in path.read_text(encoding="utf-8").splitlines()]
    return [f"{path.name}: {text[:60]}" for text in said if THE_PROJECT.search(text)]


def too_long(path: Path) -> list[str]:
    allowed = LONGEST_SQL if path.suffix == ".sql" else LONGEST_PAGE if path.parent.name == "pages" else LONGEST_MODULE
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return [f"{path.name}: {lines} lines, {allowed} allowed"] if lines > allowed else []


def bound_to_a_machine(path: Path) -> list[str]:
    if path.suffix in BINARY:
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    return [f"{path.name}: {match.group()}" for rule in (MACHINE, REGISTRY) for match in rule.finditer(text)]


def documents_that_are_not_there(path: Path) -> list[str]:
    """Return the documents that a file of code refers to and that the repository does not hold, from its root or beside the file."""
    named = re.findall(r"[\w./-]*\w\.md\b", path.read_text(encoding="utf-8"))
    return [
        f"{path.name}: {name}" for name in named if not any((root / name).is_file() for root in (PROJECT, path.parent))
    ]


def unguarded_page(path: Path) -> list[str]:
    """Return the page when anything is called, at its outermost level, before `frame.begin()`."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    defined = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    acts = [
        ast.unparse(node)
        for node in body
        if not isinstance(node, defined) and any(isinstance(n, ast.Call) for n in ast.walk(node))
    ]
    return [] if acts and acts[0] == "frame.begin()" else [f"{path.name}: {(acts or ['nothing'])[0]}"]


def skipped_test(path: Path) -> list[str]:
    names = {"skip", "skipif", "xfail", "importorskip", "SkipTest"}
    return [
        f"{path.name}:{node.lineno}: {node.attr}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def words_of_a_library(path: Path) -> list[str]:
    """Return the texts in which a library's own (English) words would stand before a user: those of our own exceptions are Dutch."""
    return [
        f"{path.name}:{handler.lineno}: {ast.unparse(part)}"
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None and handler.name is not None
        if not set(re.findall(r"\w+", ast.unparse(handler.type))) <= OUR_OWN
        for part in ast.walk(handler)
        if isinstance(part, ast.FormattedValue)
        if re.fullmatch(rf"(str\()?{handler.name}(\.strerror|\.args|\.msg|\.reason)?.*", ast.unparse(part)[1:-1])
        if ast.unparse(part)[1:-1] not in (f"{handler.name}.errno", f"{handler.name}.lineno")
    ]


def _all(rule: Callable[[Path], list[str]], paths: list[Path]) -> list[str]:
    assert paths
    return [found for path in paths for found in rule(path)]


def test_no_sql_stands_in_a_python_string_but_where_the_intake_composes_it() -> None:
    assert _all(sql_in_python, [path for path in _sources() if path != COMPOSES_SQL]) == []


def test_every_sql_file_begins_with_a_dutch_comment() -> None:
    assert _all(sql_without_a_dutch_head, _queries()) == []


def test_no_sql_is_pasted_together_by_a_template_or_a_session_variable() -> None:
    assert _all(sql_pasted_together, _queries()) == []


def test_only_project_and_its_data_file_know_a_date_a_town_or_a_provider() -> None:
    allowed = {PROJECT / "hbh_metrics" / name for name in ("project/project.toml", "exploration/aannamen.toml")}
    texts = [path for path in (PROJECT / "hbh_metrics").rglob("*") if path.suffix in {".sql", ".toml", ".css", ".js"}]
    found = _all(
        knowledge_of_the_project,
        [
            path
            for path in [*_sources(), *texts]
            if path not in allowed and PROJECT / "hbh_metrics" / "demo" not in path.parents
        ],
    )
    assert [one for one in found if one not in KNOWN_ELSEWHERE] == []
    assert set(KNOWN_ELSEWHERE) <= set(found), "what is allowed no longer stands there"


def test_no_module_page_or_query_outgrows_what_a_reader_can_hold() -> None:
    assert _all(too_long, [*_sources(), *_queries()]) == []


def test_no_tracked_file_names_a_path_of_one_machine_or_the_host_of_a_registry() -> None:
    assert _all(bound_to_a_machine, [path for path in _tracked() if path != Path(__file__)]) == []


def test_no_code_refers_to_a_document_that_is_not_in_the_repository() -> None:
    writes_documents = {
        Path(__file__),
        PROJECT / "hbh_metrics" / "definitions.py",
        PROJECT / "tests" / "test_definitions.py",
    }
    code = [path for path in _tracked() if path.suffix in {".py", ".sql", ".toml"} and path not in writes_documents]
    assert _all(documents_that_are_not_there, code) == []


def test_no_words_of_a_library_stand_before_a_user() -> None:
    assert _all(words_of_a_library, [path for path in _sources() if path != ASKED_IN_SQL]) == []
    assert words_of_a_library(ASKED_IN_SQL)


def test_only_place_counts_folders_upward_so_a_module_can_move() -> None:
    found = [path.name for path in _sources() if re.search(r"parents\[", path.read_text(encoding="utf-8"))]
    assert found == ["place.py"]


def test_no_skipped_test_or_expected_to_fail() -> None:
    assert _all(skipped_test, [path for path in _tests() if path != Path(__file__)]) == []


def test_nothing_that_a_command_makes_is_tracked() -> None:
    tracked = _tracked()
    assert [path for path in tracked if path.suffix in GENERATED] == []
    assert [path.name for path in tracked if path.parent == PROJECT / "data"] in ([], ["README.md"])
    assert [path for path in tracked if PROJECT / "data" in path.parents and path.parent != PROJECT / "data"] == []
    assert [path.name for path in tracked if path.stat().st_size > LARGEST_FILE_BYTES] == []


def test_every_direct_and_indirect_package_is_pinned_to_one_version() -> None:
    lines = [
        line
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (PROJECT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-r "))
    ]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []
    names = [_package(line.split("==")[0]) for line in lines]
    assert len(names) == len(set(names))


def locked(text: str) -> dict[str, str]:
    """Return the version of each package of a lock; raises AssertionError for a line that is neither a pin nor a hash of one."""
    found = {}
    for entry in re.split(r"\n(?=\S)", text.strip()):
        name, version, *hashes = re.split(r"==|\s*\\\n\s*", entry)
        assert hashes, entry
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), entry
        found[_package(name)] = version
    return found


def _package(name: str) -> str:
    return name.lower().replace("_", "-")


@pytest.mark.parametrize(
    ("lock", "files"),
    [
        ("requirements.lock", ["requirements.txt"]),
        ("requirements-dev.lock", ["requirements.txt", "requirements-dev.txt"]),
    ],
)
def test_a_lock_holds_what_its_requirement_files_pin_with_hashes_and_nothing_else(lock: str, files: list[str]) -> None:
    pinned = {
        _package(name): version
        for file in files
        for name, version in re.findall(r"^([\w.-]+)==(\S+)$", (PROJECT / file).read_text("utf-8"), re.MULTILINE)
    }
    assert locked((PROJECT / lock).read_text(encoding="utf-8")) == pinned


def test_what_runs_and_what_is_worked_on_have_the_same_packages() -> None:
    entries = [
        set(re.split(r"\n(?=\S)", (PROJECT / name).read_text("utf-8").strip()))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert entries[0] < entries[1]


@pytest.mark.parametrize(
    "line", ["ruff==0.1.0", "ruff==0.1.0 \\\n    --hash=md5:0", "--index-url https://example.org\nruff==0.1.0"]
)
def test_a_lock_with_a_pin_without_its_hash_or_with_an_index_is_noticed(line: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        locked(line)


def screens_named_but_missing(readme: str, pages: Path) -> list[str]:
    """Return the screens of README's list that are not there."""
    return [slug for slug in re.findall(r"^\| `/(\w+)` ", readme, re.MULTILINE) if not (pages / f"{slug}.py").is_file()]


def unnamed_commands(readme: str, commands: list[str]) -> list[str]:
    return [command for command in commands if f"python -m hbh_metrics {command}" not in readme]


def named_but_missing(readme: str, root: Path) -> list[str]:
    """Return the files and folders that README names and that are not there."""
    named = re.findall(r"\]\(([^)#:]+)\)|`((?:hbh_metrics|pages|tests|docs)/[\w./]*)`", readme)
    return [link or path for link, path in named if not (root / (link or path)).exists()]


README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_readme_names_no_screen_that_is_not_there() -> None:
    assert "| `/overzicht` " in README
    assert screens_named_but_missing(README, PROJECT / "pages") == []


def test_readme_names_every_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "hbh_metrics", "--help"], cwd=PROJECT, check=True, capture_output=True, text=True
    ).stdout
    commands = re.findall(r"^    ([a-z]+)(?:\s|$)", told.split("opdrachten:")[1], flags=re.MULTILINE)
    assert {"check", "import", "serve"} <= set(commands)
    assert unnamed_commands(README, commands) == []


def test_readme_names_no_file_or_folder_that_is_not_there() -> None:
    assert named_but_missing(README, PROJECT) == []


def test_a_screen_command_or_file_that_readme_has_wrong_is_noticed(tmp_path: Path) -> None:
    _written(tmp_path, "pages/kosten.py", "")
    assert screens_named_but_missing("| `/afbouw` A | b |\n| `/kosten` K | d |", tmp_path / "pages") == ["afbouw"]
    assert unnamed_commands("`python -m hbh_metrics check MAP`", ["check", "verify"]) == ["verify"]
    assert named_but_missing("see [data](data/README.md) and `pages/kosten.py`, `pages/oud.py`", tmp_path) == [
        "data/README.md",
        "pages/oud.py",
    ]


OFFENDERS: list[tuple[Callable[[Path], list[str]], str, str]] = [
    (sql_in_python, "a.py", 'rows = con.execute("select naam\\nfrom aanbieders where id = 1")'),
    (sql_in_python, "a.py", 'con.execute(f"CREATE TEMP TABLE {name} as values (1)")'),
    (sql_in_python, "a.py", "con.execute(f\"copy {name} to '{path}' (format parquet)\")"),
    (sql_without_a_dutch_head, "a.sql", "select 1"),
    (sql_without_a_dutch_head, "a.sql", "-- One row per provider and period\nselect 1"),
    (sql_pasted_together, "a.sql", "-- één rij\nselect getvariable('peildatum')"),
    (sql_pasted_together, "a.sql", "-- één rij\nselect * from {{ table }}"),
    (too_long, "a.py", "x = 1\n" * 301),
    (too_long, "pages/a.py", "x = 1\n" * 81),
    (knowledge_of_the_project, "a.py", "BEGIN = date(2014, 1, 27)"),
    (knowledge_of_the_project, "a.py", "FIRST = '201402'"),
    (knowledge_of_the_project, "a.py", 'x = f"{name} deed mee vanaf 27 januari"'),
    (knowledge_of_the_project, "a.py", "STORY = 'tarief bij T-Zorg'"),
    (knowledge_of_the_project, "a.sql", "-- één rij\nselect 1 where periode_id >= '201402'"),
    (knowledge_of_the_project, "a.toml", "plaats = 'Haarlem'"),
    (bound_to_a_machine, "a.md", "cd /home/jan/monitor"),
    (bound_to_a_machine, "a.txt", "--index" + "-url https://" + "py" + "pi.org/simple"),
    (documents_that_are_not_there, "a.py", '"""The path (metrics.md, "The path")."""'),
    (unguarded_page, "pages/a.py", "import streamlit as st\nst.title('Kosten')\nframe.begin()"),
    (unguarded_page, "pages/a.py", "def show():\n    frame.begin()"),
    (words_of_a_library, "a.py", "try: f()\nexcept (OSError, UsageError) as e: raise UsageError(f'nee: {e}') from e"),
    (words_of_a_library, "a.py", "try: f()\nexcept OSError as e:\n    if x: tell(f'{a}: {e.strerror}.')"),
    (words_of_a_library, "a.py", "try: f()\nexcept tomllib.TOMLDecodeError as e: tell(f'{str(e)}')"),
    (skipped_test, "test_a.py", "@pytest.mark.skip\ndef test_a(): ..."),
    (skipped_test, "test_a.py", "def test_a():\n    pytest.skip('later')"),
]
INNOCENT: list[tuple[Callable[[Path], list[str]], str, str]] = [
    (
        sql_in_python,
        "a.py",
        '"""Select what is asked from the store."""\nx = "Kies een aanbieder"\ny = load(__file__, "update")',
    ),
    (sql_without_a_dutch_head, "a.sql", "-- De uren per cliënt: één rij per aanbieder per periode\nselect 1"),
    (sql_pasted_together, "a.sql", "-- één rij\nselect $peildatum::date"),
    (knowledge_of_the_project, "a.py", '"""Return 201402 of 2014."""\nx = 120142\ny = "eigen vivarium"'),
    (knowledge_of_the_project, "a.sql", "-- één rij: 201402\nselect $begin -- 27-01-2014"),
    (too_long, "pages/a.py", "x = 1\n" * 80),
    (bound_to_a_machine, "a.md", "make dashboard DATA=~/monitor"),
    (documents_that_are_not_there, "a.py", '"""Rooms and boundaries: docs/design.md."""'),
    (words_of_a_library, "a.py", "try: f()\nexcept UsageError as e: tell(f'Let op: {e}')"),
    (words_of_a_library, "a.py", "try: f()\nexcept OSError as e: tell(f'nee: {reason(e.errno)}')"),
    (unguarded_page, "pages/a.py", "SIZE = 3\n\ndef show():\n    st.title('a')\n\nframe.begin()\nshow()"),
    (skipped_test, "test_a.py", "def test_a():\n    assert read(skip_rows=1)"),
]


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("rule", "name", "text"), OFFENDERS)
def test_a_file_that_breaks_a_rule_is_noticed(
    rule: Callable[[Path], list[str]], name: str, text: str, tmp_path: Path
) -> None:
    assert rule(_written(tmp_path, name, text))


@pytest.mark.parametrize(("rule", "name", "text"), INNOCENT)
def test_a_file_that_keeps_a_rule_passes(
    rule: Callable[[Path], list[str]], name: str, text: str, tmp_path: Path
) -> None:
    assert rule(_written(tmp_path, name, text)) == []
