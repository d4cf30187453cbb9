"""Reads which module imports which, from the source alone, for the tests that keep the boundaries.

A source tree is a folder with `app.py`, `pages/` and `hbh_metrics/`. Imports count wherever they stand: in a function, for types
only, or by `import_module` with a literal name. Importing `a.b.c` also runs `a` and `a.b`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = "hbh_metrics"


@dataclass(frozen=True)
class Tree:
    """The Python sources under `root`: `app.py`, `pages/` and the package."""

    root: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Module name to file; a package goes by its own name."""
        paths = [self.root / "app.py", *(self.root / "pages").rglob("*.py"), *(self.root / PACKAGE).rglob("*.py")]
        return {self._name(path): path for path in sorted(paths) if path.is_file()}

    @cached_property
    def imports(self) -> dict[str, frozenset[str]]:
        """Module name to the full names it imports: modules of the tree, and whatever else as written."""
        return {module: frozenset(self._imported(module)) for module in self.files}

    def within(self, *units: str) -> list[str]:
        """Return the modules that are one of `units` or stand under it."""
        return [module for module in self.files if is_in(module, *units)]

    def outside(self, *units: str) -> list[str]:
        """Return the modules that are none of `units` and stand under none."""
        return [module for module in self.files if not is_in(module, *units)]

    def reach(self, start: list[str]) -> dict[str, str]:
        """Return every module that `start` loads, however indirectly, with the chain of imports that leads there."""
        chains = {module: module for module in start}
        waiting = list(start)
        while waiting:
            module = waiting.pop()
            for imported in sorted(self.imports[module] & self.files.keys()):
                if imported not in chains:
                    chains[imported] = f"{chains[module]} -> {imported}"
                    waiting.append(imported)
        return chains

    def _name(self, path: Path) -> str:
        parts = path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def _imported(self, module: str) -> Iterator[str]:
        is_package = self.files[module].name == "__init__.py"
        for node in ast.walk(ast.parse(self.files[module].read_text(encoding="utf-8"))):
            for name in named(node, module, is_package=is_package):
                yield from self._with_parents(name, module)

    def _with_parents(self, name: str, importer: str) -> Iterator[str]:
        """Yield `name` cut back to a module where its end is a thing in that module, then the packages above it."""
        parts = name.split(".")
        known = [".".join(parts[:size]) for size in range(1, len(parts) + 1) if ".".join(parts[:size]) in self.files]
        if not known:
            yield name
        for parent in known:
            if parent != importer and not importer.startswith(f"{parent}."):
                yield parent


def is_in(module: str, *units: str) -> bool:
    """Tell whether `module` is one of `units` or stands under it."""
    return any(module == unit or module.startswith(f"{unit}.") for unit in units)


def named(node: ast.AST, module: str, *, is_package: bool) -> list[str]:
    """Return the full dotted names that one node of a module's syntax tree imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = module.split(".")[: len(module.split(".")) - node.level + (1 if is_package else 0)]
            base = ".".join([*above, *([node.module] if node.module else [])])
        return [f"{base}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
            return [node.args[0].value]
    return []


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of names that reach each other in `graph`, each sorted."""
    reached: dict[str, set[str]] = {}
    for start, direct in graph.items():
        seen: set[str] = set()
        waiting = list(direct)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(graph.get(name, ()))
        reached[start] = seen
    groups = {
        tuple(sorted({a} | {b for b in reached[a] if a in reached.get(b, set())})) for a in graph if a in reached[a]
    }
    return [list(group) for group in sorted(groups)]


def unit_of(module: str) -> str:
    """Return the part of the house a module belongs to: the folder or file directly under the package."""
    parts = module.split(".")
    return parts[1] if parts[0] == PACKAGE and len(parts) > 1 else parts[0]
