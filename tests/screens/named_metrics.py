"""What each header, key figure and name beside a line means, apart from the code: a metric, and `.n`, `.teller` or `.noemer` of it.

A header that is the title of a card means that metric and needs no line here. What holds no metric stands in NO_METRIC, with why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hbh_metrics.metrics import CARD_BY_NAME

_PROJECTS = ("het experiment", "de proef", "de regeling")
"""What the project of the demo and those of its towns are called in a header."""

HEADERS: Mapping[tuple[str, str], str] = {
    ("Het effect op de uren", "In %"): "effect_uren_pct_eind effect_uren_pct",
    ("Het effect op de uren", "% van"): "effect_uren_pct_eind_laag effect_uren_pct_laag",
    ("Het effect op de uren", "% tot"): "effect_uren_pct_eind_hoog effect_uren_pct_hoog",
    ("Het effect op de uren", "Uur per week"): "effect_uren_eind effect_uren effect_zonder effect_bij",
    ("Het effect op de uren", "Uur van"): "effect_uren_eind_laag effect_uren_laag effect_zonder_laag effect_bij_laag",
    ("Het effect op de uren", "Uur tot"): "effect_uren_eind_hoog effect_uren_hoog effect_zonder_hoog effect_bij_hoog",
    ("Het effect op de uren", "Cliënten"): "effect_uren_pct_eind.n effect_uren_pct.n effect_zonder.n effect_bij.n",
    ("Zonder één aanbieder", "Verschil zonder"): "effect_zonder",
    ("Zonder één aanbieder", "Verschil bij"): "effect_bij",
    ("Zonder één aanbieder", "Ligt tussen (N%)"): "effect_zonder_laag effect_zonder_hoog",
    ("Zonder één aanbieder", "Cliënten"): "effect_bij.n",
    ("Naar wat het netwerk doet", "Verschil"): "effect_netwerk_geen effect_netwerk_deels effect_netwerk_grotendeels",
    ("Naar wat het netwerk doet", "Ligt tussen (N%)"): (
        "effect_netwerk_geen_laag effect_netwerk_geen_hoog effect_netwerk_deels_laag effect_netwerk_deels_hoog "
        "effect_netwerk_grotendeels_laag effect_netwerk_grotendeels_hoog"
    ),
    ("Naar wat het netwerk doet", "Cliënten"): (
        "effect_netwerk_geen.n effect_netwerk_deels.n effect_netwerk_grotendeels.n"
    ),
    ("Wie houdt het voordeel$", "Voordeel"): "winst_totaal winst_totaal_eind",
    ("Wie houdt het voordeel$", "Gemeente"): "winst_gemeente winst_gemeente_eind",
    ("Wie houdt het voordeel$", "Aanbieder"): "winst_aanbieder winst_aanbieder_eind",
    (
        "Wie houdt het voordeel$",
        "Uren vergelijkingsgroep",
    ): "urenindex_vergelijkingsgroep urenindex_vergelijkingsgroep_eind",
    ("Wat kwam er van de vijf", "Getal"): "kosten_tov_referentie_cum_pct afbouwvoortgang gespreksdekking netwerkinzet",
    ("Het tarief per periode", "Betaald, % van het starttarief"): "tariefindex",
    ("Het tarief per periode", "Afgesproken"): "afgesproken_index",
    ("Het tarief per periode", "Afwijking"): "afwijking_tarief",
    ("Wie houdt het voordeel van", "Laatste drie volledige perioden"): (
        "winst_totaal_eind winst_gemeente_eind winst_aanbieder_eind winst_totaal_eind.n"
    ),
    ("Wie houdt het voordeel van", "Vanaf de start"): "winst_totaal winst_gemeente winst_aanbieder winst_totaal.n",
    ("Kosten van dezelfde", "Waarde"): "kosten_voorheen_eind referentiekosten_gecorrigeerd winst_gemeente_eind",
    ("Kosten van dezelfde", "Cliënten"): (
        "kosten_voorheen_eind.n referentiekosten_gecorrigeerd.n winst_gemeente_eind.n"
    ),
    ("Hulp en klachten", "Uur hulp per week"): "uren_per_client_week",
    ("Hulp en klachten", "Kreeg minder dan N%"): "aandeel_sterke_daling",
    ("Hulp en klachten", "Gestopt, cliënten"): "uitstroom",
    ("Tevredenheid", "Waarde"): ("tevredenheid_nul tevredenheid_eind tevredenheid_verschil respons_nul respons_eind"),
    ("Tevredenheid", "Cliënten"): (
        "tevredenheid_nul.n tevredenheid_eind.n tevredenheid_verschil.n respons_nul.n respons_eind.n"
    ),
    ("Het netwerk in", "Plannen waarin het netwerk meehelpt"): "netwerkinzet",
    ("Verschil met de vergelijkingsgroep, uren", "Verschil"): (
        "effect_uren_eind effect_uren_gelijkgesteld_eind effect_uren_ancova_eind effect_uren "
        "effect_uren_168 effect_voortoets"
    ),
    ("Verschil met de vergelijkingsgroep, uren", "Ligt tussen (N%)"): (
        "effect_uren_eind_laag effect_uren_eind_hoog effect_uren_gelijkgesteld_eind_laag "
        "effect_uren_gelijkgesteld_eind_hoog effect_uren_ancova_eind_laag effect_uren_ancova_eind_hoog "
        "effect_uren_laag effect_uren_hoog effect_uren_168_laag effect_uren_168_hoog "
        "effect_voortoets_laag effect_voortoets_hoog"
    ),
    ("Verschil met de vergelijkingsgroep, uren", "Cliënten"): (
        "effect_uren_eind.n effect_uren_gelijkgesteld_eind.n effect_uren_ancova_eind.n effect_uren.n "
        "effect_uren_168.n effect_voortoets.n"
    ),
    ("Andere verschillen", "Verschil"): "effect_uren_pct_eind effect_kosten_eind effect_tevredenheid",
    ("Andere verschillen", "Ligt tussen (N%)"): (
        "effect_uren_pct_eind_laag effect_uren_pct_eind_hoog effect_kosten_eind_laag "
        "effect_kosten_eind_hoog effect_tevredenheid_laag effect_tevredenheid_hoog"
    ),
    ("Andere verschillen", "Cliënten"): "effect_uren_pct_eind.n effect_kosten_eind.n effect_tevredenheid.n",
    ("Per periode, elke", "Verschil, uur per week"): "effect_uren_periode",
    ("Per periode, elke", "Ligt tussen (N%)"): "effect_uren_periode_laag effect_uren_periode_hoog",
    ("Per periode, elke", "Uren van de vergelijkingsgroep, % van voorheen"): "urenindex_vergelijkingsgroep",
    ("Verschil per thema", "Verschil"): (
        "thema_zelfredzaamheid_verschil thema_tijd_verschil thema_schoon_verschil thema_hulp_verschil"
    ),
    ("Verschil per thema", "Ligt tussen"): (
        "thema_zelfredzaamheid_verschil_laag thema_zelfredzaamheid_verschil_hoog "
        "thema_tijd_verschil_laag thema_tijd_verschil_hoog thema_schoon_verschil_laag "
        "thema_schoon_verschil_hoog thema_hulp_verschil_laag thema_hulp_verschil_hoog"
    ),
    ("Verschil per thema", "Mensen"): (
        "thema_zelfredzaamheid_verschil.n thema_tijd_verschil.n thema_schoon_verschil.n thema_hulp_verschil.n"
    ),
    ("Aanbieders in", "Cliënten"): "clienten.n",
    ("", "Uren, % van voorheen"): "urenindex",
    ("", "Tarief, % van starttarief"): "tariefindex",
    ("", "Betaald, % van starttarief"): "tariefindex",
    ("", "Getekend plan"): "plandekking",
    ("", "Gesprek gevoerd"): "gespreksdekking",
    ("", "Klachten per N"): "klachten_per_100",
    ("", "Klachten per N cliënten"): "klachten_per_100",
    ("", "Per N cliëntperioden"): "klachten_per_100",
    ("Klachten en signalen", "Alle aanbieders"): "klachten_per_100",
    ("", "Netwerk helpt mee"): "netwerkinzet",
    ("", "Netwerk, alle aanbieders"): "netwerkinzet",
    ("", "Ruimte"): "ruimte_basistarief",
    ("Prijs per geleverd uur", "Per geleverd uur"): "effectief_uurtarief",
    ("Prijs per geleverd uur", "Cliënten"): "effectief_uurtarief.n",
    ("", "Afgesproken daling"): "afbouw_afgesproken",
    ("", "Gerealiseerde daling"): "afbouw_gerealiseerd",
    ("", "Voortgang"): "afbouwvoortgang",
    ("", "Afwijking"): "afwijking_tarief",
    ("Afgesproken en betaald", "Cliënten"): "betaald_tarief.n",
    ("Tarief$", "Betaald"): "tariefindex",
    ("Tarief$", "Afgesproken"): "afgesproken_index",
    ("Tarief$", "Cliënten"): "tariefindex.n",
    ("Uren en tarief", "Uren"): "urenindex",
    ("Uren en tarief", "Bij gewone werkdagen"): "urenindex_vergelijkbaar urenindex",
    ("Uren en tarief", "Tarief"): "tariefindex",
    ("Uren en tarief", "Uur per week"): "uren_per_client_week",
    ("Uren en tarief", "Meer dan N% kwijt"): "aandeel_sterke_daling",
    ("", "Bij een gewoon aantal werkdagen"): "urenindex_vergelijkbaar",
    ("", "Marge (N%)"): "urenindex_vergelijkbaar_laag urenindex_vergelijkbaar_hoog",
    ("Uren en tarief", "Verschil"): "urenindex_vergelijkbaar tariefindex",
    ("Uren en tarief", "Cliënten"): "urenindex.n",
    ("", "Tegenover voorheen"): "kosten_tov_referentie",
    ("", "Tegenover voorheen, opgeteld"): "kosten_tov_referentie_cum",
    ("Kosten", "In procenten"): "kosten_tov_referentie_cum_pct",
    ("", "Opgeteld, in procenten"): "kosten_tov_referentie_cum_pct",
    ("", "Op papier bespaard"): "besparing_starttarief",
    ("", "Op papier bespaard, per periode"): "besparing_starttarief",
    ("", "Op papier bespaard, opgeteld"): "besparing_starttarief",
    ("Kosten$", "Cliënten"): "kosten_tov_referentie_cum.n",
    ("Kosten tegenover", "Cliënten"): "betaald.n",
    ("Kosten tegenover", "Betaald"): "betaald",
    ("Uren per cliënt per week", "Gemiddeld"): "uren_per_client_week",
    ("", "Middelste cliënt"): "uren_mediaan",
    ("", "Laagste tiende"): "uren_p10",
    ("", "Hoogste tiende"): "uren_p90",
    ("Uren per cliënt per week", "Cliënten"): "uren_per_client_week.n",
    ("", "Aandeel met sterke daling"): "aandeel_sterke_daling",
    ("Cliënten met een sterke daling", "Ligt tussen"): "aandeel_sterke_daling.teller aandeel_sterke_daling.noemer",
    ("", "Cliënten met sterke daling"): "aandeel_sterke_daling.teller",
    ("Cliënten met een sterke daling$", "Cliënten"): "aandeel_sterke_daling.n",
    ("", "Onder de klasse"): "aandeel_onder_klasse",
    ("", "Binnen de klasse"): "aandeel_onder_klasse aandeel_boven_klasse",
    ("", "Boven de klasse"): "aandeel_boven_klasse",
    ("Onder, binnen", "Cliënten"): "aandeel_onder_klasse.n",
    ("Betaald zonder uren$", "Betaald zonder uren"): "betaald_zonder_uren.teller",
    ("Betaald zonder uren$", "In procenten"): "betaald_zonder_uren",
    ("", "Waarvan zonder reden"): "betaald_zonder_uren_onverklaard.teller",
    ("", "Zonder reden, in procenten"): "betaald_zonder_uren_onverklaard",
    ("Betaald zonder uren$", "Cliënten"): "betaald_zonder_uren.n",
    ("", "Uur per week"): "effect_uren_eind",
    ("Verschil met de vergelijkingsgroep", "Ligt tussen"): "effect_uren_eind_laag effect_uren_eind_hoog",
    **{("Verschil met de vergelijkingsgroep", f"Cliënten in {whom}"): "effect_uren_eind.n" for whom in _PROJECTS},
    ("(Wat er is|Verandering van)", "Betaald"): "betaald",
    ("", "Door aantal cliënten"): "volume_effect",
    ("", "Door het tarief"): "prijs_effect",
    ("", "Cliëntperioden met hulp"): "clientperioden",
    ("(Wat er is|Verandering van)", "Cliënten"): "betaald.n",
    **{("Aandeel van alle", f"Cliënten in {whom}"): "aandeel_bestand.teller" for whom in _PROJECTS},
    ("", "Alle cliënten"): "aandeel_bestand.noemer",
    ("Aandeel van alle", "Aandeel"): "aandeel_bestand",
    ("Cliënten, wie erbij", "Cliënten"): "clienten",
    ("Cliënten, wie erbij", "Erbij"): "instroom",
    ("Cliënten, wie erbij", "Weg"): "uitstroom",
    ("Betaald zonder uren en zonder reden bij", "Waarde"): "betaald_zonder_uren_onverklaard",
    ("Verschil met het afgesproken tarief bij", "Waarde"): "afwijking_tarief",
    ("Uren tegenover voorheen", "Waarde"): "urenindex urenindex_vergelijkbaar",
    ("Cliënten met een sterke daling bij", "Waarde"): "aandeel_sterke_daling",
    ("Besteed deel van de ruimte bij", "Waarde"): "benutting_ruimte",
    ("Cliënten met een plan bij", "Waarde"): "plandekking",
    ("Kosten tegenover voorheen, opgeteld bij", "Waarde"): "kosten_tov_referentie_cum_pct",
    ("Ruimte boven de kostprijs bij", "Waarde"): "ruimte_kostprijs",
    ("Uren tegenover de norm bij", "Waarde"): "levering_tov_norm",
    ("Rapportcijfers", "Nulmeting"): "tevredenheid_nul",
    ("Rapportcijfers", "Eindmeting"): "tevredenheid_eind",
    ("Rapportcijfers", "Cliënten"): "tevredenheid_nul.n tevredenheid_eind.n",
    ("Rapportcijfers", "Verschil"): "tevredenheid_verschil",
    ("Rapportcijfers", "Ligt tussen"): "tevredenheid_verschil_laag tevredenheid_verschil_hoog",
    ("", "Twee keer geantwoord"): "tevredenheid_verschil.n",
    ("", "Gevraagd bij het begin"): "respons_nul.noemer",
    ("", "Nulmeting ingevuld"): "respons_nul.n",
    ("Respons", "Respons"): "respons_nul",
    ("", "Gevraagd aan het eind"): "respons_eind.noemer",
    ("", "Eindmeting ingevuld"): "respons_eind.n",
    ("", "Respons aan het eind"): "respons_eind",
}
"""By the beginning of the table's title and the header, digits as N."""

