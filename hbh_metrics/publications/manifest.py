"""What a publication says of itself, as `manifest.json` beside its tables.

The manifest carries the SHA-256 of its own contents, and the id of the publication ends in the first six digits of it, so that a manifest
that was edited or damaged is noticed when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypedDict

from hbh_metrics.project import Project, kept
from hbh_metrics.publications.fields import Fields, MalformedError
from hbh_metrics.publications.layout import number_of

_FORMAT, _REWRITTEN_FORMAT = 1, 2
"""The version of a manifest, and that of one of which the publication was rewritten: older releases refuse it and say why."""


ANOTHER_KEY = "sleutel"
"""Why publications were rewritten when the key of the pseudonyms was replaced; any other reason took rows away."""


@dataclass(frozen=True)
class TableFile:
    """One Parquet file of a publication: its number of rows, its size in bytes and its SHA-256."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class DeliveredFile:
    """One file as it was delivered: its name, SHA-256, the table it belongs to and the rows that were taken from it."""

    bestand: str
    sha256: str
    tabel: str
    rijen: int


@dataclass(frozen=True)
class Rewriting:
    """That the files of a publication were written anew: when (UTC, to the second), and why, as a code without personal data."""

    op: datetime
    reden: str


@dataclass(frozen=True)
class Manifest:
    """The description of one publication.

    `geleverd` names the tables that were ever delivered, in this publication or before; `gemaakt_op` is in UTC, to the second;
    `extra` holds versions and settings that the maker wants to keep. `herschreven` says when its files were written anew, the oldest first;
    `first_sha256` is then what the manifest's own was when the id was made, which stays.
    """

    id: str
    parent: str | None
    peildatum: date
    gemaakt_op: datetime
    tables: Mapping[str, TableFile]
    deliveries: tuple[DeliveredFile, ...]
    geleverd: tuple[str, ...]
    key_fingerprint: str
    extra: Mapping[str, str] = field(default_factory=dict)
    herschreven: tuple[Rewriting, ...] = ()
    first_sha256: str = ""

    def rewritten(self, tables: Mapping[str, TableFile], key_fingerprint: str, rewriting: Rewriting) -> Manifest:
        """Return the manifest of the same publication with other files, under the same id."""
        return replace(
            self,
            tables=tables,
            key_fingerprint=key_fingerprint,
            herschreven=(*self.herschreven, rewriting),
            first_sha256=self.first_sha256 or self.sha256,
        )

    def numbered(self, number: int) -> Manifest:
        """Return this manifest with the id that follows from its place in the row of publications, its peildatum and its contents."""
        return replace(self, id=f"{number:04d}-{self.peildatum.isoformat()}-{self.sha256[:6]}")

    @property
    def number(self) -> int:
        """The sequence number of the publication."""
        return number_of(self.id)

    @property
    def project(self) -> Project:
        """The project that the publication is about, as it was when it was made."""
        return kept(self.extra)

    @property
    def sha256(self) -> str:
        """The SHA-256 of everything but the id, which is made from it."""
        return _sha256_of(self._body())

    def to_json(self) -> str:
        """Return the text of `manifest.json`."""
        body = self._body()
        return json.dumps({"id": self.id, "sha256": _sha256_of(body), **body}, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read `manifest.json`; raises MalformedError, with the reason in Dutch, when it is not what `to_json` once wrote."""
        fields = Fields.of_text(text)
        if fields.number("formaat") > _REWRITTEN_FORMAT:
            raise MalformedError("het is gemaakt met een nieuwere versie van de monitor; werk de monitor bij")
        manifest = cls(
            id=fields.text("id"),
            parent=fields.optional_text("parent"),
            peildatum=fields.date("peildatum"),
            gemaakt_op=fields.moment("gemaakt_op"),
            tables={
                name: TableFile(entry.number("rows"), entry.number("bytes"), entry.text("sha256"))
                for name, entry in fields.group("tables").groups().items()
            },
            deliveries=tuple(
                DeliveredFile(entry.text("bestand"), entry.text("sha256"), entry.text("tabel"), entry.number("rijen"))
                for entry in fields.groups_in("deliveries")
            ),
            geleverd=fields.texts("geleverd"),
            key_fingerprint=fields.text("key_fingerprint"),
            extra=fields.group("extra").all_texts(),
            **_rewritten(fields),
        )
        sha256 = _sha256_of({name: value for name, value in fields.values.items() if name not in ("id", "sha256")})
        if sha256 != fields.text("sha256") or not manifest.id.endswith(f"-{(manifest.first_sha256 or sha256)[:6]}"):
            raise MalformedError("de inhoud is veranderd nadat de publicatie is gemaakt")
        return manifest

    def _body(self) -> dict[str, object]:
        body: dict[str, object] = {
            "formaat": _REWRITTEN_FORMAT if self.herschreven else _FORMAT,
            "parent": self.parent,
            "peildatum": self.peildatum.isoformat(),
            "gemaakt_op": _moment(self.gemaakt_op),
            "tables": {name: vars(table) for name, table in self.tables.items()},
            "deliveries": [vars(delivery) for delivery in self.deliveries],
            "geleverd": list(self.geleverd),
            "key_fingerprint": self.key_fingerprint,
            "extra": dict(self.extra),
        }
        if self.herschreven:
            body["herschreven"] = [{"op": _moment(one.op), "reden": one.reden} for one in self.herschreven]
            body["eerste_sha256"] = self.first_sha256
        return body


class _Rewritten(TypedDict, total=False):
    herschreven: tuple[Rewriting, ...]
    first_sha256: str


def _rewritten(fields: Fields) -> _Rewritten:
    if fields.number("formaat") < _REWRITTEN_FORMAT:
        return {}
    rewritings = tuple(Rewriting(one.moment("op"), one.text("reden")) for one in fields.groups_in("herschreven"))
    return {"herschreven": rewritings, "first_sha256": fields.text("eerste_sha256")}


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _sha256_of(body: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
