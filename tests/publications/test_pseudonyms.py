"""A client gets the same pseudonym everywhere under one key, another under another key, and nothing can be read from it."""

from __future__ import annotations

import hashlib
import hmac
import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hbh_metrics.publications.pseudonyms import Pseudonymiser

ONE, OTHER = Pseudonymiser(bytes(32)), Pseudonymiser(bytes(31) + b"\1")
VALUES = st.text(min_size=1, max_size=20)


@given(st.sets(VALUES, min_size=1, max_size=50))
def test_different_values_get_different_pseudonyms_and_the_same_value_the_same(values: set[str]) -> None:
    pseudonyms = [ONE.pseudonym(value, "client") for value in values]
    assert len(set(pseudonyms)) == len(values)
    assert pseudonyms == [Pseudonymiser(bytes(32)).pseudonym(value, "client") for value in values]


@given(VALUES)
def test_another_key_and_another_domain_give_another_pseudonym(value: str) -> None:
    assert len({ONE.pseudonym(value, "client"), OTHER.pseudonym(value, "client"), ONE.pseudonym(value, "koppel")}) == 3


@given(st.text(max_size=3), st.text(max_size=3), st.text(max_size=3), st.text(max_size=3))
def test_a_domain_and_a_value_never_run_into_each_other(
    domain: str, value: str, other_domain: str, other_value: str
) -> None:
    names = {domain.replace("\0", ""): value, other_domain.replace("\0", ""): other_value}
    assert len({ONE.pseudonym(text, name) for name, text in names.items()}) == len(names)


@given(VALUES)
def test_a_pseudonym_is_letters_that_no_one_takes_for_a_number_or_a_postcode(value: str) -> None:
    assert re.fullmatch("[a-p]{24}", ONE.pseudonym(value, "client"))


def test_a_pseudonym_is_the_first_96_bits_of_an_hmac_sha_256() -> None:
    digest = hmac.new(bytes(32), b"client\x00K-0042", hashlib.sha256).hexdigest()
    assert (
        ONE.pseudonym("K-0042", "client").translate(str.maketrans("abcdefghijklmnop", "0123456789abcdef"))
        == digest[:24]
    )


def test_the_fingerprint_tells_keys_apart_and_the_key_is_never_shown() -> None:
    key = bytes(range(32))
    pseudonymiser = Pseudonymiser(key)
    assert len({ONE.fingerprint, OTHER.fingerprint, pseudonymiser.fingerprint}) == 3
    assert re.fullmatch("[0-9a-f]{16}", ONE.fingerprint)
    for shown in (repr(pseudonymiser), str(pseudonymiser), pseudonymiser.fingerprint):
        assert key.hex()[:16] not in shown
        assert repr(key) not in shown


@settings(max_examples=25)
@given(st.lists(st.none() | VALUES, max_size=30))
def test_in_a_table_each_value_becomes_its_pseudonym_null_stays_null_and_rows_stay_where_they_are(
    values: list[str | None],
) -> None:
    values = [None if value is None else value.replace("\0", "") for value in values]
    with duckdb.connect(config={"threads": 1}) as con:
        con.execute("create table meldingen (nummer integer, client_sleutel varchar, koppel_id varchar, rest varchar)")
        for row in enumerate(values):
            con.execute("insert into meldingen values ($1, $2, $2, $2)", row)
        ONE.replace(con, "meldingen", {"client_sleutel": "client", "koppel_id": "koppel"})
        found = con.execute("from meldingen").fetchall()
    assert found == [
        (number, *(None if value is None else ONE.pseudonym(value, domain) for domain in ("client", "koppel")), value)
        for number, value in enumerate(values)
    ]


def test_a_client_of_two_tables_can_still_be_joined_and_the_order_of_a_large_table_stays() -> None:
    with duckdb.connect() as con:
        con.execute(
            "create table uren as select i as nummer, 'C' || (i * 7919 % 20000) as client_sleutel from range(400000) r(i)"
        )
        con.execute("create table indicaties as select 'C' || i as client_sleutel from range(20000) r(i)")
        for table in ("uren", "indicaties"):
            ONE.replace(con, table, {"client_sleutel": "client"})
        matched = "select count(*), count(distinct client_sleutel) from uren join indicaties using (client_sleutel)"
        assert con.execute(matched).fetchall() == [(400_000, 20_000)]
        assert con.execute("select count(*) from uren where nummer <> rowid").fetchall() == [(0,)]
        assert con.execute("select count(*) from uren where client_sleutel like 'C%'").fetchall() == [(0,)]
        assert con.execute("select view_name from duckdb_views() where not internal").fetchall() == []


@pytest.mark.parametrize("name", ['uren"; drop table uren; --', "", "Uren", "a b"])
def test_a_name_that_is_no_name_never_reaches_the_database(name: str) -> None:
    with duckdb.connect() as con:
        con.execute("create table uren (client_sleutel varchar)")
        with pytest.raises(ValueError, match="no names"):
            ONE.replace(con, name, {"client_sleutel": "client"})
        with pytest.raises(ValueError, match="no names"):
            ONE.replace(con, "uren", {name: "client"})
