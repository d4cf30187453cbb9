"""A file that a screen offers and that cannot be made: what its visitor is told, whatever goes wrong."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, DeferredFileRequestPayload
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from hbh_metrics.errors import StoreError
from hbh_metrics.server import making
from hbh_metrics.server.document import SCRIPTS
from tests.serving import run_apart


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """The files of a server, whose visits are told what fails."""
    found = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(app_session, "DeferredFileHandler", DeferredFileHandler)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=found))
    making.tell_failures()
    return found


def asked(file_id: str) -> BackendOperationResponse:
    """Ask for a file as the screen of a visit does."""
    visit = SimpleNamespace(_script_data=SimpleNamespace(main_script_path="app.py"))
    dispatcher = app_session.AppSession._create_backend_operation_dispatcher(visit)  # type: ignore[arg-type]
    request = BackendOperationRequest(request_id="1", deferred_file=DeferredFileRequestPayload(file_id=file_id))
    return run_apart(dispatcher.dispatch(request, "visit"))


def fails(error: Exception) -> bytes:
    raise error


def test_a_file_that_can_be_made_is_there(files: MediaFileManager) -> None:
    made = files.add_deferred(lambda: b"1;2", "text/csv", "knop", file_name="cijfers.csv")
    assert asked(made).deferred_file.url.startswith("/media/")


def test_what_the_user_can_solve_is_told_in_its_own_words(files: MediaFileManager) -> None:
    told = StoreError("De schijf is vol. Maak ruimte vrij.")
    made = files.add_deferred(lambda: fails(told), "text/csv", "knop", file_name="cijfers.csv")
    assert asked(made).error_msg == "Het bestand is niet gemaakt. De schijf is vol. Maak ruimte vrij."


def test_a_bug_is_told_in_neutral_words_and_stands_in_the_log(
    files: MediaFileManager, caplog: pytest.LogCaptureFixture
) -> None:
    made = files.add_deferred(lambda: fails(KeyError("client-99")), "text/csv", "knop", file_name="cijfers.csv")
    with caplog.at_level(logging.ERROR):
        assert asked(made).error_msg == f"{making.NOT_MADE} {making.SORRY}"
    (line,) = [record for record in caplog.records if record.name == making.__name__]
    assert line.exc_info is not None
    assert line.exc_info[0] is KeyError


def test_a_screen_of_an_earlier_server_says_to_load_it_again(files: MediaFileManager) -> None:
    assert files is not None
    assert asked("weg").error_msg == f"{making.NOT_MADE} {making.GONE}"


def test_the_browser_knows_an_answer_of_the_server_by_its_beginning() -> None:
    (script,) = [path for path in SCRIPTS if path.name == "failing.js"]
    assert f'"{making.NOT_MADE}"' in script.read_text(encoding="utf-8")
