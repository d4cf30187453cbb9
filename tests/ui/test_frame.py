"""The frame round a page, without a browser."""

from __future__ import annotations

import gc

from streamlit.testing.v1 import AppTest

from hbh_metrics.ui import frame
from tests.architecture import PROJECT


def test_a_page_that_is_started_by_itself_says_how_to_start_the_dashboard_and_shows_nothing_else() -> None:
    alone = AppTest.from_file(PROJECT / "pages" / "gegevens.py", default_timeout=30).run()
    assert [error.value for error in alone.error] == [
        "Dit scherm hoort bij het dashboard. Start het met `streamlit run app.py`."
    ]
    assert not alone.title
    assert not alone.selectbox
    assert not alone.exception


def test_after_the_first_page_the_collector_no_longer_looks_through_what_the_libraries_hold() -> None:
    gc.unfreeze()
    frame._is_warm.clear()
    AppTest.from_file(PROJECT / "app.py", default_timeout=30).run()
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert frame.is_warm()
    assert frozen > 10_000
