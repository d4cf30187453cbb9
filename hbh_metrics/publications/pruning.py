"""Which publications are no longer to be kept, and the file that remembers of each that it was there.

The file is written before the folders go: from that moment a publication in it counts as gone, whatever a crash leaves of it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from hbh_metrics import calendar
from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.fields import Fields, MalformedError
from hbh_metrics.publications.layout import Layout
from hbh_metrics.publications.publication import Publication


@dataclass(frozen=True)
class Pruned:
    """A publication that is no longer kept: the one before it, the date up to which it spoke, and when it went (UTC)."""

    parent: str | None
    peildatum: date
    op: datetime


def read(layout: Layout) -> Mapping[str, Pruned]:
    """Return the publications that are no longer kept, by id; raises StoreError when the file cannot be read."""
    with explained(layout.root):
        try:
            text = layout.pruned.read_bytes().decode("utf-8", errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            return {}
    try:
        return {
            name: Pruned(one.optional_text("parent"), one.date("peildatum"), one.moment("op"))
            for name, one in Fields.of_text(text).groups().items()
        }
    except MalformedError as error:
        raise StoreError(f"{layout.pruned} is beschadigd ({error}). Zet het terug uit de reservekopie.") from error


def prune(layout: Layout, publications: Sequence[Publication]) -> None:
    """Let these publications count as gone; only under the lock, whose end removes their folders."""
    if not publications:
        return
    now = datetime.now(UTC).replace(microsecond=0)
    gone = {
        **read(layout),
        **{one.id: Pruned(one.manifest.parent, one.manifest.peildatum, now) for one in publications},
    }
    content = {
        name: {"parent": one.parent, "peildatum": one.peildatum.isoformat(), "op": one.op.isoformat()}
        for name, one in gone.items()
    }
    with explained(layout.root):
        disk.replace_file(layout.pruned, (json.dumps(content, indent=2) + "\n").encode())
        disk.sync(layout.root)


def no_longer_kept(
    publications: Sequence[Publication], current: str | None, referred_to: Collection[str], before: datetime
) -> tuple[Publication, ...]:
    """Return those that were made before `before` and are not the current one, the first, the last of a four-week period, nor referred to.

    By the last of each period what was shown in it can be shown again; the roundings of the group's figures begin at the first.
    """
    in_order = sorted(publications, key=lambda one: one.manifest.number)
    last_of = {calendar.period_of(one.manifest.peildatum): one.id for one in in_order}
    kept = {current, *referred_to, *last_of.values(), *(one.id for one in in_order[:1])}
    return tuple(one for one in in_order if one.id not in kept and one.manifest.gemaakt_op < before)