_TITLES = {card.title: name for name, card in CARD_BY_NAME.items()}
_AGREED = {"betaald_tarief": "afgesproken_tarief", "tariefindex": "afgesproken_index"}


def _of_sheet(row: str, head: str) -> str | None:
    metric = _TITLES[row]
    return f"{_AGREED[metric] if head == 'Afgesproken' else metric}.waarde"


_SURVEY = {
    "Cijfer bij de nulmeting": "tevredenheid_nul",
    "Cijfer bij de eindmeting": "tevredenheid_eind",
    "Respons op de nulmeting": "respons_nul",
    "Respons op de eindmeting": "respons_eind",
    "Verschil bij wie beide invulde": "tevredenheid_verschil",
    "Verschil is waarschijnlijk minstens": "tevredenheid_verschil_laag",
    "Verschil is waarschijnlijk hoogstens": "tevredenheid_verschil_hoog",
}


def _of_survey(row: str, head: str) -> str | None:
    return f"{_SURVEY[row]}.{'n' if head == 'Hoeveel mensen' else 'waarde'}" if row in _SURVEY else None


_DIFFERENCE = {
    "Gemiddeld verschil": "tevredenheid_verschil",
    "Ondergrens (95%)": "tevredenheid_verschil_laag",
    "Bovengrens (95%)": "tevredenheid_verschil_hoog",
}


