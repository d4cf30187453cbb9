"""Makes the file that somebody asks a screen for, and tells in Dutch why when that fails; Streamlit only says, in English, that it did."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_storage import MediaFileStorageError

from hbh_metrics.errors import UserError

_LOG = logging.getLogger(__name__)

NOT_MADE: Final = "Het bestand is niet gemaakt."
"""How every answer about a failure begins; `failing.js` knows it by that."""

GONE: Final = "Dit scherm is van een eerdere keer. Laad het opnieuw en vraag het bestand daarna nog eens."
SORRY: Final = (
    "Er ging iets mis. De rest van het scherm werkt nog. Probeer het nog eens; blijft dit zo, meld het dan bij de beheerder en noem het "
    "adres van deze pagina."
)


class Making(DeferredFileHandler):
    """Makes files as Streamlit's own handler does."""

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:  # noqa: ARG002
        """Return where the file is, or why there is none: what a user can solve in its own words, a bug in neutral ones and in the log."""
        try:
            url = await asyncio.to_thread(self._get_media_file_mgr().execute_deferred, request.deferred_file.file_id)
        except MediaFileStorageError as error:
            return BackendOperationResponse(request_id=request.request_id, error_msg=f"{NOT_MADE} {_why(error)}")
        return BackendOperationResponse(
            request_id=request.request_id, deferred_file=DeferredFileResponsePayload(url=url)
        )


def _why(error: MediaFileStorageError) -> str:
    cause = error.__cause__
    if isinstance(cause, UserError):
        return str(cause)
    if cause is None:  # nothing was made: the screen that registered it is not there any more
        return GONE
    _LOG.error("Een bestand kon niet worden gemaakt", exc_info=(type(cause), cause, cause.__traceback__))
    return SORRY


def tell_failures() -> None:
    """Let every visit that begins from now on be told in Dutch what could not be made."""
    app_session.DeferredFileHandler = Making  # type: ignore[attr-defined] # there is no setting for it
