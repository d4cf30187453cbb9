"""What a visitor sees when something goes wrong: a Dutch sentence, never a traceback."""

from __future__ import annotations

import logging
from types import TracebackType

import streamlit as st

from hbh_metrics.errors import UserError

_LOG = logging.getLogger(__name__)

SORRY = (
    "Dit deel van het scherm kan nu niet worden getoond. De andere schermen werken nog. Blijft dit zo, meld het dan bij de beheerder "
    "en noem het adres van deze pagina."
)


class Boundary:
    """Around a screen: tells a UserError's own sentence, and for a bug a neutral one, with the traceback in the server's log.

    Streamlit's own signals (stop, rerun) are no `Exception` and pass.
    """

    def __enter__(self) -> None:
        """Begin the guarded part."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Show what went wrong and go on, unless it is a signal."""
        if isinstance(error, UserError):
            st.error(str(error))
            return True
        if isinstance(error, Exception):
            _LOG.error("Een deel van een scherm kon niet worden getoond", exc_info=(type(error), error, trace))
            st.error(SORRY)
            return True
        return False