def _of_difference(row: str, head: str) -> str | None:
    return f"{_DIFFERENCE[row]}.waarde" if head == "Punten" else None


ROW_NAMES: Mapping[str, Callable[[str, str], str | None]] = {
    "Kengetal": _of_sheet,
    "Meting": _of_survey,
    "Wat": _of_difference,
}
"""By the header of the first column where the rows are metrics: what a row means under a header."""

NO_METRIC: tuple[tuple[str, str], ...] = (
    ("", "Werkdagen( te laat)?|Drempel.*"),
    ("(Wat het in .* zou kosten|Waar de cijfers in staan)", ".*"),
    ("", "Basistarief per uur|Starttarief|Versie|Rij|Rijen|Nummer|Aantal"),
    (
        "(Dezelfde uren onder|Wat elk contract in|Onzekerheid bij|Wat zou waar|Wie merkt het|Aannamen|Wat TSN zegt|Wie telt mee)",
        ".*",
    ),
    ("Uren per cliënt, week voor week", ".*"),
    (".*, week voor week", ".*"),
    ("Wat als: de eindstand", ".*"),
    ("Geld waarover u in gesprek gaat", ".*"),
    ("(Waar komen (wij|we) uit|Bijstellen proberen|Per periode|Specificatie)", ".*"),
    ("Prijs per geleverd uur", "Voorheen|Verschil"),
    ("Tarief (in|per)", "Lineair|Samengesteld|Eenmalig"),
    ("(Verdeling van de uren|Uren van nu|De groep en|Antwoorden per vraag|Wie de eindmeting mist)", ".*"),
    ("(Cliënten, wie erbij|Klachten en signalen)", ".*"),
    ("(Huishoudelijke hulpen|Laatste levering|Brieven|Geleverde bestanden|Besteed of gereserveerd)", ".*"),
    ("(Toen|Gecorrigeerde cijfers)", ".*"),
    ("", "Verschil met de vorige"),
    ("(Signalen|Dubbel of zonder hulp betaald)", ".*"),
    (
        "(Volledigheid|Wie moet|Wat er (in de bestanden stond|met elke rij gebeurde)|Bevindingen|Waarschuwingen|Drempels|Onderwerpen)",
        ".*",
    ),
)
"""Tables and headers whose numbers are no metric: counts of deliveries, agreements, weeks, distributions, signals, sums over periods.

And what follows from assumptions about the year after.
"""

