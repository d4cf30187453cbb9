"""One word for one thing: what a reader meets under two names is taken for two things."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import PROJECT

OTHER_WORDS = {
    "voorheen (what the same clients had or cost before the experiment)": (
        r"eerder (kreeg|kregen|kostte|kostten)|tegenover eerder|% van eerder|uren van eerder|vroeger"
    ),
    "op schema (an agreement that goes as agreed)": r"\bop koers\b|\bvolgens planning\b|\bop stoom\b",
    "signaal (what deserves a conversation)": r"\balarm(en|melding)?\b|\balert\b|\brode vlag\b",
    "stand (a publication, for a reader)": r"\bsnapshot\b|\bmomentopname\b",
}
"""Each word of the screens with the others that would be said for it."""

_CONTENT = ("screens", "findings", "ui", "signals", "metrics", "files")


def _texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module that a reader can meet: every string but docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def said_otherwise(pattern: str, texts: Iterator[str]) -> list[str]:
    return [text for text in texts if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_no_screen_says_it_with_another_word(word: str) -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {text}"
        for folder in _CONTENT
        for path in sorted((PROJECT / "hbh_metrics" / folder).rglob("*.py"))
        for text in said_otherwise(OTHER_WORDS[word], _texts(path))
    ]
    assert found == []


def test_another_word_is_noticed() -> None:
    pattern = next(iter(OTHER_WORDS.values()))
    assert said_otherwise(pattern, iter(["wat zij eerder kregen", "wat zij voorheen kregen"])) == [
        "wat zij eerder kregen"
    ]
