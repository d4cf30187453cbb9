"""The chapters on what clients noticed, own strength and network, and the town as principal."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.completeness import LATE
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.hours_words import COMPARED, moved_too
from hbh_metrics.findings.measured import value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import View
from hbh_metrics.project import as_called
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.uitkomst.aims import UNMEASURED, Aim, FollowedUp
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values, ended, lines, listed


def clients(view: View, known: Values, aim: Aim) -> Chapter:
    """Return the chapter on what clients noticed."""
    names = ("uren_per_client_week", "urenindex", "aandeel_sterke_daling", "klachten_per_100", "uitstroom")
    columns = (
        Column("Periode"), Column("Uur hulp per week", is_number=True), Column("Uren, % van voorheen", is_number=True),
        Column("Kreeg minder dan 70%", is_number=True), Column("Klachten per 100 cliënten", is_number=True),
        Column("Gestopt, cliënten", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (Cell(dutch.period(period)), *(value_cell(known.rows.get((name, period)), metric_text(name)) for name in names))
        for period in ended(view)
    )
    return Chapter(
        "4. Wat cliënten merkten",
        (
            f"In {dutch.period(known.period_id)} kregen cliënten {hours(known)}. Een gemiddelde verbergt wie veel inlevert: "
            f"{known.text('aandeel_sterke_daling')} van de cliënten kreeg minder dan 70% van de eigen uren van voorheen. "
            f"{' '.join(moved_too({known.period_id: known.value(COMPARED)}))}".rstrip(),
            f"{known.text('plandekking')} van de cliënten heeft een ondersteuningsplan en met "
            f"{known.text('gespreksdekking')} is een gesprek gevoerd. {_results(view, known)} {' '.join(aim.tests)}",
            _grades(known),
            "Wie stopte met de hulp, doet in de eindmeting niet meer mee. Daarom vergelijken wij alleen mensen die twee keer antwoordden.",
        ),
        chart=lines(view, names[1], as_called("in het experiment"), COMPARED, "vergelijkingsgroep", "Uren per periode, in % van voorheen"),
        chart_says="De uren per periode in procenten van voorheen, van cliënten in het experiment en van de vergelijkingsgroep.",
        tables=(
            Table("Hulp en klachten per periode", columns, rows),
            listed("Tevredenheid", (
                ("Rapportcijfer bij de nulmeting", "tevredenheid_nul"), ("Rapportcijfer bij de eindmeting", "tevredenheid_eind"),
                ("Verschil bij wie twee keer antwoordde", "tevredenheid_verschil"),
                ("Respons nulmeting", "respons_nul"), ("Respons eindmeting", "respons_eind"),
            ), known),
        ),
    )  # fmt: skip


def hours(known: Values) -> str:
    """Return `gemiddeld 1,4 uur hulp per week: 77,5% van wat dezelfde mensen voorheen kregen`."""
    share = known.text("urenindex")
    return f"gemiddeld {known.text('uren_per_client_week')} uur hulp per week: {share} van wat dezelfde mensen voorheen kregen"


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
        for period in ended(view)
    )
    columns = (Column("Periode"), Column("Plannen waarin het netwerk meehelpt", is_number=True))
    told = (
        "De tabel hieronder laat zien of cliënten met meer hulp van hun netwerk ook meer uren inleverden, vergeleken met cliënten buiten "
        "het experiment. Wie veel netwerk heeft, verschilt ook op andere punten: dit zegt niet dat het netwerk de oorzaak is."
        if of_network.rows
        else "Of cliënten met veel hulp van hun netwerk anders af zijn dan anderen, is in deze stand niet te zeggen."
    )
    return Chapter(
        "5. Mentaliteitsverandering, eigen kracht en netwerk",
        (
            f"In {known.text('netwerkinzet')} van de ondersteuningsplannen staat dat familie, buren of vrienden een deel doen. "
            f"{aim.tests[1]} Dit is wat er in het plan staat. Of het ook gebeurt, weten wij niet.",
            *(() if aim.is_unmeasured else (aim.tests[0],)),
            f"{dutch.sentence_start(UNMEASURED)}. {told}" if aim.is_unmeasured else told,
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
    made = dutch.count(len(done.agreements), "afspraak", "afspraken") if done.agreements else "nog geen afspraken"
    told = f"Er {'is' if len(done.agreements) == 1 else 'zijn'} {made} vastgelegd."
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
