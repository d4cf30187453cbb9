"""What a question may ask of the machine beside the database's own memory."""

from __future__ import annotations

import subprocess
import sys
import threading

import duckdb

from hbh_metrics.publications.limiting import Limits, held_to
from tests.architecture import PROJECT

_HUGE = """
import resource
from hbh_metrics.errors import UsageError
from hbh_metrics.publications.limiting import Limits, process_held_to

before = resource.getrlimit(resource.RLIMIT_AS)
with process_held_to(Limits(1, 64, 10)):
    assert len(bytearray(2**20)) == 2**20
try:
    with process_held_to(Limits(1, 64, 10)):
        bytearray(2**33)
except UsageError as error:
    print(error)
assert resource.getrlimit(resource.RLIMIT_AS) == before
"""


def test_one_value_that_does_not_fit_is_told_and_the_process_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", _HUGE], check=True, capture_output=True, text=True, cwd=PROJECT)
    assert done.stdout.startswith("Deze vraag vraagt meer geheugen dan 64 MB en is gestopt.")


def test_no_thread_outlives_the_question_that_it_watched() -> None:
    """One that is still ending when Python ends holds the connection, and then DuckDB writes of a leak on standard error."""
    before = threading.active_count()
    with duckdb.connect() as con, held_to(Limits(60, 64, 10), con):
        assert threading.active_count() > before
    assert threading.active_count() == before
