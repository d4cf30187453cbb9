"""The demo's world and deliveries, made once per run and only read."""

from __future__ import annotations

import pytest

from hbh_metrics.demo import Delivery, write_deliveries
from hbh_metrics.demo.books import World, make_world

SEED = 7
FEW_CLIENTS = 250


@pytest.fixture(scope="session")
def quiet() -> World:
    """Return the quiet world at Haarlem's size."""
    return make_world("volgens-afspraak", 2014, 3500)


@pytest.fixture(scope="session")
def small() -> World:
    """Return the default story with few clients: what `delivered` is made from."""
    return make_world("mengeling", SEED, FEW_CLIENTS)


@pytest.fixture(scope="session")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Delivery, ...]:
    """Return the deliveries of the default story with few clients."""
    return write_deliveries(tmp_path_factory.mktemp("leveringen"), seed=SEED, clients=FEW_CLIENTS)
