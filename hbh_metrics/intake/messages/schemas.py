"""Holds messages to the XSDs of the standard, where the data folder names a folder of them on this machine.

`berichten.toml` in the data folder holds `xsd_map = "/map/met/xsd"`. Nothing is fetched: what a schema includes stands in the same folder.
What a parser says of a fault repeats the value, so that only the element and the kind of fault are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from lxml import etree

from hbh_metrics.contract.iwmo import KINDS, MessageKind
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.messages.opening import AGAIN
from hbh_metrics.intake.messages.streaming import SAFE, forget
from hbh_metrics.reasons import read_settings, reason

FILE = "berichten.toml"
KEY = "xsd_map"
MOST_FAULTS = 1000
DECLARES = "{http://www.w3.org/2001/XMLSchema}element"
NAMED = re.compile(r"Element '\{[^}']*\}([A-Za-z]+)'")
PROBLEMS = {
    "SCHEMAV_ELEMENT_CONTENT": "staat op een plaats waar het schema iets anders verwacht",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_4": "staat op een plaats waar het schema iets anders verwacht",
}
OTHER_PROBLEM = "heeft een waarde die het schema niet toelaat"
UNKNOWN = "een element dat het schema niet kent"


@dataclass(frozen=True)
class Schema:
    """The schema of a kind of message, and the names of the elements that it knows: others may be anything."""

    compiled: etree.XMLSchema = field(repr=False)
    names: frozenset[str]


Schemas = Mapping[str, Schema]
"""Schemas by the number of the kind of message."""


class _Folder(etree.Resolver):  # type: ignore[misc]  # lxml gives it no type
    """Finds what a schema includes in the folder itself, whatever the case of its name."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.files = {path.name.lower(): path for path in sorted(folder.iterdir())}
        self.used: list[etree._Element] = []

    def tree(self, name: str, parser: etree.XMLParser) -> etree._Element:
        """Return the root of a schema of the folder. Raises KeyError, OSError or XMLSyntaxError."""
        root = etree.fromstring(self._text(name), parser, base_url=str(self.files[name.lower()]))
        self.used.append(root)
        return root

    def resolve(self, system_url: str, _public_id: str | None, context: Any) -> Any:  # noqa: ANN401 - lxml's own, without types
        """Return the text of the file of that name, nothing for one that is not there; the schema is then found to be incomplete."""
        name = Path(system_url).name.lower()
        if name not in self.files:
            return self.resolve_empty(context)
        self.tree(name, etree.XMLParser(**SAFE))
        return self.resolve_string(self._text(name), context, base_url=str(self.files[name]))

    def _text(self, name: str) -> bytes:
        content = self.files[name.lower()].read_bytes()
        return content[max(content.find(b"<?xml"), 0) :]


def read_schemas(root: Path) -> Schemas:
    """Return the schemas that the data folder `root` names, none when it names no folder.

    Raises UsageError for settings or a folder that are not right, with what is wrong with each file.
    """
    path = root / FILE
    content = read_settings(path)
    if content is None:
        return {}
    named = content.get(KEY)
    if set(content) != {KEY} or not isinstance(named, str):
        raise UsageError(f'{path} klopt niet. Verwacht één regel: {KEY} = "map met de XSD-bestanden van iWmo 3.2".')
    folder = (root / named).resolve()
    if not folder.is_dir():
        raise UsageError(
            f"De map {folder}, die {path} noemt bij {KEY}, is er niet. Verbeter de regel of haal het bestand weg."
        )
    found = {kind.number: _schema(kind, folder) for kind in KINDS}
    wrong = [problem for problem in found.values() if isinstance(problem, str)]
    if wrong:
        told = "\n".join(f"- {problem}" for problem in wrong)
        raise UsageError(f"De map {folder}, die {path} noemt bij {KEY}, is niet te gebruiken.\n{told}")
    return {number: schema for number, schema in found.items() if isinstance(schema, Schema)}


def _schema(kind: MessageKind, folder: Path) -> Schema | str:
    """Return the schema of a kind of message, or in Dutch what is wrong with it."""
    name = f"WMO{kind.number}.xsd"
    files = _Folder(folder)
    parser = etree.XMLParser(**SAFE)
    parser.resolvers.add(files)
    if name.lower() not in files.files:
        return f"{name} ontbreekt."
    try:
        tree = files.tree(name, parser)
        compiled = etree.XMLSchema(tree.getroottree())
    except OSError as error:
        return f"{name} kan niet worden gelezen: {reason(error.errno)}."
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError):
        return f"{name}, of een bestand dat het noemt, is geen goed XSD-bestand."
    if tree.get("targetNamespace") != kind.schema:
        return f"{name} is niet van release 3.2."
    names = {str(one.get("name")) for root in files.used for one in root.iter(DECLARES)}
    return Schema(compiled, frozenset(names))


def faults(schema: Schema, kind: MessageKind, stream: IO[bytes], name: str) -> Iterator[Finding]:
    """Yield a finding per element and kind of fault in a message that does not validate; nothing for one that is damaged."""
    parts = f"{{{kind.schema}}}{kind.part}"
    reading = etree.iterparse(stream, events=("end",), tag=parts, schema=schema.compiled, **SAFE)
    try:
        for _, element in reading:
            forget(element)
            if len(reading.error_log) > MOST_FAULTS:
                break
    except etree.XMLSyntaxError:
        pass
    found = Counter(
        (_element(entry.message, schema), PROBLEMS.get(entry.type_name, OTHER_PROBLEM))
        for entry in reading.error_log
        if entry.domain_name == "SCHEMASV"
    )
    for (element, problem), times in found.items():
        often = f" ({times} keer)" if times > 1 else ""
        yield Finding(
            "R03", "F", name, None, element, None, "een bericht dat past bij de XSD van iWmo 3.2",
            f"Het bericht past niet bij de XSD: {element or UNKNOWN} {problem}{often}. {AGAIN}",
        )  # fmt: skip


def _element(told: str, schema: Schema) -> str | None:
    found = NAMED.search(told)
    return found[1] if found and found[1] in schema.names else None
