"""The stories of the demo: what happens at which provider, and which signals that must raise.

To add a story: one entry in the list below; a new way to behave is a lever in `courses`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hbh_metrics.demo.courses import AS_AGREED, Course


@dataclass(frozen=True)
class Story:
    """One story: `name` on the command line, Dutch `title`, what `happens`, and the signals that it `must_raise` (signal, provider).

    `courses` says what each provider named in it does; the others do as agreed. `tells_of_comparison` adds
    the payments and the survey of the clients outside the experiment.
    """

    name: str
    title: str
    happens: str
    must_raise: tuple[tuple[str, str], ...] = ()
    courses: Mapping[str, Course] = field(default_factory=dict)
    tells_of_comparison: bool = False

    def course(self, provider_id: str) -> Course:
        """Return how this provider behaves in the story."""
        return self.courses.get(provider_id, AS_AGREED)


_TARIFF_STAYS = Course(invoices_start_tariff=True)
_UNDER_DELIVERY = Course(hours_cut_per_period=0.04)
_PAID_AFTER_DEPARTURE = Course(invoices_after_departure=True)
_PUT_RIGHT_AFTER_THE_TALK = Course(invoices_after_departure=True, puts_right_from="201412")

STORIES: tuple[Story, ...] = (
    Story(
        "volgens-afspraak",
        "Volgens afspraak",
        "Alle aanbieders volgen het pad, de uren dalen met het tarief mee en de gegevens zijn compleet.",
    ),
    Story(
        "tarief-blijft-staan",
        "Het tarief blijft staan",
        "SHDH blijft het starttarief factureren.",
        (("S01", "SHDH"),),
        {"SHDH": _TARIFF_STAYS},
    ),
    Story(
        "onderlevering",
        "Minder uren dan afgesproken",
        "Bij Viva! Zorggroep dalen de uren met 4% per periode.",
        (("S04", "VIVA"), ("S10", "VIVA"), ("S21", "VIVA")),
        {"VIVA": _UNDER_DELIVERY},
    ),
    Story(
        "vloer",
        "De vloer komt dichterbij",
        "Bij T-Zorg blijven de uren gelijk en ligt het starttarief 4% boven het basistarief.",
        (("S03", "TZORG"), ("S02", "TZORG")),
        {"TZORG": Course(hours_stay=True, margin_above_floor=0.04)},
    ),
    Story(
        "papieren-besparing",
        "Een besparing op papier",
        "Het tarief van T-Zorg is gebaseerd op de geïndiceerde uren, terwijl eerst 81% daarvan werd gebruikt.",
        (("S05", "TZORG"), ("S05", "TOTAAL")),
        {"TZORG": Course(tariff_from_indicated_hours=True)},
    ),
    Story(
        "stille-aanbieder",
        "Een aanbieder levert niets",
        "Amstelring levert over twee perioden geen gegevens.",
        (("S13", "AMSTELRING"),),
        {"AMSTELRING": Course(silent_periods=("201406", "201407"))},
    ),
    Story(
        "betaald-na-vertrek",
        "Betaald na vertrek",
        "T-Zorg krijgt betaald voor cliënten die zijn overleden of vertrokken.",
        (("S16", "TZORG"),),
        {"TZORG": _PAID_AFTER_DEPARTURE},
    ),
    Story(
        "ontevreden",
        "Minder tevreden cliënten",
        "Bij T-Zorg dalen de cijfers van dezelfde cliënten in december met 0,8.",
        (("S09", "TZORG"),),
        {"TZORG": Course(grade_change=-0.8)},
    ),
    Story(
        "doorschuiven",
        "Zware cliënten schuiven door",
        "Viva! Zorggroep beëindigt elke periode de hulp bij de cliënten met de meeste uren.",
        (("S11", "VIVA"), ("S17", "VIVA")),
        {"VIVA": Course(heavy_leave_per_period=0.035)},
    ),
    Story(
        "toeloop",
        "Meer dan een tiende van de cliënten",
        "Bij T-Zorg komen zo veel cliënten in het experiment dat de groep groter wordt dan 10%.",
        (("S12", "TOTAAL"),),
        {"TZORG": Course(extra_inflow_per_period=0.12)},
    ),
    Story(
        "brief-blijft-liggen",
        "Een brief blijft liggen",
        "De gemeente beoordeelt de brieven niet die Axxicom tijdens het experiment aan cliënten wil sturen.",
        (("S18", "AXXICOM"),),
        {"AXXICOM": Course(letters_wait=True)},
    ),
    Story(
        "vergelijkingsgroep",
        "De vergelijkingsgroep in beeld",
        "Alles gaat volgens afspraak, en ook de betalingen per uur en de enquête van cliënten buiten het experiment zijn aangeleverd.",
        tells_of_comparison=True,
    ),
    Story(
        "mengeling",
        "Een mengeling",
        "SHDH blijft het starttarief factureren, bij Viva! Zorggroep dalen de uren met 4% per periode "
        "en T-Zorg krijgt tot en met periode 11 betaald voor cliënten die zijn vertrokken; de anderen volgen de afspraak.",
        (("S01", "SHDH"), ("S04", "VIVA"), ("S10", "VIVA"), ("S21", "VIVA"), ("S16", "TZORG")),
        {"SHDH": _TARIFF_STAYS, "VIVA": _UNDER_DELIVERY, "TZORG": _PUT_RIGHT_AFTER_THE_TALK},
    ),
)
STORY_BY_NAME: dict[str, Story] = {story.name: story for story in STORIES}
DEFAULT_STORY = "mengeling"
