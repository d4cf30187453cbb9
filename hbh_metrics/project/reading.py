"""Reads a project from the tables of its file, or from what a publication kept of it, with every problem told at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from hbh_metrics.project import values
from hbh_metrics.project.model import (
    Agreed,
    CalendarKind,
    Holidays,
    House,
    LiberationDay,
    Project,
    Promise,
    ProviderNames,
    SurveyWindows,
)

GROUP = "EXPERIMENT"

_NAMED = 'het of de met een woord in het enkelvoud en kleine letters, zoals "{}"'
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PROVIDER_ID = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
_AGB = re.compile(r"\d{8}")
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Names:
    """The names that a project can refer to; None: any name (what a publication kept was right when it was made)."""

    metrics: Collection[str] | None = None
    signals: Collection[str] | None = None
    screens: Collection[str] | None = None


class _Table:
    """One table of the file: each question gives the value, or the default after noting in Dutch what is wrong with it."""

    def __init__(self, name: str, given: object, problems: list[str]) -> None:
        self.name = name
        self.problems = problems
        self.values: Mapping[str, object] = given if isinstance(given, Mapping) else {}
        if not isinstance(given, Mapping):
            self.wrong("", f"zet hieronder [{name}], met de waarden erin")

    def wrong(self, key: str, problem: str) -> None:
        """Note what is wrong with a value."""
        self.problems.append(f"[{self.name}]{f' {key}' if key else ''}: {problem}.")

    def only(self, *known: str) -> None:
        """Note every key that is none of these."""
        for key in self.values:
            if key not in known:
                self.wrong(key, f"dit kennen wij niet. Kies uit: {', '.join(known)}")

    def get(self, key: str, default: _Value, read: Callable[[object], _Value | None], wanted: str) -> _Value:
        """Return the value that `read` makes; the default where there is none, or where it makes None of it, which is noted."""
        if key not in self.values:
            return default
        found = read(self.values[key])
        if found is None:
            self.wrong(key, f"{self.values[key]!r} kan niet. Verwacht {wanted}")
            return default
        return found

    def text(self, key: str, default: str) -> str:
        """Return a text with something in it."""
        return self.get(key, default, values.text, "een tekst tussen aanhalingstekens")

    def one_of(self, key: str, default: Enum, kinds: type[Enum]) -> Enum:
        """Return one of the values of an enumeration."""
        allowed = {kind.value: kind for kind in kinds}
        return self.get(
            key, default, lambda value: allowed.get(value) if isinstance(value, str) else None, values.choice(allowed)
        )

    def whole(self, key: str, default: int, least: int) -> int:
        """Return a whole number of at least `least`."""
        return self.get(key, default, lambda value: values.whole(value, least), f"een heel getal vanaf {least}")

    def names(self, key: str, default: tuple[str, ...], known: Collection[str] | None) -> tuple[str, ...]:
        """Return a list of texts, each of which is known."""
        found = self.get(key, default, values.texts, 'een lijst van teksten, zoals ["…", "…"]')
        unknown = [name for name in found if known is not None and name not in known]
        if unknown and known is not None and key in self.values:
            self.wrong(key, f"{', '.join(unknown)} bestaat niet. Kies uit: {', '.join(sorted(known))}")
        return found


def project_of(content: Mapping[str, object], base: Project | None, names: Names, problems: list[str]) -> Project:
    """Return the project that the tables of a file describe; what they leave out is that of `base`.

    What is wrong is added to `problems`, one Dutch sentence each, with the value of `base` in its place. Without `base` nothing may be
    left out: a KeyError, a bug, says what is.
    """
    tables = ("project", "enquete", "feestdagen", "aanbieders", "afspraken", "schermen", "huisstijl")
    known = ", ".join(f"[{name}]" for name in tables)
    problems += [f"[{name}]: dit kennen wij niet. Kies uit: {known}." for name in content if name not in tables]
    given = {name: _Table(name, content.get(name, {}), problems) for name in tables}
    base = base or _first(content)
    head = given["project"]
    head.only(
        "gemeente",
        "naam",
        "aanduiding",
        "tariefpad",
        "begin",
        "einde",
        "kalender",
        "categorie",
        "groep",
        "aandeel_bestand_pct",
    )
    begin = head.get("begin", base.begin, values.day, "een datum zonder aanhalingstekens, zoals 2000-12-31")
    end = head.get("einde", base.end, values.day, "een datum zonder aanhalingstekens, zoals 2000-12-31")
    calendar = CalendarKind(head.one_of("kalender", base.calendar, CalendarKind))
    _hold_dates(head, begin, end, calendar)
    return Project(
        town=head.text("gemeente", base.town),
        name=head.text("naam", base.name),
        scheme=head.get("aanduiding", base.scheme, values.named, _NAMED.format("de regeling")),
        tariff_path=head.get("tariefpad", base.tariff_path, values.named, _NAMED.format("de indexering")),
        begin=begin,
        end=end,
        calendar=calendar,
        categories=head.get(
            "categorie", base.categories, values.categories, "een lijst van categorieën, zoals [1] of [1, 2]"
        ),
        group=head.get("groep", base.group, lambda value: GROUP if value == GROUP else None, f'"{GROUP}"'),
        stock_share_pct=head.get(
            "aandeel_bestand_pct", base.stock_share_pct, values.share, "een getal boven 0, hoogstens 100"
        ),
        surveys=_surveys(given["enquete"], base.surveys),
        holidays=_holidays(given["feestdagen"], base.holidays),
        providers=_providers(given["aanbieders"], base.providers),
        agreed=_agreed(given["afspraken"], base.agreed, names),
        screens_off=_screens(given["schermen"], base.screens_off, names),
        house=_house(given["huisstijl"], base.house),
    )


def as_tables(project: Project) -> dict[str, object]:
    """Return the tables of the file that describes this project whole; dates as text, as JSON holds them."""
    return {
        "project": {
            "gemeente": project.town,
            "naam": project.name,
            "aanduiding": project.scheme,
            "tariefpad": project.tariff_path,
            "begin": project.begin.isoformat(),
            "einde": project.end.isoformat(),
            "kalender": project.calendar.value,
            "categorie": list(project.categories),
            "groep": project.group,
            "aandeel_bestand_pct": project.stock_share_pct,
        },
        "enquete": {
            "nul_perioden": project.surveys.first_periods,
            "eind_perioden": project.surveys.last_periods,
            "eind_dagen_na": project.surveys.days_after,
        },
        "feestdagen": {
            "goede_vrijdag": project.holidays.is_good_friday_off,
            "bevrijdingsdag": project.holidays.liberation_day.value,
        },
        "aanbieders": {
            provider: {"namen": list(known.names), "agb": list(known.agb_codes)}
            for provider, known in project.providers.items()
        },
        "afspraken": {
            promise.name: {
                "titel": agreed.title,
                "maatstaven": list(agreed.metrics),
                "signalen": list(agreed.signals),
                **({"onderwerp": agreed.subject} if agreed.subject else {}),
            }
            for promise, agreed in project.agreed.items()
        },
        "schermen": {"uit": list(project.screens_off)},
        "huisstijl": {
            name: value for name, value in (("kleur", project.house.colour), ("logo", project.house.logo)) if value
        },
    }


def _first(content: Mapping[str, object]) -> Project:
    """Return what is changed by a file that leaves nothing out: its own dates, and nothing that a default would hide."""
    titles = content["afspraken"]
    assert isinstance(titles, Mapping)  # noqa: S101 - our own file
    day = dt.date(1, 1, 1)
    return Project(
        "", "", "", "", day, day, CalendarKind.FOUR_WEEKS, (), GROUP, 0.0, SurveyWindows(0, 0, 0), Holidays(False, LiberationDay.NEVER),
        {}, {promise: Agreed(titles[promise.name]["titel"]) for promise in Promise}, (), House(),
    )  # fmt: skip


def _hold_dates(head: _Table, begin: dt.date, end: dt.date, calendar: CalendarKind) -> None:
    if end < begin:
        head.wrong("einde", f"{end.isoformat()} ligt vóór begin, {begin.isoformat()}. Verwacht een latere dag")
    if calendar is CalendarKind.MONTHS and begin.day != 1:
        first = f"{begin:%Y-%m}-01"
        head.wrong("begin", f"met kalender MAAND begint een project op de eerste dag van een maand, zoals {first}")


def _surveys(table: _Table, base: SurveyWindows) -> SurveyWindows:
    table.only("nul_perioden", "eind_perioden", "eind_dagen_na")
    return SurveyWindows(
        table.whole("nul_perioden", base.first_periods, 1),
        table.whole("eind_perioden", base.last_periods, 1),
        table.whole("eind_dagen_na", base.days_after, 0),
    )


def _holidays(table: _Table, base: Holidays) -> Holidays:
    table.only("goede_vrijdag", "bevrijdingsdag")
    return Holidays(
        table.get("goede_vrijdag", base.is_good_friday_off, lambda value: value if isinstance(value, bool) else None, "true of false"),
        LiberationDay(table.one_of("bevrijdingsdag", base.liberation_day, LiberationDay)),
    )  # fmt: skip


def _providers(table: _Table, base: Mapping[str, ProviderNames]) -> Mapping[str, ProviderNames]:
    """Return the providers of the file, those of `base` where it names none."""
    found: dict[str, ProviderNames] = {}
    of: dict[str, str] = {}
    for provider, given in table.values.items():
        one = _Table(f"aanbieders.{provider}", given, table.problems)
        one.only("namen", "agb")
        if not _PROVIDER_ID.fullmatch(provider) or provider == "TOTAAL":
            one.wrong(
                "", "een code van een aanbieder heeft hoofdletters en cijfers, zoals AANBIEDER1, en is niet TOTAAL"
            )
        codes = one.names("agb", (), None)
        for code in codes:
            if not _AGB.fullmatch(code):
                one.wrong("agb", f"{code!r} is geen AGB-code. Verwacht acht cijfers tussen aanhalingstekens")
        found[provider] = ProviderNames(one.names("namen", (), None), codes)
        for said in (*found[provider].names, *codes):
            if of.setdefault(said, provider) != provider:
                one.wrong("", f"{said!r} staat ook bij {of[said]}. Verwacht elke naam en elke code bij één aanbieder")
    return found or base


def _agreed(table: _Table, base: Mapping[Promise, Agreed], names: Names) -> Mapping[Promise, Agreed]:
    table.only(*(promise.name for promise in Promise))
    found = {}
    for promise in Promise:
        before = base[promise]
        one = _Table(f"afspraken.{promise.name}", table.values.get(promise.name, {}), table.problems)
        one.only("titel", "onderwerp", "maatstaven", "signalen")
        found[promise] = Agreed(
            one.text("titel", before.title),
            one.names("maatstaven", before.metrics, names.metrics),
            one.names("signalen", before.signals, names.signals),
            one.text("onderwerp", before.subject or "") or None,
        )
    return found


def _screens(table: _Table, base: tuple[str, ...], names: Names) -> tuple[str, ...]:
    table.only("uit")
    return table.names("uit", base, names.screens)


def _house(table: _Table, base: House) -> House:
    table.only("kleur", "logo")
    colour = table.get(
        "kleur", base.colour or "", lambda value: value if isinstance(value, str) and _COLOUR.fullmatch(value) else None,
        'een kleur zoals "#12436D"',
    )  # fmt: skip
    return House(colour or None, table.text("logo", base.logo or "") or None)
