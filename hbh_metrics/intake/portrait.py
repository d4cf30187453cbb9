"""A delivery's portrait: per file and provider how much came, beside what came before of the same table and provider.

A file can be read and mean something else; a portrait shows that to a person, and names a factor, a year or a scope that is off.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.calendar import period_number

FACTORS = {100: "centen", 60: "minuten", 24: "delen van een dag", 1000: "duizendtallen"}
NEAR = 0.1
PERIODS_OFF = 10
OTHER_SCOPE = 2
FEWEST_CLIENTS = 10


@dataclass(frozen=True)
class Portrait:
    """What one file brought of one provider (None: of no provider in particular).

    `uren` and `bedrag_eur` are sums over its rows; `uren_per_client_week` is hours by client and week in which there are any.
    `opvallend` is one Dutch sentence where something differs from the portrait before by a factor, a year or a scope.
    """

    bestand: str
    tabel: str
    aanbieder_id: str | None
    rijen: int
    eerste_periode: str | None = None
    laatste_periode: str | None = None
    clienten: int | None = None
    uren: Decimal | None = None
    bedrag_eur: Decimal | None = None
    uren_per_client_week: float | None = None
    bedrag_per_client_eur: float | None = None
    sleutels_bekend: str | None = None
    opvallend: str | None = None

    @property
    def scope(self) -> tuple[str, str | None]:
        """Of which table and provider it is: what the portrait before is sought by."""
        return self.tabel, self.aanbieder_id

    @property
    def uren_per_client(self) -> float | None:
        """Hours by client where no weeks are told: of indications, plans and references."""
        if self.uren is None or not self.clienten or self.uren_per_client_week is not None:
            return None
        return float(self.uren) / self.clienten

    def as_record(self) -> dict[str, object]:
        """Return the portrait as JSON holds it."""
        return {name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(self).items()}


def remarkable(now: Portrait, before: Portrait | None) -> str | None:
    """Return the sentence about what is off against the portrait before, None where nothing is or there is none."""
    if before is None:
        return None
    for word, new, old in (
        ("De uren per cliënt per week zijn", now.uren_per_client_week, before.uren_per_client_week),
        ("De uren per cliënt zijn", now.uren_per_client, before.uren_per_client),
        ("De euro's per cliënt zijn", now.bedrag_per_client_eur, before.bedrag_per_client_eur),
    ):
        factor = _factor(new, old)
        if factor:
            return f"{word} {factor}. Ga na in welke eenheid de kolom staat."
    if _is_other_year(now, before):
        return (
            f"De perioden lopen tot en met {now.laatste_periode}, de vorige keer tot en met {before.laatste_periode}. "
            "Ga na of het jaar klopt."
        )
    now_many, before_many = now.clienten or 0, before.clienten or 0
    fewest, most = sorted((now_many, before_many))
    if fewest and most >= FEWEST_CLIENTS and most >= OTHER_SCOPE * fewest:
        return (
            f"Het gaat over {now_many} cliënten, de vorige keer over {before_many}. Ga na of dit de hele levering is."
        )
    return None


def _factor(new: float | None, old: float | None) -> str | None:
    if not new or not old:
        return None
    ratio = abs(new / old)
    for factor, unit in FACTORS.items():
        if abs(ratio / factor - 1) <= NEAR:
            return f"{factor} keer die van de vorige keer: dat kunnen {unit} zijn"
        if abs(ratio * factor - 1) <= NEAR:
            return f"een {factor}e van die van de vorige keer: toen of nu kunnen het {unit} zijn"
    return None


def _is_other_year(now: Portrait, before: Portrait) -> bool:
    if (
        now.laatste_periode is None
        or before.laatste_periode is None
        or now.laatste_periode[:4] == before.laatste_periode[:4]
    ):
        return False
    apart = period_number(now.laatste_periode) - period_number(before.laatste_periode)
    return abs(apart) >= PERIODS_OFF


@dataclass(frozen=True)
class Compared:
    """A portrait beside the one before of the same table and provider, if there was one."""

    now: Portrait
    before: Portrait | None

    @property
    def sentence(self) -> str:
        """The portrait as one line of a report, what was before in brackets."""
        whose = f" ({self.now.aanbieder_id})" if self.now.aanbieder_id else ""
        earlier = f" (vorige keer: {in_words(self.before)})" if self.before else ""
        remark = f". Let op: {self.now.opvallend}" if self.now.opvallend else ""
        return f"{self.now.bestand}{whose}: {in_words(self.now)}{earlier}{remark}"


def in_words(portrait: Portrait) -> str:
    """Return what came, in Dutch, without whose it is: rows, periods, clients, hours and euros, as far as there are any."""
    parts = [dutch.count(portrait.rijen, "rij", "rijen")]
    if portrait.eerste_periode and portrait.laatste_periode:
        parts.append(dutch.period_range(portrait.eerste_periode, portrait.laatste_periode))
    if portrait.clienten is not None:
        parts.append(dutch.count(portrait.clienten, "cliënt", "cliënten"))
    if portrait.uren is not None:
        parts.append(f"{dutch.number(portrait.uren, 2)} uur")
    if portrait.uren_per_client_week is not None:
        parts.append(f"{dutch.number(portrait.uren_per_client_week, 2)} uur per cliënt per week")
    if portrait.bedrag_eur is not None:
        parts.append(dutch.euro(portrait.bedrag_eur))
    if portrait.bedrag_per_client_eur is not None:
        parts.append(f"{dutch.euro(portrait.bedrag_per_client_eur)} per cliënt")
    if portrait.sleutels_bekend is not None:
        parts.append(f"{portrait.sleutels_bekend} cliënten bekend")
    return ", ".join(parts)
