"""What the experiment costs against before, what it saves on paper, and which of the two counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.drawing.points import State
from hbh_metrics.findings import savings as costs_three_savings
from hbh_metrics.findings.cost_words import Savings, against_before, on_indication, on_paper, several
from hbh_metrics.findings.measured import Measured
from hbh_metrics.screens.kosten import per_provider
from tests.findings.desk_world import SHDH, TZORG, VIVA, World, plain, publish, said, view


def savings(
    before: float | None = -28762.0,
    pct: float | None = -4.9,
    paper: float | None = 16809.0,
    *,
    name: str = "",
    n: int = 350,
    state: State = State.WHOLE,
    is_paid: bool = True,
    is_hidden: bool = False,
    left_out: tuple[str, ...] = (),
) -> Savings:
    measured = Measured(before, n, state, is_hidden)
    return Savings(
        name or "Alle aanbieders", not name, "201409", measured, pct, paper, is_paid=is_paid, left_out=left_out
    )


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            savings(),
            "Tot en met periode 9 kostte het experiment € 28.762 (4,9%) minder dan dezelfde cliënten voorheen kostten.",
        ),
        (
            savings(13248.4, 2.3),
            "Tot en met periode 9 kostte het experiment € 13.248 (2,3%) meer dan dezelfde cliënten voorheen kostten; "
            "afgesproken is: geen extra kosten.",
        ),
        (
            savings(0.2, 0.0),
            "Tot en met periode 9 kostte het experiment evenveel als dezelfde cliënten voorheen kostten.",
        ),
        (
            savings(-500.0, -1.0, name="T-Zorg", n=7),
            "Tot en met periode 9 kostte de hulp van T-Zorg € 500 (1,0%) minder dan dezelfde cliënten voorheen kostten. "
            "Let op, een klein aantal: dit gaat over 7 cliënten.",
        ),
        (
            savings(-500.0, -1.0, name="T-Zorg", n=1),
            "Tot en met periode 9 kostte de hulp van T-Zorg € 500 (1,0%) minder dan dezelfde cliënten voorheen kostten. "
            "Let op, een klein aantal: dit gaat over 1 cliënt.",
        ),
        (
            savings(left_out=("Axxicom (periode 5)", "SHDH (perioden 5 en 6)")),
            "Tot en met periode 9 kostte het experiment € 28.762 (4,9%) minder dan dezelfde cliënten voorheen kostten. "
            "Nog niet meegeteld, want niet geleverd: Axxicom (periode 5) en SHDH (perioden 5 en 6).",
        ),
        (
            savings(None, None),
            "Of het experiment extra geld kost, is niet te zeggen: wat dezelfde cliënten voorheen kostten, is niet geleverd "
            "(de gemeente levert dat met de tabel referentie).",
        ),
        (
            savings(None, None, None, is_paid=False),
            "Of het experiment extra geld kost, is nog niet te zeggen: er zijn nog geen betalingen geleverd.",
        ),
        (
            savings(None, None, None, is_paid=False, name="SHDH"),
            "Of de hulp van SHDH extra geld kost, is nog niet te zeggen: er zijn nog geen betalingen van SHDH geleverd.",
        ),
        (savings(state=State.OPEN), "Periode 9 loopt nog; of het extra geld kost is daarna te zeggen."),
        (
            savings(None, is_hidden=True),
            "Of het experiment extra geld kost, staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_what_is_said_against_before(found: Savings, sentence: str) -> None:
    assert said(against_before(found)) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            savings(),
            "Op papier, tegenover het starttarief, is € 16.809 bespaard. Dat is niet het bedrag dat telt, want het starttarief zelf "
            "lag € 11.953 onder wat dezelfde cliënten voorheen kostten.",
        ),
        (
            savings(13248.0, 2.3, 21114.0),
            "Op papier, tegenover het starttarief, is € 21.114 bespaard. Dat is niet het bedrag dat telt, want het starttarief zelf "
            "lag € 34.362 boven wat dezelfde cliënten voorheen kostten.",
        ),
        (
            savings(-100.0, -1.0, 100.0),
            "Op papier, tegenover het starttarief, is € 100 bespaard. Dat is gelijk aan het bedrag dat telt: het starttarief was wat "
            "deze cliënten voorheen kostten.",
        ),
        (
            savings(-50.0, -1.0, 0.0),
            "Op papier is er niets bespaard: er is evenveel betaald als tegen het starttarief. Dat is niet het bedrag dat telt, want "
            "het starttarief zelf lag € 50 onder wat dezelfde cliënten voorheen kostten.",
        ),
        (
            savings(None, None, 100.0),
            "Op papier, tegenover het starttarief, is € 100 bespaard. Dat zegt niet of het geld bespaart: het starttarief is een "
            "afspraak, geen kosten van voorheen.",
        ),
        (
            savings(None, None, -100.0),
            "Tegenover het starttarief is € 100 meer betaald. Dat zegt niet of het geld bespaart: het starttarief is een afspraak, "
            "geen kosten van voorheen.",
        ),
        (savings(paper=None), ""),
    ],
)
def test_why_the_saving_on_paper_is_another_amount(found: Savings, sentence: str) -> None:
    assert said(on_paper(found)) == sentence


def test_indicated_hours_are_never_counted_as_saved() -> None:
    assert on_indication(savings()) == ()
    found = Savings("", True, "201409", Measured(1.0), 1.0, 1.0, 73.8)
    assert "van die uren is in periode 9 74% geleverd" in said(on_indication(found))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            [savings(name="A"), savings(name="B")],
            "Bij geen van de 2 aanbieders kostten dezelfde cliënten tot en met periode 9 meer dan voorheen.",
        ),
        (
            [savings(name="A"), savings(900.0, 20.2, name="B"), savings(1.0, 0.1, name="C")],
            "Bij 2 van de 3 aanbieders kostten dezelfde cliënten tot en met periode 9 meer dan voorheen: B (+20,2%) en C (+0,1%).",
        ),
        (
            [savings(name="A"), savings(None, None, name="B")],
            "Bij A kostten dezelfde cliënten tot en met periode 9 niet meer dan voorheen. Van 1 aanbieder is dit niet bekend.",
        ),
        ([savings(5.0, 1.0, name="A")], "Bij A kostten dezelfde cliënten tot en met periode 9 meer dan voorheen."),
        (
            [savings(None, None, name="A")],
            "Per aanbieder is nog niet te zeggen of het extra geld kost: daar zijn betalingen en de kosten van voorheen voor nodig.",
        ),
    ],
)
def test_what_is_said_of_several_providers(found: list[Savings], sentence: str) -> None:
    assert said(several(found, "201409")) == sentence


def test_the_sums_run_from_the_first_period_to_the_chosen_one(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = costs_three_savings.answer(view(tmp_path))
    assert plain(figure.headline) == (
        "Tot en met periode 7 kostte het experiment evenveel als dezelfde cliënten voorheen kostten."
    )
    assert "Op papier, tegenover het starttarief, is € 6.000 bespaard." in plain(figure.lead)
    earlier = costs_three_savings.answer(view(tmp_path, period_id="201404"))
    assert plain(earlier.headline).startswith("Tot en met periode 4 kostte het experiment € 1.800 (1,5%) meer")
    rows = {(row[0].text, plain(row[1].text)): [plain(cell.text) for cell in row[2:]] for row in figure.table.rows}
    assert rows["T-Zorg", "periode 4"] == [
        "€ 11.760,00",
        "+€ 60",
        "+€ 540",
        "+1,5%",
        "€ 240,00",
        "€ 360,00",
        "60",
        "volledig",
    ]
    assert rows["T-Zorg", "periode 8"] == ["–", "–", "€ 0", "–", "–", "–", "–", "open"]


def test_an_open_period_is_told_with_the_last_that_ended(tmp_path: Path) -> None:
    publish(tmp_path)
    assert "Tot en met periode 7" in plain(costs_three_savings.answer(view(tmp_path, period_id="201408")).headline)


def test_who_delivered_no_payments_is_named_and_not_counted(tmp_path: Path) -> None:
    publish(tmp_path, World(status={(SHDH, "201405"): "geen_levering", (SHDH, "201406"): "geen_levering"}))
    figure = costs_three_savings.answer(view(tmp_path))
    assert "niet geleverd: SHDH (perioden 5 en 6)." in plain(figure.lead)


def test_the_three_figures_stand_apart_and_say_which_one_counts(tmp_path: Path) -> None:
    publish(tmp_path, World(clients={VIVA: 100}))
    counts, on_paper_only, indication = costs_three_savings.three_figures(view(tmp_path, period_id="201404"))
    assert (counts.label, plain(counts.value_text)) == (
        "Dit telt: tegenover dezelfde cliënten voorheen",
        "€ 900 meer",
    )
    assert plain(on_paper_only.value_text) == "€ 600 minder"
    assert "Telt niet als besparing" in on_paper_only.note
    assert indication.value_text == "75% geleverd"


def test_each_provider_has_its_panel_on_the_scale_of_all(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = per_provider.answer(view(tmp_path, TZORG, "201404"))
    assert figure is not None
    assert [panel.title for panel in figure.panels] == ["Alle aanbieders", "SHDH", "T-Zorg", "Viva! Zorggroep"]
    assert [panel.is_own for panel in figure.panels] == [False, False, True, False]
    assert len({panel.chart.plots[0].y for panel in figure.panels}) == 1
    assert plain(figure.panels[2].judgement) == "€ 540 duurder"
