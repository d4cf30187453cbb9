"""Messages held to XSDs of the folder that the data folder names; the XSDs of these tests are our own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from hbh_metrics.contract.iwmo import KIND_BY_SCHEMA, KINDS
from hbh_metrics.contract.iwmo.kinds import BASIS
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.messages.schemas import FILE, faults, read_schemas
from tests.intake.messages.conftest import DAY
from tests.intake.messages.made import ANNA, PERSONAL, assigned, note, performed, started
from tests.intake.publishing import Office

XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}" elementFormDefault="qualified">{inside}</xs:schema>'
ANY = (
    '<xs:complexType><xs:sequence><xs:any processContents="lax" maxOccurs="unbounded"/></xs:sequence></xs:complexType>'
)
SMALL = '<xs:element name="{name}"><xs:simpleType><xs:restriction base="xs:integer"><xs:maxInclusive value="{most}"/></xs:restriction></xs:simpleType></xs:element>'  # noqa: E501
IMPORT = f'<xs:import namespace="{BASIS}" schemaLocation="basisschema.xsd"/>'


def write_xsds(folder: Path) -> None:
    """Write schemas that allow anything, but a Volume of at most 500, a GeleverdVolume of at most 400 and no Commentaar after a Bsn."""
    folder.mkdir(parents=True, exist_ok=True)
    basis = XSD.format(space=BASIS, inside=SMALL.format(name="Volume", most=500))
    (folder / "Basisschema.xsd").write_text(
        f'# losse regel\n<?xml version="1.0" encoding="UTF-8"?>{basis}', encoding="utf-8"
    )
    for kind in KINDS:
        root = f'<xs:element name="Bericht">{ANY}</xs:element>'
        inside = IMPORT + root + SMALL.format(name="GeleverdVolume", most=400)
        (folder / f"wmo{kind.number}.xsd").write_text(XSD.format(space=kind.schema, inside=inside), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that names schemas beside it."""
    write_xsds(tmp_path / "xsd")
    (tmp_path / FILE).write_text('xsd_map = "xsd"', encoding="utf-8")
    return tmp_path


def found_in(data: Path, kind: str, content: bytes) -> list[tuple[str | None, str]]:
    schema = next(one for one in KIND_BY_SCHEMA.values() if one.number == kind)
    found = faults(read_schemas(data)[kind], schema, io.BytesIO(content), "bericht.xml")
    return [(one.kolom, one.melding) for one in found]


def test_a_message_that_validates_has_no_fault_and_one_that_does_not_names_element_and_kind(data: Path) -> None:
    assert found_in(data, "301", note("301", assigned(volume="500/01/2"))) == []
    again = "Stuur het bericht zoals het uit uw systeem komt en lever opnieuw aan."
    assert found_in(data, "301", note("301", assigned(volume="501/01/2"), assigned("102", "502/01/2"))) == [
        (
            "Volume",
            f"Het bericht past niet bij de XSD: Volume heeft een waarde die het schema niet toelaat (2 keer). {again}",
        )
    ]
    assert found_in(data, "301", note("301", assigned(volume="501/01/2"))[:-20]) != []


def test_what_a_schema_does_not_know_is_never_repeated(data: Path) -> None:
    hostile = note("305", started()).replace(b"b:Bericht", b"b:Zonneveldje")
    told = found_in(data, "305", hostile)

    assert told
    assert not [text for text in PERSONAL if text in str(told)]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: (data / FILE).write_text("xsd_map = 3", encoding="utf-8"), "klopt niet"),
        (lambda data: (data / FILE).write_text("map = 'xsd'", encoding="utf-8"), "klopt niet"),
        (lambda data: (data / FILE).write_text("xsd_map =", encoding="utf-8"), "is geen goede TOML"),
        (lambda data: (data / FILE).write_text("xsd_map = 'nergens'", encoding="utf-8"), "is er niet"),
        (lambda data: (data / "xsd" / "wmo305.xsd").unlink(), "WMO305.xsd ontbreekt"),
        (lambda data: (data / "xsd" / "Basisschema.xsd").write_text("<xs", encoding="utf-8"), "geen goed XSD-bestand"),
        (lambda data: (data / "xsd" / "wmo323.xsd").write_text("<a/>", encoding="utf-8"), "WMO323.xsd, of een bestand dat het noemt"),
        (
            lambda data: (data / "xsd" / "wmo307.xsd").write_text(XSD.format(space="x", inside=""), encoding="utf-8"),
            "WMO307.xsd is niet van release 3.2",
        ),
    ],
)  # fmt: skip
def test_settings_or_a_folder_that_are_not_right_are_told(
    data: Path, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(data)

    with pytest.raises(UsageError, match=words):
        read_schemas(data)


def test_without_settings_there_is_nothing_to_hold_to(tmp_path: Path) -> None:
    assert read_schemas(tmp_path) == {}


def test_a_fault_by_the_schema_refuses_the_message_and_is_told_once_beside_our_own(desk: Office) -> None:
    write_xsds(desk.root / "xsd")
    (desk.data / FILE).write_text(f'xsd_map = "{desk.root / "xsd"}"', encoding="utf-8")

    outcome = desk.check(
        {
            "goed.xml": note("301", assigned()),
            "b.xml": note("323", performed()),
            "c.xml": note("301", assigned("102", "2.5/04/2"), bsn=ANNA, number="B2"),
        },
        DAY,
    )

    assert [(one.bestand, one.regel, one.ernst, one.kolom, one.rij) for one in outcome.report.findings] == [
        ("b.xml", "R03", "F", "GeleverdVolume", None),
        ("c.xml", "R03", "F", "Volume", 1),
    ]
