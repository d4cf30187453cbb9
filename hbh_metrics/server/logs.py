"""The server's log: one line of JSON per event, rotated, with nothing in it of a person.

Of an error stand there its kind and the places in the code, never its text: that may repeat a value from the data. Of the messages of
libraries stands there what they were made from, not what was filled in. What still looks like an address, a number of a person or a secret
is masked.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from streamlit import logger as streamlit_logger
from uvicorn.config import LOGGING_CONFIG

FOLDER: Final = "logboek"
MOST_B, KEPT_FILES = 2 << 20, 5
OWN: Final = "hbh_metrics"
_MASKED = "…"
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"  # an e-mail address
    r"|\b\d[\d .-]{6,}\d\b"  # a citizen number, a phone number, an account
    r"|\b[A-Za-z0-9_-]{24,}(?:\.[A-Za-z0-9_-]+)*"  # a token, a key, a pseudonym
    r"|(?<=\?)\S+"  # what follows in an address
)


class Line(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = record.getMessage() if _is_own(record) else str(record.msg)
        line: dict[str, object] = {
            "tijdstip": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname.lower(),
            "bron": record.name,
            "melding": masked(said),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"fout": record.exc_info[0].__name__, "waar": _places(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False)


def masked(text: str) -> str:
    """Return a text without what may be of a person or secret."""
    return _PERSONAL.sub(_MASKED, text)


def keep_log(root: Path, port: int) -> None:
    """Let everything that this process logs go into the data folder `root`; to standard error where that cannot be written."""
    handler: logging.Handler
    try:
        (root / FOLDER).mkdir(mode=0o700, exist_ok=True)
        path = root / FOLDER / f"dashboard-{port}.jsonl"
        handler = RotatingFileHandler(path, maxBytes=MOST_B, backupCount=KEPT_FILES, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    handler.addFilter(_matters)
    everything = logging.getLogger()
    everything.handlers[:] = [handler]
    everything.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(logging.INFO)
    warnings.showwarning = _log_warning
    for known in list(logging.root.manager.loggerDict.values()):
        if isinstance(known, logging.Logger):
            _let_pass(known)
    streamlit_logger.setup_formatter = _let_pass
    LOGGING_CONFIG.update(handlers={}, loggers={})
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _matters(record: logging.LogRecord) -> bool:
    """Tell whether a record is of our own, or a warning or worse of a library."""
    return _is_own(record) or record.levelno >= logging.WARNING


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == OWN


def _let_pass(logger: logging.Logger) -> None:
    """Take away a library's own way of writing, so that what it says comes here."""
    logger.handlers[:] = []
    logger.propagate = True


def _log_warning(
    message: Warning | str,  # noqa: ARG001 - as Python calls it
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    logging.getLogger(OWN).warning("%s in %s, regel %s", category.__name__, Path(filename).name, lineno)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(OWN).critical("Onverwachte fout", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None:
        _log_uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
