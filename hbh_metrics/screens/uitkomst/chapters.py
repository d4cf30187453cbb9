"""The chapters on what was agreed and done, what it cost, what clients noticed, own strength and network, and the town as principal."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.completeness import LATE
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.how_paid import how_paid, who_takes_part, years
from hbh_metrics.findings.measured import value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import View
from hbh_metrics.project import current
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.uitkomst.aims import Aim, FollowedUp, Verdict
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values, listed

_HUNDRED = 100.0


def in_a_minute(aims: tuple[Aim, ...], known: Values, full: View, *, is_interim: bool) -> Chapter:
    """Return the first chapter: what was tried, and a sentence and a verdict per aim."""
    savings = aims[0]
    beside: tuple[str, ...] = ()
    if savings.verdict is Verdict.YES:
        beside = (
            f"Bij ‘ja’ op de bezuiniging hoort wat cliënten kregen: {known.text('uren_per_client_week')} uur hulp per week. "
            f"{gain_sentence(known)}",
        )
    columns = (Column("Doel"), Column("Oordeel"), Column("Getal", is_number=True), Column("Wat dat getal is"))
    rows = tuple((Cell(aim.name), Cell(aim.verdict.value), aim.number, Cell(aim.number_of)) for aim in aims)
    return Chapter(
        "1. In één minuut",
        (
            f"De gemeente probeerde in {years()} een andere manier van betalen uit voor hulp bij het huishouden. "
            f"{how_paid(row.agreement for row in full.door.agreements())} "
            "De gemeenteraad wilde met dit experiment vijf dingen onderzoeken.",
            f"Het ging om {who_takes_part()}. Het experiment liep van {dutch.day_in_full(current().begin)} tot en met "
            f"{dutch.day_in_full(current().end)}. Wij tellen in {'maanden' if current().has_months else 'perioden van vier weken'}: "
            f"{dutch.period_in_full(experiment_periods()[0].id)} is de eerste en {dutch.period_in_full(experiment_periods()[-1].id)} de "
            "laatste hele.",
            *(
                ("Dit is een tussenstand: het experiment of het onderzoek onder cliënten is nog niet klaar.",)
                if is_interim
                else ()
            ),
            *beside,
        ),
        tuple(f"{aim.name}: {aim.verdict.value}. {aim.tests[0]} {aim.tests[1]}" for aim in aims),
        tables=(Table("Wat kwam er van de vijf doelen", columns, rows),),
    )


def paying(view: View, full: View, known: Values, aim: Aim) -> Chapter:
    """Return the chapter on what was agreed and done with the tariff."""
    columns = (
        Column("Periode"), Column("Betaald, % van het starttarief", is_number=True), Column("Afgesproken", is_number=True),
        Column("Afwijking", is_number=True),
    )  # fmt: skip
    names = ("tariefindex", "afgesproken_index", "afwijking_tarief")
    rows = tuple(
        (Cell(dutch.period(period)), *(value_cell(known.rows.get((name, period)), metric_text(name)) for name in names))
        for period in _ended(view)
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
            how_the_tariff_moved(known),
            " ".join(aim.tests),
            f"{amended} Per geleverd uur is nu {known.text('effectief_uurtarief')} betaald, {_room(known)} het "
            "basistarief: het bedrag dat een aanbieder per uur minstens moet overhouden.",
        ),
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
            f"Vanaf de start is het verschil met wat dezelfde cliënten voorheen kostten "
            f"{known.text('kosten_tov_referentie_cum', 0)}. Dat is {known.text('kosten_tov_referentie_cum_pct')}. "
            "Een min betekent: goedkoper dan voorheen.",
            " ".join(aim.tests),
            " ".join([gain_sentence(known), *tail(view)]),
            "Lees dit altijd naast de uren: minder uren kan voor cliënten ook een verlies zijn. Op papier, tegenover het starttarief, is "
            f"in deze periode {known.text('besparing_starttarief', 0)} bespaard. Dat is geen echte besparing: het starttarief kan hoger "
            "zijn dan wat deze cliënten voorheen kostten.",
            done,
        ),
        tables=(
            listed("Wie houdt het voordeel, laatste drie volledige perioden", _gains("_eind"), known, at_the_end=True),
            listed("Wie houdt het voordeel, vanaf de start", _gains(""), known, at_the_end=True),
            listed("Kosten van dezelfde cliënten", (
                ("Voorheen, laatste drie perioden", "kosten_voorheen_eind"),
                ("Voorheen, meebewogen met de vergelijkingsgroep", "referentiekosten_gecorrigeerd"),
                ("Verschil in kosten, opgeteld vanaf de start", "kosten_tov_referentie_cum"),
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


def _gains(end: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Voordeel van minder uren", f"winst_totaal{end}"),
        ("Daarvan voor de gemeente", f"winst_gemeente{end}"),
        ("Daarvan voor de aanbieders", f"winst_aanbieder{end}"),
    )


def clients(view: View, known: Values, aim: Aim) -> Chapter:
    """Return the chapter on what clients noticed."""
    names = ("uren_per_client_week", "urenindex", "aandeel_sterke_daling", "klachten_per_100", "uitstroom")
    columns = (
        Column("Periode"), Column("Uur per week", is_number=True), Column("Uren, % van voorheen", is_number=True),
        Column("Veel minder uren", is_number=True), Column("Klachten per 100", is_number=True), Column("Gestopt", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (Cell(dutch.period(period)), *(value_cell(known.rows.get((name, period)), metric_text(name)) for name in names))
        for period in _ended(view)
    )
    return Chapter(
        "4. Wat cliënten merkten",
        (
            f"Cliënten krijgen nu gemiddeld {known.text('uren_per_client_week')} uur hulp per week. Dat is "
            f"{known.text('urenindex')} van wat dezelfde mensen voorheen kregen. Een gemiddelde verbergt wie veel inlevert: "
            f"{known.text('aandeel_sterke_daling')} van de cliënten kreeg minder dan 70% van de eigen uren van voorheen.",
            f"{known.text('plandekking')} van de cliënten heeft een ondersteuningsplan en met "
            f"{known.text('gespreksdekking')} is een gesprek gevoerd. {_results(view, known)} {' '.join(aim.tests)}",
            _grades(known),
            "Wie stopte met de hulp, doet in de eindmeting niet meer mee. Daarom vergelijken wij alleen mensen die twee keer antwoordden.",
        ),
        tables=(
            Table("Hulp en klachten per periode", columns, rows),
            listed("Tevredenheid", (
                ("Rapportcijfer bij de nulmeting", "tevredenheid_nul"), ("Rapportcijfer bij de eindmeting", "tevredenheid_eind"),
                ("Verschil bij wie twee keer antwoordde", "tevredenheid_verschil"),
                ("Respons nulmeting", "respons_nul"), ("Respons eindmeting", "respons_eind"),
            ), known),
        ),
    )  # fmt: skip


def _results(view: View, known: Values) -> str:
    """Return in which part of the plans it stands what they must bring about."""
    here = [
        one
        for one in view.door.distributions("plan_resultaat")
        if (one.aanbieder_id, one.periode_id) == (TOTAL, known.period_id)
    ]
    told = [one for one in here if one.code in ("JA", "NEE") and not one.is_minder_dan_5]
    yes, every = (sum(one.aantal for one in told if one.code in codes) for codes in (("JA",), ("JA", "NEE")))
    if not every:
        return "Of in het plan staat wat het moet opleveren, is niet bekend."
    share = dutch.percentage(yes / every * 100, 0)
    return f"In {share} van de getekende plannen staat wat het moet opleveren; of dat ook is bereikt, is niet gemeten."


def _grades(known: Values) -> str:
    low, high = (known.value(f"tevredenheid_verschil_{end}") for end in ("laag", "hoog"))
    if known.value("tevredenheid_eind") is None:
        return (
            f"Bij de start gaven cliënten gemiddeld een {known.text('tevredenheid_nul')}. De eindmeting is er nog niet."
        )
    change = (
        "Of cliënten meer of minder tevreden werden, is niet te zeggen."
        if low is None or high is None
        else "Cliënten werden minder tevreden, meer dan door toeval."
        if high < 0
        else "Cliënten werden meer tevreden, meer dan door toeval."
        if low > 0
        else "Het verschil tussen begin en eind kan toeval zijn."
    )
    return (
        f"Bij de start gaven cliënten gemiddeld een {known.text('tevredenheid_nul')}, aan het eind een {known.text('tevredenheid_eind')}. "
        f"{change}"
    )


def mentality(view: View, known: Values, aim: Aim, of_network: Table) -> Chapter:
    """Return the chapter on own strength and network."""
    rows = tuple(
        (Cell(dutch.period(period)), value_cell(known.rows.get(("netwerkinzet", period)), metric_text("netwerkinzet")))
        for period in _ended(view)
    )
    columns = (Column("Periode"), Column("Plannen waarin het netwerk meehelpt", is_number=True))
    return Chapter(
        "5. Mentaliteitsverandering, eigen kracht en netwerk",
        (
            f"In {known.text('netwerkinzet')} van de ondersteuningsplannen staat dat familie, buren of vrienden een deel doen. "
            f"{aim.tests[1]} Dit is wat er in het plan staat. Of het ook gebeurt, weten wij niet.",
            aim.tests[0],
            "Zelfredzaamheid is niet gemeten. Hieronder staat of cliënten met meer hulp van hun netwerk ook meer uren inleverden. Wie veel "
            "netwerk heeft, verschilt ook op andere punten: dit zegt niet dat het netwerk de oorzaak is."
            if of_network.rows
            else "Of cliënten met veel hulp van hun netwerk anders af zijn dan anderen, is in deze stand niet te zeggen.",
        ),
        tables=(Table("Het netwerk in de plannen", columns, rows), of_network),
    )


def roles(full: View, done: FollowedUp, aim: Aim) -> Chapter:
    """Return the chapter on the town as principal and providers as contractors: deliveries, signals, agreements."""
    cells = [
        full.state(provider.aanbieder_id, period) for provider in full.providers for period in full.begun
        if full.state(TOTAL, period) is not State.OPEN
    ]  # fmt: skip
    whole = sum(state is State.WHOLE for state in cells)
    helped = done.judged
    told = (
        f"Van {dutch.count(len(done.agreements), 'afspraak', 'afspraken')} is van {dutch.number(len(helped))} bekend of zij hielp: "
        f"{dutch.number(sum(helped))} hielp wel en {dutch.number(len(helped) - sum(helped))} niet."
        if done.agreements
        else "Er zijn nog geen afspraken vastgelegd."
    )
    tests = aim.tests if done.undiscussed is None else (aim.tests[0], told, aim.tests[1])
    return Chapter(
        "6. Opdrachtgever en opdrachtnemer",
        (
            f"Aanbieders leveren elke periode hun uren en declaraties. Van {dutch.number(len(cells))} leveringen die er hadden "
            f"moeten zijn, zijn er {dutch.number(whole)} volledig{_late(full)}.",
            f"Een signaal zegt dat er bij een aanbieder iets is om over te praten. Vanaf de start waren er "
            f"{dutch.count(done.actions, 'signaal', 'signalen')} met de zwaarste soort: actie. {' '.join(tests)}",
        ),
    )


def _late(full: View) -> str:
    """Return how many deliveries of a provider over a period came late, hours or payments."""
    late = {
        (row.aanbieder_id, row.periode_id) for row in full.door.completeness() if row.periode_id and row.status == LATE
    }
    if not late:
        return ""
    return f"; {dutch.number(len(late))} {'kwam' if len(late) == 1 else 'kwamen'} te laat"


def _ended(view: View) -> list[str]:
    return [period for period in view.begun if view.state(TOTAL, period) is not State.OPEN]
