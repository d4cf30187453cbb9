"""The chapters on what was agreed and paid, and on what it cost against before and who keeps the gain."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.measured import clients_cell, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import View
from hbh_metrics.screens.uitkomst.aims import Aim
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values, ended, lines, listed, on_paper

_HUNDRED = 100.0


def paying(view: View, full: View, known: Values, aim: Aim) -> Chapter:
    """Return the chapter on what was agreed and done with the tariff."""
    columns = (
        Column("Periode"), Column("Betaald, % van het starttarief", is_number=True), Column("Afgesproken", is_number=True),
        Column("Afwijking", is_number=True),
    )  # fmt: skip
    names = ("tariefindex", "afgesproken_index", "afwijking_tarief")
    rows = tuple(
        (Cell(dutch.period(period)), *(value_cell(known.rows.get((name, period)), metric_text(name)) for name in names))
        for period in ended(view)
    )
    changed = {one.agreement.aanbieder_id for one in full.door.agreements() if one.agreement.versie > 1}
    amended = (
        "Bij geen enkele aanbieder is de afspraak over het tarief in die tijd aangepast."
        if not changed
        else "Bij een of meer aanbieders is de afspraak over het tarief in die tijd aangepast."
    )
    return Chapter(
        "2. Prestatiebekostiging: wat is afgesproken en gedaan",
        (
            "Prestatiebekostiging is betalen voor wat is afgesproken, en niet voor elk uur apart. Elke aanbieder heeft een eigen tarief; "
            f"daarom staat het hier in procenten van het tarief bij de start. {how_the_tariff_moved(known)}",
            " ".join(aim.tests),
            f"{amended} Per geleverd uur is in {dutch.period(known.period_id)} {known.text('effectief_uurtarief')} betaald, {_room(known)} "
            "het basistarief: het bedrag dat een aanbieder per uur minstens moet overhouden.",
        ),
        chart=lines(view, names[0], "betaald", names[1], "afgesproken", "Tarief per periode, in % van het starttarief"),
        chart_says="Het betaalde tarief per periode naast het tarief dat is afgesproken, in procenten van het tarief bij de start.",
        tables=(Table("Het tarief per periode", columns, rows),),
    )


def how_the_tariff_moved(known: Values) -> str:
    """Return how far the tariff moved against what was agreed: a fall, or a rise where the tariff follows an index."""
    realised, agreed = known.value("afbouw_gerealiseerd"), known.value("afbouw_afgesproken")
    if realised is not None and agreed is not None and agreed < 0:
        way = "hoger" if realised < 0 else "lager"
        moved = f"Het betaalde tarief is nu {dutch.points(abs(realised))} {way} dan bij de start."
        return f"{moved} Afgesproken was {dutch.points(-agreed)} hoger."
    if agreed == 0 and not realised:
        return "Er was nog geen daling van het tarief afgesproken."
    return (
        f"Het betaalde tarief is nu {known.text('afbouw_gerealiseerd')} lager dan bij de start. Afgesproken was "
        f"{known.text('afbouw_afgesproken')}. Van de afgesproken daling is {known.text('afbouwvoortgang', 0)} bereikt."
    )


def _room(known: Values) -> str:
    room = known.value("ruimte_basistarief")
    if room is None:
        return "en het is niet te zeggen hoe dat ligt tegenover"
    return f"{known.text('ruimte_basistarief').lstrip('+-−')} {'boven' if room >= 0 else 'onder'}"


def savings(view: View, known: Values, aim: Aim) -> Chapter:
    """Return the chapter on cost against before, corrected, and who keeps the gain."""
    spent = {
        kind: sum(one.bedrag_eur for one in view.door.spendings() if one.soort == kind)
        for kind in ("BESTEED", "GERESERVEERD")
    }
    done = (
        f"Van het bespaarde geld is {dutch.euro(spent['BESTEED'], 0)} besteed en {dutch.euro(spent['GERESERVEERD'], 0)} gereserveerd."
        if any(spent.values())
        else "Wat er met bespaard geld is gedaan, is niet geleverd."
    )
    return Chapter(
        "3. De bezuinigingstaakstelling",
        (
            "De vraag is of de hulp de gemeente minder kost dan voorheen. Vanaf de start is het verschil met wat dezelfde cliënten "
            f"voorheen kostten {known.text('kosten_tov_referentie_cum', 0)}. Dat is {known.text('kosten_tov_referentie_cum_pct')}. "
            "Een min betekent: goedkoper dan voorheen.",
            " ".join(aim.tests),
            "Minder uren zijn minder geld waard: dat is het voordeel van minder uren. Wat de gemeente minder betaalt dan voorheen, is haar "
            "deel. "
            f"{' '.join([gain_sentence(known), *tail(view)])}",
            "De tabellen gaan over cliënten van wie in de hele periode de betaling én de uren bekend zijn. Daarom is het "
            "deel van de gemeente daar iets anders dan het verschil hierboven: dat gaat over alle betalingen.",
            f"Lees dit altijd naast de uren: minder uren kan voor cliënten ook een verlies zijn. {on_paper(known)}",
            done,
        ),
        tables=(
            _gains(known),
            listed("Kosten van dezelfde cliënten, laatste drie volledige perioden", (
                ("Wat zij voorheen kostten", "kosten_voorheen_eind"),
                ("Dat bedrag, als hun uren waren veranderd zoals bij de vergelijkingsgroep", "referentiekosten_gecorrigeerd"),
                ("Minder betaald dan voorheen: het deel van de gemeente", "winst_gemeente_eind"),
            ), known),
        ),
    )  # fmt: skip


def gain_sentence(known: Values) -> str:
    """Return who keeps the gain at the end; a share outside 0..100 in words, never as a number."""
    share, gain = known.value("aandeel_winst_gemeente_eind"), known.value("winst_totaal_eind")
    if gain is None:
        return "Wie het voordeel van minder uren houdt, is nog niet te zeggen."
    if gain <= 0:
        return "In de laatste drie perioden is er geen winst om te verdelen."
    if share is None:
        return "Wie het voordeel van minder uren houdt, is nog niet te zeggen."
    if share > _HUNDRED:
        return "In de laatste drie perioden houdt de gemeente het hele voordeel van minder uren, en de aanbieders leggen toe."
    if share < 0:
        return "In de laatste drie perioden houden de aanbieders het hele voordeel van minder uren, en de gemeente betaalt bij."
    return (
        f"Van het voordeel van minder uren in de laatste drie perioden houdt de gemeente {known.text('aandeel_winst_gemeente_eind', 0)}; "
        "de rest houden de aanbieders."
    )


def _gains(known: Values) -> Table:
    """Return who keeps the gain of fewer hours: at the end, and since the start."""
    rows = (
        ("Voordeel van minder uren", "winst_totaal"),
        ("Daarvan voor de gemeente", "winst_gemeente"),
        ("Daarvan voor de aanbieders", "winst_aanbieder"),
    )
    ends = ("_eind", "")
    columns = (
        Column("Wat"),
        *(Column(name, is_number=True) for name in ("Laatste drie volledige perioden", "Vanaf de start")),
    )
    return Table(
        "Wie houdt het voordeel van minder uren",
        columns,
        (
            *(
                (Cell(name), *(value_cell(known.whole(f"{metric}{end}"), metric_text(metric)) for end in ends))
                for name, metric in rows
            ),
            (Cell("Over zoveel cliënten"), *(clients_cell(known.whole(f"winst_totaal{end}")) for end in ends)),
        ),
    )
