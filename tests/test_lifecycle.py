"""What is done with a data folder as a whole: a client erased from everything, another key, and nothing kept too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import BLANKED, Journal
from hbh_metrics.lifecycle import RETENTION_FILE, Erased, erase, keep, read_retention, reason_in, replace_key
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.erasing import Mask
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from tests.followup.journals import note
from tests.intake.deliveries import CLIENTS, Cells, tidy
from tests.intake.publishing import Office, copy_of, rows_of
from tests.publications.example import names_in
from tests.publications.example import publish as publish_example

CLIENT = "C000007"
ASSIGNMENT, PROVIDER = CLIENTS[CLIENT]
AGGREGATED = ("meetwaarden", "signalen", "verdelingen", "weekwaarden", "signaalfeiten", "staart", "paden")


@pytest.fixture(scope="module")
def two_published(published: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Publish, after the tidy delivery, one in which a finding names the client's assignment; only to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        return _second(copy_of(published, tmp_path_factory.mktemp("twee"), patch))


@pytest.fixture
def two_stands(two_published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder of one's own with both publications, and what a killed import left."""
    return copy_of(two_published, tmp_path, monkeypatch)


def _second(office: Office) -> Office:
    plans = tidy()["ondersteuningsplannen"]
    less = [row for row in plans.rows if ASSIGNMENT not in row]
    assert len(less) == len(plans.rows) - 1
    office.deliver({"ondersteuningsplannen.csv": Cells(plans.header, less)}, date(2014, 5, 20))
    (office.data / ".werk").mkdir()
    (office.data / ".werk" / "rest.csv").write_text(f"{CLIENT};{ASSIGNMENT}\n", encoding="utf-8")
    return office


def _texts(root: Path) -> Iterator[str]:
    """Yield every text in every file of a data folder, of Parquet every cell of every text column."""
    for path in sorted(root.rglob("*")):
        if path.suffix == ".parquet":
            with duckdb.connect(config={"threads": 1}) as con:
                for row in con.read_parquet(str(path)).fetchall():
                    yield from (f"{path.parent.name}/{path.name}: {cell}" for cell in row if isinstance(cell, str))
        elif path.is_file():
            yield f"{path.name}: {path.read_bytes().decode('utf-8', errors='replace')}"


def _traces(office: Office) -> list[str]:
    pseudonym = Pseudonymiser.for_store(office.store).pseudonym(CLIENT, "client")
    names = {CLIENT, pseudonym, ASSIGNMENT}
    return [text for text in _texts(office.data) if any(name in text for name in names)]


def _values(publication: Publication) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows_of(publication, table) for table in AGGREGATED}


def _is_shared(office: Office, table: str) -> bool:
    first, second = (one.table_path(table) for one in office.store.list())
    return first.samefile(second)


def test_nothing_of_an_erased_client_is_left_in_any_file_past_values_stay_and_what_publications_share_is_shared_again(
    two_stands: Office,
) -> None:
    assert any("bevindingen" in text for text in _traces(two_stands)), "a finding names the assignment"
    assert any("rest.csv" in text for text in _traces(two_stands)), "a killed import left something"
    two_stands.store.keep_refusal({"bevindingen": [{"melding": f"toewijzing '{ASSIGNMENT}' bestaat niet"}]})
    before = {publication.id: _values(publication) for publication in two_stands.store.list()}
    others = rows_of(two_stands.store.list()[-1], "geleverde_uren", "toewijzing_nummer")
    assert _is_shared(two_stands, "geleverde_uren")
    inode = two_stands.store.list()[0].table_path("geleverde_uren").stat().st_ino

    found = erase(two_stands.store, f" {CLIENT} ", "Verzoek van de cliënt zelf", datetime(2014, 6, 1, 9, tzinfo=UTC))

    assert _traces(two_stands) == []
    assert {publication.id: _values(publication) for publication in two_stands.store.list()} == before
    assert (list(found.publications), found.reden, found.mentioned_in) == (list(before), "verzoek", ())
    assert [one.manifest.herschreven[0].reden for one in two_stands.store.list()] == ["verzoek", "verzoek"]
    left = rows_of(two_stands.store.list()[-1], "geleverde_uren", "toewijzing_nummer")
    assert left == [row for row in others if row != (ASSIGNMENT,)]
    assert two_stands.store.verify() == ()
    assert names_in(two_stands.data) >= {"huidig", "publicaties"}
    assert [name for name in names_in(two_stands.data) if name.startswith(".")] == [".slot"]
    assert _is_shared(two_stands, "geleverde_uren")
    assert two_stands.store.list()[0].table_path("geleverde_uren").stat().st_ino != inode
    assert _is_shared(two_stands, "aanbieders")


