"""Who is looking, held on to for what happens outside a run of the screen: a file is made in a thread that does not know the visitor.

Where people sign in, what they take along or open of single clients is in the record of access before they get it.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from hbh_metrics import access_record
from hbh_metrics.access_record import Access, Deed
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.roles import admitted, read_roles
from hbh_metrics.errors import UsageError
from hbh_metrics.ui import data

_ROWS = "_toegang_rijen"
_RUN = "_toegang_bezoeker"
_LATEST_S = 1 << 32
_MOST_KNOWN = 10_000
"""Files that were made, of which it is known for whom: the oldest are forgotten, and with that for nobody. As many sign-ins are known."""


_made: OrderedDict[bytes, frozenset[Audience]] = OrderedDict()
_arrived: OrderedDict[tuple[Path, str, str, float], None] = OrderedDict()
"""The sign-ins that are on record: data folder, account, role, and when the account was vouched for."""
_adding, _arriving = threading.Lock(), threading.Lock()


@dataclass(frozen=True)
class Visitor:
    """A visitor as the screen was made for; `claims` are those of the account, None where nobody signs in."""

    root: Path
    audience: Audience
    account: str
    claims: Mapping[str, object] | None

    def require_unchanged(self) -> None:
        """Raise UsageError when the screen would not be made for this visitor now: it may have stood open since."""
        if self.claims is not None and admitted(self.claims, read_roles(self.root), time.time()) != self.audience:
            raise UsageError("Uw rol is veranderd. Laad het scherm opnieuw.")

    def made(self, content: bytes) -> bytes:
        """Return a file that was made for this visitor, known from now on as theirs and of who sees the same."""
        digest = hashlib.sha256(content).digest()
        with _adding:
            _made[digest] = _made.pop(digest, frozenset()) | {self.audience}
            while len(_made) > _MOST_KNOWN:
                _made.popitem(last=False)
        return content

    def note(self, deed: Deed, what: str, publication: str = "") -> None:
        """Put a deed in the record of access, before it is done.

        Raises StoreError when that fails, or when the data folder is away (nothing may begin in its place), UsageError when access ended.
        """
        self.require_unchanged()
        opening.require_published(self.root)
        if self.claims is not None:
            access_record.add(self.root, Access(self.account, self.audience.name, deed.value, what, publication))


def was_made_for(audience: Audience, content: bytes) -> bool:
    """Tell whether a file with that content was made for somebody of that audience, so that a link to it helps nobody else."""
    return audience in _made.get(hashlib.sha256(content).digest(), ())


def present() -> Visitor:
    """Return who is looking; raises UsageError for who may see nothing."""
    who = data.audience()
    claims = st.user.to_dict() if data.has_sign_in() else None
    return Visitor(data.data_folder(), who, data.account(), claims)


def forget() -> None:
    """Begin a run of which it is not known yet for whom it draws."""
    st.session_state.pop(_RUN, None)


def of_this_run() -> Visitor:
    """Return for whom this run draws, looked up once a run; what is taken along or written asks again."""
    if _RUN not in st.session_state:
        st.session_state[_RUN] = present()
    who: Visitor = st.session_state[_RUN]
    return who


def note_rows(what: str, publication: str) -> None:
    """Put in the record of access, once a visit, that rows of clients are shown; raises StoreError when that fails."""
    seen: set[tuple[str, str]] = st.session_state.setdefault(_ROWS, set())
    if (what, publication) not in seen:
        present().note(Deed.OPENED_ROWS, what, publication)
        seen.add((what, publication))


def note_arrival() -> None:
    """Put in the record of access, once a sign-in and role, that somebody signed in or was turned away.

    However many screens are opened, and also when the server was started anew meanwhile. Raises StoreError when that fails.
    """
    account = data.account()
    if not account:
        return
    try:
        role, deed, why = data.audience().name, Deed.SIGNED_IN, ""
    except UsageError as error:
        role, deed, why = "geen", Deed.TURNED_AWAY, str(error)
    root, issued = data.data_folder(), _issued()
    when = f"aanmelding van {datetime.fromtimestamp(issued, UTC):%Y-%m-%d %H:%M:%S} UTC" if issued else ""
    told = ": ".join(filter(None, (when, why)))
    arrival, access = (root, account, role, issued), Access(account, role, deed.value, told)
    with _arriving:
        if arrival in _arrived:
            return
        opening.require_published(root)
        if not (issued and access_record.holds_since(root, access, issued)):
            access_record.add(root, access)
        _arrived[arrival] = None
        while len(_arrived) > _MOST_KNOWN:
            _arrived.popitem(last=False)


def _issued() -> float:
    """Return when the account was vouched for, in seconds since 1970; 0 where that is not said, or cannot be."""
    given = st.user.to_dict().get("iat")
    return float(given) if isinstance(given, int | float) and 0 < given < _LATEST_S else 0.0
