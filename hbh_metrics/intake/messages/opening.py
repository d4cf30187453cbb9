"""Finds the messages in a delivery, also those in a zip as it was sent, and refuses before parsing what no honest message is.

A document type, an encoding other than UTF-8 and more bytes than a limit allows are told from the bytes alone.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hbh_metrics.intake.delivery import UnreadableFileError, extension_of, unreadable
from hbh_metrics.intake.discovery import is_bycatch
from hbh_metrics.intake.limits import MEGABYTE, Limits

BLOCK = 1 << 20
HEAD = 1 << 10
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
UTF8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
AGAIN = "Stuur het bericht zoals het uit uw systeem komt en lever opnieuw aan."


@dataclass(frozen=True)
class Source:
    """One message: a file, or a member of a zip; `name` is how findings call it."""

    path: Path
    name: str
    member: str = ""

    def open(self) -> IO[bytes]:
        """Return the bytes of the message. Raises OSError or zipfile.BadZipFile."""
        if not self.member:
            return self.path.open("rb")
        return zipfile.ZipFile(self.path).open(self.member)


def sources(path: Path, called: str, limits: Limits) -> Iterator[Source | UnreadableFileError]:
    """Yield the messages of a file that findings call `called`, and what of a zip cannot be one.

    Raises LimitReachedError for a zip that unpacks to too much.
    """
    if extension_of(path) != "zip":
        yield Source(path, called)
        return
    try:
        with zipfile.ZipFile(path) as packed:
            members = [member for member in packed.infolist() if not (member.is_dir() or is_bycatch(member.filename))]
    except (zipfile.BadZipFile, OSError, NotImplementedError, UnicodeDecodeError):
        yield unreadable(called, "Het zip-bestand is beschadigd.", "een zip met iWmo-berichten", AGAIN)
        return
    limits.hold("bestanden", len(members), "bestanden in deze zip")
    limits.hold_unpacked(path.stat().st_size, sum(member.file_size for member in members))
    for number, member in enumerate(members, start=1):
        name = f"{called}/{number}"
        if extension_of(Path(member.filename)) != "xml":
            yield unreadable(
                name,
                "In een zip worden alleen berichten gelezen.",
                "een bestand dat eindigt op .xml",
                "Pak de zip uit, zet de bestanden zelf in de map en lever opnieuw aan.",
            )
        elif member.flag_bits & 1:
            yield unreadable(name, "De zip is met een wachtwoord beveiligd.", "een zip zonder wachtwoord", AGAIN)
        else:
            yield Source(path, name, member.filename)
    if not members:
        yield unreadable(called, "De zip bevat geen berichten.", "een zip met iWmo-berichten", AGAIN)


def fingerprint(source: Source, limits: Limits) -> str:
    """Return the SHA-256 of a message once nothing in its bytes forbids reading it.

    Raises UnreadableFileError for another encoding, a document type or a damaged zip, LimitReachedError past a limit, OSError.
    """
    digest, size, tail = hashlib.sha256(), 0, b""
    try:
        with source.open() as stream:
            while block := stream.read(BLOCK):
                if size == 0:
                    _refuse_encoding(source.name, block[:HEAD])
                size += len(block)
                limits.hold("bericht_mb", -(-size // MEGABYTE), "megabytes in dit bericht")
                if any(mark in tail + block for mark in FORBIDDEN):
                    raise unreadable(
                        source.name, "Het bericht heeft een documenttype (DOCTYPE) of eigen tekens (ENTITY). Dat is niet veilig te lezen.",
                        "een iWmo-bericht zonder DOCTYPE", AGAIN,
                    )  # fmt: skip
                tail = block[-max(map(len, FORBIDDEN)) :]
                digest.update(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise unreadable(source.name, "Het zip-bestand is beschadigd.", "een hele zip", AGAIN) from error
    if size == 0:
        raise unreadable(source.name, "Het bericht is leeg.", "een iWmo-bericht", AGAIN)
    return digest.hexdigest()


def _refuse_encoding(name: str, head: bytes) -> None:
    declared = DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
    is_other = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head
    if is_other or (declared and declared[1].lower() not in UTF8):
        raise unreadable(name, "Het bericht is niet in UTF-8 geschreven.", "een bericht in UTF-8", AGAIN)