def test_a_report_that_names_the_client_in_one_publication_goes_from_those_in_which_it_does_not_too(
    two_stands: Office,
) -> None:
    reports = tidy()["meldingen"]
    named = ["M7", "KLACHT", "GEMEENTE", PROVIDER, CLIENT, "03-03-2014", "", "UREN", "OPEN"]
    for day, row in ((21, named), (22, [cell if cell != CLIENT else "" for cell in named])):
        two_stands.deliver({"meldingen.csv": Cells(reports.header, [*reports.rows, row])}, date(2014, 5, day))
    assert ("M7", None) in rows_of(two_stands.store.list()[-1], "meldingen", "melding_id, client_sleutel")
    erase(two_stands.store, CLIENT, "verzoek")
    left = {row for one in two_stands.store.list() for row in rows_of(one, "meldingen", "melding_id")}
    assert left == {("M1",)}


def test_a_publication_out_of_the_chain_is_erased_too(two_stands: Office) -> None:
    first = two_stands.store.list()[0]
    (two_stands.data / "huidig").write_text(f"{first.id}\n", encoding="utf-8")
    erase(two_stands.store, CLIENT, "verzoek")
    assert len(list((two_stands.data / "publicaties").iterdir())) == 2
    assert _traces(two_stands) == []


@pytest.fixture(scope="module")
def once_erased(two_published: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Erased]:
    """Erase the client after two in the journal named it; only to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        office = copy_of(two_published, tmp_path_factory.mktemp("gewist"), patch)
        for text in (
            "Alles rustig.",
            f"Gebeld over {ASSIGNMENT}.",
            f"Sleutel {CLIENT} nakijken",
            "T0000071 is een ander.",
        ):
            Journal(office.data).add(note(tekst=text))
        return office, erase(office.store, CLIENT, "verzoek")


@pytest.fixture
def after_erasure(once_erased: tuple[Office, Erased], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder of one's own from which the client is erased."""
    return copy_of(once_erased[0], tmp_path, monkeypatch)


def test_the_journal_is_searched_for_the_client_and_what_names_it_can_be_blanked(
    once_erased: tuple[Office, Erased], after_erasure: Office
) -> None:
    journal, data = Journal(after_erasure.data), ["--data", str(after_erasure.data)]
    assert once_erased[1].mentioned_in == (2, 3)
    assert len(journal.events()) == 4
    assert main(["followup", "--wis", "2", "3", *data]) == 2, "without a reason"
    assert main(["followup", "--wis", "2", "3", "--reden", "verzoek", *data]) == 0
    assert [event.tekst for event in journal.events()][:4] == [
        "Alles rustig.",
        BLANKED,
        BLANKED,
        "T0000071 is een ander.",
    ]
    assert not [text for text in _texts(after_erasure.data) if "Gebeld over" in text or CLIENT in text]


def test_an_erasure_given_again_after_a_kill_still_says_what_names_the_client_in_the_journal(
    after_erasure: Office,
) -> None:
    with pytest.raises(UsageError, match=r"eerder afgebroken, dan was hij al gewist.*followup --wis 3 --reden"):
        erase(after_erasure.store, CLIENT, "verzoek")


