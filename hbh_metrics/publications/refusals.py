"""Keeps the reports of refused deliveries, one file each; of the delivery itself nothing is kept."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.fields import Fields, MalformedError
from hbh_metrics.publications.layout import Layout

_NAME = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{4}\.json")


@dataclass(frozen=True)
class Refusal:
    """One refused delivery: when its report was kept (UTC), the file that holds it, and the report as the writer gave it."""

    bewaard_op: datetime
    path: Path
    verslag: Mapping[str, object]


def keep(layout: Layout, report: Mapping[str, object]) -> Refusal:
    """Write a report under a name that sorts by time; only under the lock."""
    kept_at = datetime.now(UTC)
    path = layout.refused / f"{kept_at:%Y%m%dT%H%M%S%f}Z-{secrets.token_hex(2)}.json"
    content = json.dumps({"bewaard_op": kept_at.isoformat(), "verslag": report}, indent=2) + "\n"
    with explained(layout.root):
        disk.make_folder(layout.refused)
        disk.replace_file(path, content.encode())
        disk.sync(layout.refused)
    return _read(layout, path)


def remove(layout: Layout, reports: Iterable[Refusal]) -> None:
    """Remove reports that are no longer to be kept; only under the lock."""
    with explained(layout.root):
        for report in reports:
            report.path.unlink(missing_ok=True)
        if layout.refused.is_dir():
            disk.sync(layout.refused)


def rewrite(layout: Layout, change: Callable[[str], str]) -> None:
    """Change texts in every report, each in one step; only under the lock."""
    with explained(layout.root):
        for report in kept(layout):
            text = report.path.read_text(encoding="utf-8")
            if (new := change(text)) != text:
                disk.replace_file(report.path, new.encode())
        if layout.refused.is_dir():
            disk.sync(layout.refused)


def kept(layout: Layout) -> tuple[Refusal, ...]:
    """Return all reports, oldest first."""
    with explained(layout.root):
        if not layout.refused.is_dir():
            return ()
        paths = sorted(path for path in layout.refused.iterdir() if _NAME.fullmatch(path.name))
    return tuple(_read(layout, path) for path in paths)


def _read(layout: Layout, path: Path) -> Refusal:
    with explained(layout.root):
        text = path.read_bytes().decode("utf-8", errors="replace")
    try:
        fields = Fields.of_text(text)
        return Refusal(fields.moment("bewaard_op"), path, fields.group("verslag").values)
    except MalformedError as error:
        raise StoreError(f"Het verslag {path} is niet te lezen ({error}). Haal dat bestand weg.") from error
