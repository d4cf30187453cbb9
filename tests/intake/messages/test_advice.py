"""What is said of messages is done as it is written, all in one delivery: the findings are gone, and nothing that was declared is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.intake.deliveries import Cells
from tests.intake.messages.conftest import DAY
from tests.intake.messages.made import Note, Texts, assigned, citizen_numbers, note, performed, started, stopped
from tests.intake.messages.test_hostile import HEAD, packed
from tests.intake.publishing import Office

PEOPLE = citizen_numbers(40)
THEIRS, LISTED = "75750002", "75750009"


@dataclass(frozen=True)
class Offence:
    """What a finding must say of the file `name`, sent wrong and sent as the advice says: bytes, or None for a file that is left out.

    `beside` is sent with both; `lines` are the references of performances that we must hold when the advice was followed.
    """

    words: str
    name: str
    wrong: bytes
    right: bytes | None
    beside: dict[str, bytes]
    lines: tuple[str, ...] = ()
    found_in: str = ""

    @property
    def file(self) -> str:
        """The file that the finding names."""
        return self.found_in or self.name


def offence(
    place: int, words: str, wrong: Texts, right: Texts | None = None, *, product: Texts | None = None, **message: object
) -> Offence:
    """Return a performance that is declared wrong, and then right, of an assignment of its own."""
    number: Texts = {"ToewijzingNummer": str(1000 + place)}
    key: Texts = number | {"ProductReferentie/ReferentieNummer": f"L{place}"}
    sent, obeyed = (
        note("323", key | part, bsn=PEOPLE[place], number=f"D{place}", **extra)
        for part, extra in ((wrong, message), (line() if right is None else right, {}))
    )
    beside = note("301", (product or assigned()) | number, bsn=PEOPLE[place], number=f"A{place}")
    return Offence(words, f"d{place:02d}.xml", sent, obeyed, {f"a{place:02d}.xml": beside}, (f"L{place}",))


def line(amount: str = "15/01", first: str = "2026-02-01", last: str = "2026-02-28", **other: str | None) -> Texts:
    """Return what a performance of a cent per piece holds, without its assignment and its reference."""
    period = {"ProductPeriode__Begindatum": first, "ProductPeriode__Einddatum": last}
    made = performed(amount=amount, tariff="1", cents=amount.split("/", maxsplit=1)[0], **period)
    own = ("ToewijzingNummer", "ProductReferentie/ReferentieNummer")
    return {name: text for name, text in made.items() if name not in own} | {
        name.replace("__", "/"): text for name, text in other.items()
    }


def progress(place: int, words: str, wrong: bytes, right: bytes) -> Offence:
    """Return a start or a stop that is sent wrong, and then right, of an assignment of its own."""
    beside = note("301", assigned(str(1000 + place)), bsn=PEOPLE[place], number=f"A{place}")
    return Offence(words, f"d{place:02d}.xml", wrong, right, {f"a{place:02d}.xml": beside})


def start(place: int, number: str = "", bsn: str = "", **other: object) -> bytes:
    """Return the start of the assignment of that place, or what else is told."""
    return note("305", started(number or str(1000 + place)), bsn=bsn or PEOPLE[place], number=f"D{place}", **other)


def _two_lines(place: int, words: str) -> Offence:
    """Return a performance over two months that becomes one for each of both."""
    wrong = offence(place, words, line("30/01", "2026-01-15", "2026-02-14"))
    halves = [
        line("15/01", first, last) | {"ToewijzingNummer": str(1000 + place), "ProductReferentie/ReferentieNummer": reference}
        for first, last, reference in (("2026-01-15", "2026-01-31", f"L{place}"), ("2026-02-01", "2026-02-14", f"L{place}B"))
    ]  # fmt: skip
    right = note("323", *halves, bsn=PEOPLE[place], number=f"D{place}")
    return replace(wrong, right=right, lines=(f"L{place}", f"L{place}B"))


def _credited(place: int, words: str, wrong: str, *, is_together: bool = False) -> Offence:
    """Return a credit of more hours than its debit has, or in the message of its debit, which goes out of it with that debit."""
    key: Texts = {"ToewijzingNummer": str(1000 + place)}
    debit = (
        line()
        | key
        | {"ProductReferentie/ReferentieNummer": f"L{place}", "ProductTarief": "2", "IngediendBedrag/Bedrag": "30"}
    )
    credit = debit | {
        "ProductReferentie/ReferentieNummer": f"L{place}C", "ProductReferentie/VorigReferentieNummer": f"L{place}",
        "IngediendBedrag/DebetCredit": "C",
    }  # fmt: skip
    spoilt = line(wrong) | {
        name: text for name, text in credit.items() if name not in ("GeleverdVolume", "ProductTarief")
    }
    who = {"bsn": PEOPLE[place], "number": f"D{place}"}
    beside = {f"a{place:02d}.xml": note("301", assigned(str(1000 + place)), bsn=PEOPLE[place], number=f"A{place}")}
    if is_together:
        other = line() | key | {"ProductReferentie/ReferentieNummer": f"L{place}X"}
        return Offence(
            words, f"d{place:02d}.xml", note("323", debit, credit, other, **who), note("323", other, **who), beside, (f"L{place}X",)
        )  # fmt: skip
    beside[f"b{place:02d}.xml"] = note("323", debit, bsn=PEOPLE[place], number=f"B{place}")
    return Offence(
        words, f"d{place:02d}.xml", note("323", spoilt, **who), note("323", credit, **who), beside, (f"L{place}", f"L{place}C")
    )  # fmt: skip


GOOD = Note("305", ((PEOPLE[30], started("1030")),), number="D30")
BOTH = Cells(
    ["toewijzing_nummer", "client_sleutel", "aanbieder_id", "groep", "categorie", "uren_week", "ingangsdatum"],
    [["1024", "C1", "HULP", "EXPERIMENT", "1", "2,50", "01-01-2026"]],
)  # fmt: skip
CODES = Cells(["agb_code", "aanbieder_id"], [["75750001", "ZORG"], [THEIRS, "HULP"], [LISTED, "ZORG"]])
OFFENCES = (
    offence(
        1, "Verbeter de periode of het nummer van de toewijzing en stuur het bericht opnieuw.",
        line(first="2025-12-01", last="2025-12-31"),
    ),
    offence(
        2, "Verbeter de periode of het nummer van de toewijzing en stuur het bericht opnieuw.", line(),
        line(last="2026-02-27"), product=assigned(Einddatum="2026-02-27"),
    ),
    offence(3, "Ga na of de periode klopt.", line(first="2026-03-01", last="2026-03-31")),
    offence(4, "Ga na of dit klopt.", line("901/01")),
    offence(5, "Ga na of de datum klopt.", line(first="2021-02-01", last="2021-02-28"), product=assigned(Ingangsdatum="2021-01-01")),
    offence(6, "Verbeter het nummer, of lever de toewijzing (301) mee.", line(ToewijzingNummer="404")),
    offence(7, "Verbeter de productcategorie en stuur het bericht opnieuw.", line(ProductCategorie="02")),
    offence(8, "Verbeter de productcode en stuur het bericht opnieuw.", line(ProductCode="01E03")),
    offence(9, "Verbeter de eenheid en stuur het bericht opnieuw.", line("15/04")),
    offence(10, "Verbeter het volume, het tarief of het bedrag", line(IngediendBedrag__Bedrag="16")),
    offence(11, "Vul het tarief in", line(ProductTarief=None)),
    offence(
        12, "Verbeter het totaal of de prestaties en stuur het bericht opnieuw.", line(),
        declaration={"TotaalIngediendBedrag/TotaalBedrag": "14"},
    ),
    offence(13, "Geef de declaratie een eigen nummer en stuur het bericht opnieuw.", line(), declaration={"DeclaratieNummer": "DD12"}),
    offence(14, "Verbeter het bericht en stuur het opnieuw.", line("999999999/01")),
    offence(15, "Verbeter de datums", line(first="2026-02-20", last="2026-02-19")),
    _two_lines(16, "Splits haar per maand"),
    _credited(17, "Verbeter de credit en stuur het bericht opnieuw.", "30/01"),
    _credited(18, "Haal beide uit het bericht en stuur het opnieuw.", "15/01", is_together=True),
    progress(19, "Lever het 301-bericht ervan mee", start(19, "404"), start(19)),
    progress(20, "Verbeter het nummer en lever opnieuw aan.", start(20, "1019"), start(20)),
    progress(21, "Verbeter het nummer of de tabel agb", start(21, agb=THEIRS), start(21)),
    progress(22, "Verbeter het bericht en stuur het opnieuw.", note("305", started("1022", status="2"), bsn=PEOPLE[22]), start(22)),
    progress(
        23, "Verbeter de begindatum of de einddatum en stuur het bericht opnieuw.",
        note("307", stopped("1023", day="2026-01-11"), bsn=PEOPLE[23], number="D23"),
        note("307", stopped("1023", day="2026-01-12"), bsn=PEOPLE[23], number="D23"),
    ),
    Offence(
        "Lever een van beide aan.", "indicaties.csv", BOTH.csv(), None,
        {"a24.xml": note("301", assigned("1024"), bsn=PEOPLE[24], number="A24", agb=THEIRS)},
    ),
    Offence(
        "Verbeter de tabel agb of", "agb.csv", CODES.csv(), CODES.with_cell(2, "aanbieder_id", "HULP").csv(),
        {"a25.xml": note("301", assigned("1025"), bsn=PEOPLE[25], number="A25", agb=LISTED)}, found_in="a25.xml",
    ),
    progress(
        26, "Stuur het bericht zoals het uit uw systeem komt en lever opnieuw aan.", start(26, prologue=f"{HEAD}<!DOCTYPE x>\n"),
        start(26),
    ),
    progress(27, "Haal het uit de map, of stuur het bericht in release 3.2.", start(27, release="3_1"), start(27)),
)  # fmt: skip
ZIPPED = "Pak de zip uit, zet de bestanden zelf in de map en lever opnieuw aan."
TAKEN_BACK = "Geef haar dan met een nieuwe 301 een einddatum."
OTHER_DATE = "Ga na welke datum klopt. Stuur de andere opnieuw: een 305 van de start of een 307 van de stop."
WORDS = (*(one.words for one in OFFENCES), ZIPPED, TAKEN_BACK, OTHER_DATE)
"""The sentences that are obeyed here; `test_advice_can_be_obeyed` counts them."""


def test_who_does_as_is_said_of_messages_delivers_them_without_findings_and_loses_nothing(desk: Office) -> None:
    project = desk.data / "project.toml"
    project.write_text(
        f'{project.read_text(encoding="utf-8")}\n[aanbieders.HULP]\nagb = ["{LISTED}"]\n', encoding="utf-8"
    )
    always = {name: content for one in OFFENCES for name, content in one.beside.items()}
    started_too = note("301", assigned("1030"), bsn=PEOPLE[30], number="A30")
    inner = packed(d30_xml=GOOD.xml())
    wrong = {one.name: one.wrong for one in OFFENCES} | {"z.zip": packed(**{"d30.zip": inner})}
    told = desk.check(always | wrong | {"a30.xml": started_too}, DAY).report

    said = {one.file: [found.melding for found in told.findings if found.bestand == one.file] for one in OFFENCES}
    assert {name: sentences for name, sentences in said.items() if len(sentences) != 1} == {}, (
        "one cause is one finding"
    )
    assert {found.bestand for found in told.findings if not found.bestand.startswith("z.zip")} == set(said)
    assert [one.words for one in OFFENCES if one.words not in said[one.file][0]] == []
    assert [ZIPPED in one.melding for one in told.findings if one.bestand.startswith("z.zip")] == [True]

    right = {one.name: one.right for one in OFFENCES if one.right is not None}
    after = desk.deliver(always | right | {"a30.xml": started_too, "z.zip": inner}, DAY)

    assert after.report.findings == []
    assert {str(reference) for (reference,) in desk.rows("periodebetalingen", "prestatie_referentie")} == {
        reference for one in OFFENCES for reference in one.lines
    }
    skipped = {why for file in after.report.files for why, _ in file.sheets[0].skipped}
    assert skipped == {"verwerkt in de toewijzing"}
    assert desk.rows("indicaties", "count(*), count(start_levering), count(reden_beeindiging)") == [(28, 7, 1)]

    key: Texts = {"ToewijzingNummer": "1001", "Toewijzingsdatum": "2026-03-01"}
    changes: tuple[Texts, ...] = ({"RedenWijziging": "13", "Einddatum": "2026-01-01"}, {"Einddatum": "2026-02-28"})
    gone, ended = (note("301", assigned() | key | change, bsn=PEOPLE[1], number="A31") for change in changes)
    later, earlier = (
        note("305", started("1023", day=day), bsn=PEOPLE[23], number="A32") for day in ("2026-01-13", "2026-01-12")
    )
    held = desk.check({"a.xml": gone, "b.xml": later}, DAY).report.findings
    assert {words for words in (TAKEN_BACK, OTHER_DATE) for one in held if words in one.melding} == {
        TAKEN_BACK,
        OTHER_DATE,
    }
    assert [(one.regel, one.ernst) for one in held if one.bestand == "b.xml"] == [("IW008", "W")]
    assert desk.check({"a.xml": ended, "b.xml": earlier}, DAY).report.findings == []
