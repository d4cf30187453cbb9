"""Readers of every kind in one server, at the same moment and in turns: no byte that reaches one holds a number of another's.

In the publication no two numbers are alike (`own_numbers`), so a number in a raw message or in a file tells whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from tests.pages.screens import readers
from tests.screens.own_numbers import numbers, publish
from tests.server.identity import provider, signing_in
from tests.server.received import LEAST, Received, kept_numbers, kept_words, own_numbers, readable
from tests.server.visiting import Screen, Visitor

NAMES = ("programmamanager", "wethouder", "aanbieder:VIVA", "aanbieder:SHDH")
WATCHED = NAMES[1:]
ACCOUNTS: dict[str, dict[str, object]] = {
    name.replace(":", "-"): {"email": f"{number}@example.org", "doelgroep": name} for number, name in enumerate(NAMES)
}
BESIDE, AGAIN = ("afbouw", "aanbieder", "kosten", "signalen"), ("afbouw", "briefing")
"""What the programmamanager opens meanwhile, and what is opened a second time, when all others have been there."""
PARTS = {
    "briefing": ("blad=2", "blad=3", *(f"blad={last}&voorbereiden=ja" for last in (4, 5, 6))),
    "gegevens": ("deel=Bevindingen", "deel=Afspraken en drempels", "deel=Standen", "deel=Herkomst"),
}
"""By screen the addresses of what does not stand on it at first; the last slide offers its paper while it is prepared."""
WHOLE_STAND = "Alle cijfers van deze stand als één Excel-bestand"


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
                for part in ("", *PARTS.get(slug, ())) if name in WATCHED else ():
                    texts[f"{slug} {part}, opened"] = screen.open_all(part)
                    texts |= _files(visitor, screen, f"{slug}: {part}", texts)
                if slug in AGAIN:
                    texts[f"{slug} again"] = screen.run()
            return Received(texts)

        with ThreadPoolExecutor(len(NAMES)) as at_once:
            yield World(data, dict(zip(NAMES, at_once.map(visit, NAMES), strict=True)))


def _files(visitor: Visitor, screen: Screen, where: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return what the files hold that a screen offers; those of the whole stand, which every screen offers, are taken along once."""
    wanted = [one for one in screen.files if one != WHOLE_STAND or not any(WHOLE_STAND in name for name in known)]
    return {f"{where} {label}": readable(visitor.ask(screen.download(label)).body) for label in wanted}


def test_the_numbers_of_the_world_can_be_recognised_in_what_is_received(world: World) -> None:
    every = numbers(world.data, [Audience.PROGRAMMAMANAGER])
    known = [found for found in world.received["programmamanager"].numbers() if found in every and found >= LEAST]
    assert len(known) > 300
    seen_by_all = world.received["programmamanager"]
    assert len(kept_numbers("wethouder", seen_by_all, world.data)) > 100
    assert {word for word, _ in kept_words("aanbieder:VIVA", seen_by_all, world.data)} >= {"SHDH", "T-Zorg"}


def test_every_file_reaches_the_reader_to_whom_it_is_offered(world: World) -> None:
    of_wethouder, of_provider = (" ".join(world.received[name].texts) for name in ("wethouder", "aanbieder:VIVA"))
    assert "PDF voor in de kamer" in of_wethouder
    assert WHOLE_STAND in of_wethouder
    assert WHOLE_STAND in of_provider
    assert of_provider.count("Download als CSV") > 10
    assert sum(text.count("hovertemplate") for text in world.received["aanbieder:VIVA"].texts.values()) > 10


@pytest.mark.parametrize("name", WATCHED)
def test_nothing_that_reaches_a_reader_is_a_number_that_is_kept_from_it(name: str, world: World) -> None:
    received = world.received[name]
    assert kept_numbers(name, received, world.data) == {}
    assert any(": " in where for where in received.texts)
    assert own_numbers(name, received, world.data) > 50


@pytest.mark.parametrize("name", WATCHED)
def test_no_assignment_and_no_name_of_another_provider_reaches_a_reader(name: str, world: World) -> None:
    assert kept_words(name, world.received[name], world.data) == []