@pytest.mark.parametrize(
    "command", [["verwijder", "--client", "C1", "--reden", "verzoek"], ["bewaar"], ["vernieuw-sleutel"], ["migreer"]]
)
def test_a_data_folder_that_is_not_there_is_told_and_not_made(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--data", str(tmp_path / "weg")]) == 3
    assert "is er niet" in capsys.readouterr().err
    assert not (tmp_path / "weg").exists()


def test_a_client_that_nobody_knows_changes_nothing_and_is_told(two_stands: Office) -> None:
    before = two_stands.store.list()
    with pytest.raises(UsageError, match="staat in geen enkele publicatie"):
        erase(two_stands.store, "C999999", "verzoek")
    with pytest.raises(UsageError, match="is leeg"):
        erase(two_stands.store, " ", "verzoek")
    assert two_stands.store.list() == before


def test_a_client_can_be_named_by_its_pseudonym(two_stands: Office) -> None:
    erase(two_stands.store, Pseudonymiser.for_store(two_stands.store).pseudonym(CLIENT, "client"), "verzoek")
    pseudonym = Pseudonymiser.for_store(two_stands.store).pseudonym(CLIENT, "client")
    assert [text for text in _texts(two_stands.data) if pseudonym in text] == []


def test_a_damaged_publication_stops_an_erasure_before_anything_changed(two_stands: Office) -> None:
    first, second = two_stands.store.list()
    path = first.table_path("meetwaarden")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match=r"meetwaarden\.parquet is veranderd"):
        erase(two_stands.store, CLIENT, "verzoek")
    assert two_stands.store.get(second.id) == second


def test_an_import_after_an_erasure_holds_the_others_and_counts_from_what_is_left(two_stands: Office) -> None:
    erase(two_stands.store, CLIENT, "verzoek")
    outcome = two_stands.deliver({"personeel.csv": tidy()["personeel"]}, date(2014, 5, 21))
    assert outcome.publication is not None
    assert _traces(two_stands) == []
    assert len(two_stands.rows("indicaties")) == len(CLIENTS) - 1


def test_only_a_code_is_kept_of_a_reason() -> None:
    assert reason_in("verzoek") == "verzoek"
    assert reason_in("AVG, Bezwaar van mevrouw Jansen") == "bezwaar"
    assert reason_in("op vraag van de heer De Vries") == "anders"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("T12", "#"),
        ("regel T12 over", "regel T12 over"),
        ("toewijzing 'T12' over", "toewijzing '#' over"),
        ("toewijzing T0012, en T00123", "toewijzing #, en T00123"),
        ("A.1+B", "#"),
    ],
)
def test_an_identifier_is_masked_as_a_word_and_a_short_one_only_alone_or_quoted(text: str, masked: str) -> None:
    assert Mask({"T12", "T0012", "A.1+B"}, "#")(text) == masked


def test_another_key_gives_every_client_another_pseudonym_and_the_next_delivery_the_same(two_stands: Office) -> None:
    before = {one.id: _values(one) for one in two_stands.store.list()}
    old = Pseudonymiser.for_store(two_stands.store)
    fingerprint = replace_key(two_stands.store)
    new = Pseudonymiser.for_store(two_stands.store)
    assert new.fingerprint == fingerprint != old.fingerprint
    texts = "\n".join(_texts(two_stands.data))
    assert [key for key in CLIENTS if old.pseudonym(key, "client") in texts] == []
    assert [key for key in CLIENTS if new.pseudonym(key, "client") not in texts] == []
    assert {one.id: _values(one) for one in two_stands.store.list()} == before
    two_stands.deliver({"geleverde_uren.csv": tidy()["geleverde_uren"]}, date(2014, 5, 21))
    clients = {row[0] for row in two_stands.rows("geleverde_uren", "client_sleutel")}
    assert clients == {row[0] for row in two_stands.rows("indicaties", "client_sleutel")}
    second = replace_key(two_stands.store)
    assert second not in (fingerprint, old.fingerprint)
    assert two_stands.store.verify() == ()


