"""Which tests belong to what changed: `python -m tests.changed [BASE]` prints their files, nearest first, for `make check`.

Nearest is a test that changed itself, then the one that mirrors a changed file (`tests/door/test_links.py` that of
`hbh_metrics/door/links.py`), then those that import it. A file that nothing mirrors or imports, as a query, brings the tests of its folder.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from tests.architecture import PACKAGE, PROJECT, is_in, named

ALWAYS = ("tests/test_boundaries.py", "tests/test_house.py")
MOST_FILES = 20
"""So many files of tests fit in a minute; what is further away is left to `make test`."""


def changed_files(base: str, root: Path = PROJECT) -> list[str]:
    """Return the files that differ from where this branch left `base`, committed or not, and the new ones that git does not ignore."""
    start = _git(root, "merge-base", "HEAD", base).strip()
    listed = _git(root, "diff", "--name-only", "-z", start) + _git(
        root, "ls-files", "-z", "--others", "--exclude-standard"
    )
    return sorted(set(filter(None, listed.split("\0"))))


def belonging(changed: Iterable[str], root: Path = PROJECT) -> list[str]:
    """Return the files of tests that belong to the changed files, nearest first, each once."""
    tests = {path.relative_to(root).as_posix(): path for path in sorted((root / "tests").rglob("test_*.py"))}
    imports = {name: _imports(path) for name, path in tests.items()}
    ranked: dict[str, int] = {}
    for name in changed:
        found = _belonging_to_one(PurePosixPath(name), tests, imports)
        for rank, test in found:
            ranked[test] = min(rank, ranked.get(test, rank))
    return sorted(ranked, key=lambda test: (ranked[test], test))


def _belonging_to_one(
    path: PurePosixPath, tests: dict[str, Path], imports: dict[str, frozenset[str]]
) -> list[tuple[int, str]]:
    if path.as_posix() in tests:
        return [(0, path.as_posix())]
    if path.suffix not in {".py", ".sql", ".toml"} or path.parts[0] not in {PACKAGE, "pages", "tests", "app.py"}:
        return []
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    folder = PurePosixPath("tests", *path.parent.parts[path.parts[0] in {PACKAGE, "tests"} :])
    mirrored = (folder / f"test_{path.stem}.py").as_posix()
    found = [(1, mirrored)] if mirrored in tests else []
    found += [(2, test) for test, names in imports.items() if any(is_in(name, module) for name in names)]
    if found or len(folder.parts) == 1:
        return found
    return [(3, test) for test in tests if folder in PurePosixPath(test).parents]


def _imports(path: Path) -> frozenset[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(name for node in nodes for name in named(node, "", is_package=False))


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def _main(base: str) -> None:
    found = belonging(changed_files(base))
    if len(found) > MOST_FILES:
        sys.stderr.write(f"{len(found) - MOST_FILES} files of tests are further away: `make test` runs them\n")
    sys.stdout.write("\n".join([*dict.fromkeys([*ALWAYS, *found[:MOST_FILES]])]) + "\n")


if __name__ == "__main__":
    _main(sys.argv[1] if len(sys.argv) > 1 else "HEAD")
