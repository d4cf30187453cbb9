"""The hours that clients got: in all, per client per week, against what was indicated and against what they had before."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_SOURCE = "Geleverde uren en indicaties (tabellen geleverde_uren en indicaties)."
_TABLES = ("indicaties", "geleverde_uren")
_UNKNOWN = "Cliënten zonder urenregel in de periode tellen niet mee: hun uren zijn onbekend, niet nul."

UREN = Family(
    "uren",
    (
        Card(
            "uren",
            "Geleverde uren",
            "uur",
            Direction.NONE,
            "Alle uren die in deze periode zijn geleverd.",
            "Het laat zien hoeveel hulp er voor het geld is.",
            "Het totaal ontbreekt als een aanbieder met betaalde cliënten geen uren heeft aangeleverd. Perioden met feestdagen hebben "
            "minder werkdagen.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "uren_per_client_week",
            "Uren per cliënt per week",
            "uur",
            Direction.HIGHER,
            "De geleverde uren gedeeld door de weken waarin cliënten hulp hadden.",
            "Als het tarief daalt en de uren ook, krijgen cliënten minder hulp.",
            "0 uur telt mee. Bij 40 cliënten is de marge ongeveer 6%, dus een kleine daling is pas na veel perioden te zien. "
            + _UNKNOWN,
            _SOURCE,
            _TABLES,
        ),
        Card(
            "uren_mediaan",
            "Uren per week, middelste cliënt",
            "uur",
            Direction.HIGHER,
            "De helft van de cliënten krijgt per week meer dan dit aantal uren, de andere helft minder.",
            "Een gemiddelde verbergt dat een deel van de cliënten veel minder krijgt.",
            "Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "uren_p10",
            "Uren per week, laagste tiende",
            "uur",
            Direction.HIGHER,
            "Een tiende van de cliënten krijgt per week minder dan dit aantal uren.",
            "Hier is het eerst te zien of een groep cliënten weinig hulp krijgt.",
            "Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "uren_p90",
            "Uren per week, hoogste tiende",
            "uur",
            Direction.NONE,
            "Een tiende van de cliënten krijgt per week meer dan dit aantal uren.",
            "Samen met het laagste tiende laat het zien hoe ver de cliënten uiteenlopen.",
            "Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "verzilvering",
            "Geleverd van geïndiceerd",
            "%",
            Direction.NONE,
            "De geleverde uren als percentage van de uren die voor dezelfde cliënten zijn geïndiceerd.",
            "Het laat zien hoeveel van de indicatie echt wordt gebruikt.",
            "Ook voor het experiment werd niet alles gebruikt; 100% is dus niet het gewone. " + _UNKNOWN,
            _SOURCE,
            _TABLES,
        ),
        Card(
            "aandeel_onder_klasse",
            "Cliënten onder hun klasse",
            "%",
            Direction.LOWER,
            "Het deel van de cliënten dat per week minder uren krijgt dan de ondergrens van hun klasse.",
            "De aanbieder mag van de klasse afwijken; dit laat zien hoe vaak dat naar beneden gebeurt.",
            "Alleen cliënten met ten minste 14 dagen hulp, een urenregel en één klasse in de periode. In klasse 1 kan niemand onder "
            "de grens van 0 uur komen.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "aandeel_boven_klasse",
            "Cliënten boven hun klasse",
            "%",
            Direction.NONE,
            "Het deel van de cliënten dat per week evenveel of meer uren krijgt dan de bovengrens van hun klasse.",
            "De aanbieder mag van de klasse afwijken; dit laat zien hoe vaak dat naar boven gebeurt.",
            "Alleen cliënten met ten minste 14 dagen hulp, een urenregel en één klasse in de periode.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "urenindex",
            "Urenindex",
            "%",
            Direction.HIGHER,
            "De geleverde uren als percentage van wat dezelfde cliënten voor het experiment kregen.",
            "Naast de tariefindex laat dit zien of de uren sneller dalen dan het tarief.",
            "Alleen cliënten met een eigen gemiddelde van voor het experiment. " + _UNKNOWN,
            "Geleverde uren en het gemiddelde van voor het experiment (tabellen geleverde_uren en referentie).",
            ("indicaties", "geleverde_uren", "referentie"),
        ),
        Card(
            "aandeel_sterke_daling",
            "Cliënten met een sterke daling",
            "%",
            Direction.LOWER,
            "Het deel van de cliënten dat minder dan 70% krijgt van de uren van voor het experiment.",
            "Een gemiddelde kan gelijk blijven terwijl een deel van de cliënten veel verliest.",
            "Alleen cliënten die de hele periode hulp hadden en een eigen gemiddelde van voor het experiment hebben. "
            + _UNKNOWN,
            "Geleverde uren en het gemiddelde van voor het experiment (tabellen geleverde_uren en referentie).",
            ("indicaties", "geleverde_uren", "referentie"),
        ),
    ),
)