def test_a_data_folder_of_before_another_key_can_still_be_used_with_it(office: Office, tmp_path: Path) -> None:
    other = Store(tmp_path / "anders")
    publish_example(other)
    old = Pseudonymiser.for_store(other).fingerprint
    replace_key(office.store)
    assert Pseudonymiser.for_store(other).fingerprint == old
    publish_example(other)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return an empty store with a key of its own."""
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "thuis" / "sleutel"))
    return Store(tmp_path / "data")


def test_the_rule_keeps_the_first_the_current_the_last_of_a_period_and_what_the_journal_names(store: Store) -> None:
    days = [date(2014, 3, 1), date(2014, 3, 2), date(2014, 3, 3), date(2014, 3, 4), date(2014, 4, 1), date(2014, 4, 2)]
    made = [publish_example(store, rows=5, peildatum=day) for day in days]
    Journal(store.root).add(note(publicatie=made[1].id))
    store.keep_refusal({"bevindingen": []})
    assert keep(store, now=datetime.now(UTC) + timedelta(days=300)).gone == ()
    later = datetime.now(UTC) + timedelta(days=800)
    tried = keep(store, try_only=True, now=later)
    assert [one.id for one in tried.gone] == [made[2].id, made[4].id]
    assert len(tried.refused) == 1
    assert len(store.list()) == 6
    keep(store, now=later)
    assert [one.id for one in store.list()] == [made[place].id for place in (0, 1, 3, 5)]
    assert store.chain(store.current()) == store.list()
    assert store.refusals() == ()
    assert store.verify() == ()
    with pytest.raises(UsageError, match="volgens de bewaarregel opgeruimd"):
        store.get(made[2].id)
    assert publish_example(store, rows=5, peildatum=date(2014, 4, 3)).manifest.number == 7


def test_the_rule_can_be_set_and_a_mistake_in_it_is_told(tmp_path: Path) -> None:
    assert read_retention(tmp_path).publicaties_maanden == 24
    (tmp_path / RETENTION_FILE).write_text("publicaties_maanden = 36\n", encoding="utf-8")
    assert read_retention(tmp_path).publicaties_maanden == 36
    for wrong in (
        "publicaties_maanden = 0",
        "maanden = 3",
        "publicaties_maanden = true",
        "publicaties_maanden = 1201",
        "= =",
    ):
        (tmp_path / RETENTION_FILE).write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=RETENTION_FILE):
            read_retention(tmp_path)


def test_the_commands_say_what_they_did(
    two_stands: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, copy = ["--data", str(two_stands.data)], two_stands.root / "kopie.tar"
    assert main(["backup", str(copy), *data]) == 0
    assert "met 2\N{NO-BREAK SPACE}publicaties. De sleutel" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", _Line(f"{CLIENT}\n"))
    assert main(["verwijder", "--client", "-", "--reden", "verzoek", *data]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("De cliënt is gewist uit 2\N{NO-BREAK SPACE}publicaties")
    assert CLIENT not in told.out + told.err
    assert main(["verify", *data]) == 0
    assert "Herschreven op" in capsys.readouterr().out
    first, second = (publication.id for publication in two_stands.store.list())
    assert main(["compare", first, second, *data]) == 0
    assert "(verzoek)" in capsys.readouterr().out
    assert main(["vernieuw-sleutel", *data]) == 0
    assert "vingerafdruk" in capsys.readouterr().out
    assert main(["bewaar", "--proef", *data]) == 0
    assert "Weg zou gaan: geen publicatie" in capsys.readouterr().out
    target = two_stands.root / "terug"
    assert main(["herstel", str(copy), str(target)]) == 0
    assert "is teruggezet en heel" in capsys.readouterr().out
    assert any(CLIENT in text or ASSIGNMENT in text for text in _texts(target)), "as it was when the copy was made"
    assert main(["herstel", str(copy), str(target)]) == 2
    assert main(["backup", str(copy), *data]) == 2


class _Line:
    """Standard input of one line."""

    def __init__(self, text: str) -> None:
        self._text = text

    def readline(self) -> str:
        """Return the line."""
        return self._text
