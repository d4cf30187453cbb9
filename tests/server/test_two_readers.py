"""Readers of every kind in one server, at the same moment and in turns: no byte that reaches one holds a number of another's.

In the publication no two numbers are alike (`own_numbers`), so a number in a raw message or in a file tells whose it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from pypdf import PdfReader

from hbh_metrics.door.audience import Audience
from hbh_metrics.publications import Store
from hbh_metrics.records import NumberId
from tests.pages.screens import readers
from tests.screens.own_numbers import numbers, publish
from tests.server.identity import provider, signing_in
from tests.server.visiting import Screen, Visitor

NAMES = ("programmamanager", "wethouder", "aanbieder:VIVA", "aanbieder:SHDH")
WATCHED = NAMES[1:]
ACCOUNTS: dict[str, dict[str, object]] = {
    name.replace(":", "-"): {"email": f"{number}@example.org", "doelgroep": name} for number, name in enumerate(NAMES)
}
BESIDE, AGAIN = ("afbouw", "aanbieder", "kosten", "signalen"), ("afbouw", "briefing")
"""What the programmamanager opens meanwhile, and what is opened a second time, when all others have been there."""

LEAST = 100_000
"""Below it numbers are also widths and places on a screen."""

_WRITTEN = re.compile(r"(?<![\w.,#-])(?:\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d{6,}(?:[.,]\d+)?)(?![\w-])")
_ASSIGNMENT = re.compile(r"\bT\d{6}\b")


@dataclass(frozen=True)
class Received:
    """What reached one reader: by screen or file everything that can be read in it."""

    texts: Mapping[str, str]

    def numbers(self) -> dict[Decimal, str]:
        """Return every large number, with where it stands."""
        return {_decimal(found): where for where, text in self.texts.items() for found in _WRITTEN.findall(text)}

    def assignments(self) -> set[str]:
        """Return every number of an assignment."""
        return {found for text in self.texts.values() for found in _ASSIGNMENT.findall(text)}


@dataclass(frozen=True)
class World:
    """The data folder, and what each reader received there."""

    data: Path
    received: Mapping[str, Received]


@pytest.fixture(scope="module")
def world(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("lezers")
    data = folder / "data"
    publish(demo_data, data)
    with (
        provider(folder, ACCOUNTS) as url,
        signing_in(data, folder, url, is_ahead=True) as server,
        ExitStack() as rooms,
    ):

        def visit(name: str) -> Received:
            visitor = Visitor(server.url, rooms)
            visitor.sign_in(name.replace(":", "-"))
            role = Audience.named(name).role
            texts: dict[str, str] = {}
            for slug in [
                slug for slug, roles in readers().items() if role in roles and (name in WATCHED or slug in BESIDE)
            ]:
                screen = visitor.open(slug)
                texts[slug] = screen.text
                if name in WATCHED:
                    texts |= {f"{slug}: {label}": text for label, text in _files(visitor, screen)}
                if slug in AGAIN:
                    texts[f"{slug} again"] = screen.run()
            return Received(texts)

        with ThreadPoolExecutor(len(NAMES)) as at_once:
            yield World(data, dict(zip(NAMES, at_once.map(visit, NAMES), strict=True)))


def _files(visitor: Visitor, screen: Screen) -> Iterator[tuple[str, str]]:
    for label in screen.files:
        body = visitor.ask(screen.download(label)).body
        yield label, _readable(body)


def _readable(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace").replace("<", " <") for name in book.namelist())
    return body.decode("utf-8")


def _is_difference(number: Decimal, given: Mapping[Decimal, frozenset[NumberId]]) -> bool:
    """Whether two values of one provider and period differ so much, as a column beside them tells: by chance another's number too."""
    return any(
        (one.aanbieder_id, one.periode_id, one.deel) == (other.aanbieder_id, other.periode_id, "waarde")
        for value, names in given.items()
        for one in names
        if one.deel == "waarde"
        for other in given.get(value + number, ())
    )


def _decimal(written: str) -> Decimal:
    is_dutch = re.fullmatch(r"\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d+,\d+", written)
    plain = re.sub(r"[.\u00a0]", "", written).replace(",", ".") if is_dutch else written
    return Decimal(plain).normalize()


def test_the_numbers_of_the_world_can_be_recognised_in_what_is_received(world: World) -> None:
    every = numbers(world.data, [Audience.PROGRAMMAMANAGER])
    known = [found for found in world.received["programmamanager"].numbers() if found in every and found >= LEAST]
    assert len(known) > 300


@pytest.mark.parametrize("name", WATCHED)
def test_nothing_that_reaches_a_reader_is_a_number_that_is_kept_from_it(name: str, world: World) -> None:
    audience, received = Audience.named(name), world.received[name]
    every, given = numbers(world.data, [Audience.PROGRAMMAMANAGER]), numbers(world.data, [audience])
    found = {
        number: (where, every[number])
        for number, where in received.numbers().items()
        if number >= LEAST and number in every and number not in given and number % 500
        if audience.aanbieder_id not in {one.aanbieder_id for one in every[number]}
        if not _is_difference(number, given)
    }
    assert found == {}
    assert any(": " in where for where in received.texts)
    assert sum(number in given for number in received.numbers()) > 50


@pytest.mark.parametrize("name", WATCHED)
def test_no_assignment_and_no_name_of_another_provider_reaches_a_reader(name: str, world: World) -> None:
    publication = Store(world.data).current()
    assert publication is not None
    assignments, providers = (
        duckdb.execute(f"select {what}, aanbieder_id from read_parquet('{publication.table_path(table)}')").fetchall()
        for what, table in (("toewijzing_nummer", "indicaties"), ("naam", "aanbieders"))
    )
    received = world.received[name]
    of_others = {number for number, who in assignments if f"aanbieder:{who}" != name}
    assert len(of_others) > 1000
    assert received.assignments() & of_others == set()
    names = [word for *words, who in providers if f"aanbieder:{who}" != name for word in (who, *words)]
    assert len(names) >= 8
    assert [(word, where) for word in names for where, text in received.texts.items() if word in text] == []
