"""What several screens need from beside the numbers: the journal of the follow-up, and the deliveries that were refused."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.findings import delivery_findings
from hbh_metrics.findings.attention import matters as attention
from hbh_metrics.findings.attention.matters import FollowedUp, Matter
from hbh_metrics.findings.delivery_findings import RefusedDelivery
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import View
from hbh_metrics.ui import journal
from hbh_metrics.ui.data import data_folder


@dataclass(frozen=True)
class Signals:
    """What deserves attention, ranked, and what was followed up and is no signal any more."""

    matters: tuple[Matter, ...]
    stopped: tuple[FollowedUp, ...]


def signals(view: View) -> Signals:
    """Return the matters of the chosen provider or of all, and what was followed up and is no signal any more."""
    known = journal.events(view)
    earlier = journal.doors(view, known)
    return Signals(once(attention.matters, view, known, earlier), once(attention.stopped, view, known, earlier))


def refused_since(view: View) -> tuple[RefusedDelivery, ...]:
    """Return the deliveries that were refused after this publication and before the next, for who may see them."""
    return delivery_findings.refused_since(data_folder(), view)
