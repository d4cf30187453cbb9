"""Tables as HTML: every text is text, numbers stand right, what is as it should be is quiet but never only a shape."""

from __future__ import annotations

import threading

import pytest
import streamlit as st

from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.ui import html
from hbh_metrics.ui.html import table_text

COLUMNS = (Column("Aanbieder"), Column("Tarief", is_number=True))


def test_a_delivered_text_is_never_markup() -> None:
    text = table_text(Table('<b>"x"</b>', COLUMNS, ((Cell("<script>alert(1)</script>"), Cell("a & b")),)))
    assert "<script>" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "a &amp; b" in text


def test_a_table_has_a_caption_and_headers_for_columns_and_rows() -> None:
    text = table_text(Table("Tarieven", COLUMNS, ((Cell("T-Zorg"), Cell("€ 200,00", 200)),)))
    assert "<caption>Tarieven</caption>" in text
    assert '<th scope="col">Aanbieder</th><th scope="col" class="hbh-getal">Tarief</th>' in text
    assert '<th scope="row">T-Zorg</th><td class="hbh-getal">€ 200,00</td>' in text


def test_a_number_with_its_range_may_take_two_lines_and_a_number_alone_may_not() -> None:
    with_range = "€ 1.560.000 (tussen € 1.110.000 en € 1.870.000)"
    text = table_text(Table("T", COLUMNS, ((Cell("a"), Cell(with_range)), (Cell("b"), Cell("€ 1.560.000")))))
    assert f'<td class="hbh-getal hbh-lang">{with_range}</td>' in text
    assert '<td class="hbh-getal">€ 1.560.000</td>' in text


def test_it_can_be_scrolled_with_the_keyboard_and_says_what_it_is() -> None:
    assert 'role="region" aria-label="Tarieven" tabindex="0"' in table_text(Table("Tarieven", COLUMNS, ()))


def test_four_columns_fit_a_phone_where_two_of_them_are_numbers() -> None:
    words, numbers = Column("A"), Column("B", is_number=True)
    assert "hbh-bre" not in table_text(Table("T", (words, words, numbers, numbers), ()))
    assert "hbh-breed" in table_text(Table("T", (words, words, words, numbers), ()))
    assert "hbh-breed" in table_text(Table("T", (words, words, numbers, numbers, numbers), ()))
    assert "hbh-breder" in table_text(Table("T", (words, *[numbers] * 5), ()))


def test_a_quiet_cell_shows_its_shape_and_keeps_its_word_for_screen_readers() -> None:
    text = table_text(Table("T", (Column("A"),), ((Cell("● geleverd", is_quiet=True),),)))
    assert '●<span class="hbh-stil"> geleverd</span>' in text


def test_of_a_long_table_the_rest_is_counted() -> None:
    rows = tuple((Cell(f"rij {number}"),) for number in range(5))
    text = table_text(Table("T", (Column("A"),), rows), most=3)
    assert "rij 2" in text
    assert "rij 3" not in text
    assert "En nog 2\u00a0rijen; de download bevat ze allemaal." in text


def test_a_page_brings_its_own_style_unless_the_server_has_sent_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(st, "html", sent.append)
    monkeypatch.setattr(html, "_is_linked", threading.Event())
    html.style()
    html.link_style()
    html.style()
    assert sent == [f"<style>{html.style_text()}</style>"]
    assert ".hbh-tabel" in sent[0]