OF_ANOTHER_PERIOD = ("eindstand", "lezingen", "afspraken")
"""Figures that are about another period than the chosen one, and say so: the end of the experiment, the last whole period."""

FOLLOWS: Mapping[str, Callable[[list[float]], float]] = {
    "Verschil": lambda found: found[0] - found[1] if len(found) > 1 else found[0],
    "Binnen de klasse": lambda found: 100 - found[0] - found[1],
    "Op papier bespaard, opgeteld": sum,
}
"""What follows from the numbers behind a cell, in their order."""

OTHER_PERIOD = ("Eigen start",)
"""Headers that say themselves that they show another period than the chosen one."""

KEY_FIGURES: Mapping[str, str] = {
    "Cliënten": "clienten",
    "Betaald tarief": "betaald_tarief",
    "Uren per cliënt per week": "uren_per_client_week",
    "Uren tegenover voorheen": "urenindex",
    "Klachten": "klachten_per_100",
    "Dit telt: tegenover dezelfde cliënten voorheen": "kosten_tov_referentie_cum",
    "Op papier: tegenover het starttarief": "besparing_starttarief",
    "Rekenen met de indicatie": "verzilvering",
}

BESIDE_A_LINE: Mapping[str, str] = {
    "uren": "urenindex urenindex_vergelijkbaar",
    "uren, alle": "urenindex urenindex_vergelijkbaar",
    "tarief": "tariefindex",
    "betaald": "tariefindex",
    "afgesproken": "afgesproken_index",
    "van de indicatie": "verzilvering",
    "gesprek": "gespreksdekking",
    "plan": "plandekking",
    "netwerk": "netwerkinzet",
    "netwerk, alle": "netwerkinzet",
    "voorheen": "kosten_tov_referentie_cum",
}
"""Names that stand beside a line, and what that line must be."""

LOW_ENDS = ("_laag", "_p10")
"""How the name of a metric ends that is the low end of a range."""
