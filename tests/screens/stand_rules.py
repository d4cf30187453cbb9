"""What must hold on every screen of every stand: each rule takes a screen and the stand that it is about, and yields what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from hbh_metrics import dutch
from hbh_metrics.door.audience import Role
from hbh_metrics.records import TOTAL
from tests.screens import stand_figures
from tests.screens.code_words import says_no_code_word
from tests.screens.drawn_texts import keeps_texts_apart
from tests.screens.stand import WHOLE, Stand
from tests.screens.told import OF_LATER, PERIOD, STAND, day, periods_in, plain, sentences
from tests.screens.told import period_id as period_of
from tests.screens.walked import Screen

Rule = Callable[[Screen, Stand], Iterator[str]]

WITHOUT_BAR = {"briefing", "overleg", "begrippen"}
WITH_ONLY_STANDS = {"verkenning"}
"""Screens about everybody and the whole experiment: their bar holds the publication alone."""
WITH_VERDICT = {"aanbieder", "briefing", "clienten", "overleg", "overzicht"}
ON_THE_LAST_WHOLE = {"overzicht", "overleg"}
"""Screens that judge on the last whole period, whichever is chosen."""


def judged(screen: Screen, stand: Stand, who: str) -> str:
    """Return the period on which a screen judges."""
    if screen.visit.slug in ON_THE_LAST_WHOLE:
        return max(stand.closed(who), default="")
    return screen.visit.periode_id


def opens(screen: Screen, _stand: Stand) -> Iterator[str]:
    """No error, and something to read."""
    yield from screen.errors
    if len(screen.text) < len("een titel"):
        yield "leeg scherm"


def keeps_its_bar(screen: Screen, stand: Stand) -> Iterator[str]:
    """The bar stands on every stand: whole where a period has begun, else its box that leads to another stand."""
    is_whole = stand.begun and screen.visit.slug not in WITH_ONLY_STANDS
    needed = ["Aanbieder", "Periode", "Stand van"] if is_whole else ["Stand van"]
    if screen.visit.slug not in WITHOUT_BAR and list(screen.boxes[: len(needed)]) != needed:
        yield f"de balk heeft {screen.boxes}"


def gives_one_verdict(screen: Screen, stand: Stand) -> Iterator[str]:
    """Whatever is said of hours against the tariff, at whom and in which period, is the verdict of the definitions."""
    names = {**stand.names, "in totaal": TOTAL}
    pattern = re.compile(
        rf"In ({PERIOD.pattern}) (?:bij )?(in totaal|"
        + "|".join(map(re.escape, stand.names))
        + "): (.*?)(?<![0-9])[.](?: |$)",
        re.IGNORECASE,
    )
    for sentence in sentences(screen):
        for told, name, words in pattern.findall(f"{sentence} "):
            who, period_id = names[name], period_of(told)
            kinds = [kind for kind, begins in stand.words(who, period_id).items() if words.startswith(begins)]
            wanted = stand.verdict(who, period_id)
            if kinds and kinds != [wanted] and not _is_kept(screen, words):
                yield f"{wanted} is het oordeel over {name} in {period_id}, er staat: {words}"
            crossed = wanted in ("volgt", "sneller") and who != TOTAL and stand.is_first_below(who, period_id)
            if kinds == [wanted] and crossed != ("onder onze lijn" in words):
                yield f"{name} kruist de lijn van S04 voor het eerst in {period_id}: {crossed}, er staat: {words}"
            falling = len(stand.falling(period_id)) if who == TOTAL and stand.status(TOTAL, period_id) == WHOLE else 0
            if (
                kinds
                and falling
                and screen.visit.audience.role is not Role.AANBIEDER
                and not re.search(
                    "dalen zij (?:wel )?sneller|blijven zij (?:wel )?achter|vraagt dat om aandacht", words
                )
            ):
                yield f"bij {falling} aanbieders dalen de uren sneller in {period_id}, er staat: {words}"


def _is_kept(screen: Screen, words: str) -> bool:
    """Whether the reader is told that the figure is kept from this audience; a briefing is made for the wethouder, whoever opens it."""
    is_restricted = screen.visit.slug == "briefing" or not screen.visit.audience.sees_everything
    return is_restricted and ("afgeschermd" in words or "te weinig cliënten" in words)


def tells_the_verdict(screen: Screen, stand: Stand) -> Iterator[str]:
    """The screens that are about hours and tariff say the verdict of the period that they judge, where there is one."""
    visit = screen.visit
    who = TOTAL if visit.slug == "briefing" else visit.aanbieder_id
    period_id = judged(screen, stand, who)
    kind = stand.verdict(who, period_id)
    if visit.slug not in WITH_VERDICT or kind == "geen":
        return
    where = "in totaal" if who == TOTAL else f"bij {stand.name_of(who)}"
    at = f"In {plain(dutch.period(period_id))} {where}: {stand.words(who, period_id)[kind]}"
    kept = f"In {plain(dutch.period(period_id))} {where}: nog geen uitspraak"
    if not any(at in one or (one.startswith(kept) and _is_kept(screen, one)) for one in sentences(screen)):
        yield f"nergens staat: {at}"


def excuses_nothing(screen: Screen, stand: Stand) -> Iterator[str]:
    """Where S04 stands, nothing on the screen calls the fall chance or a matter of working days."""
    visit = screen.visit
    who = TOTAL if visit.slug == "briefing" else visit.aanbieder_id
    period_id = judged(screen, stand, who)
    if who == TOTAL or stand.asks(who, period_id) is None:
        return
    for sentence in sentences(screen):
        words = sentence.replace("meer dan toeval", "")
        is_about = "uren" in words and not re.search("week|verzonnen|elke aanbieder|signaal is een", words)
        if is_about and re.search(r"toeval zijn|minder werkdagen|door het aantal werkdagen", words):
            yield f"S04 staat in {period_id}, er staat: {sentence}"


_QUIET = re.compile(
    "|".join(
        (
            r"(?<!▲ )(?<!kwam )geen signa(?:al|len)\b(?! (?:van|over|geldt))",
            "niets .{0,20}aandacht|(?<!geen )goed nieuws|niets .{0,20}bij te sturen",
        )
    ),
    re.IGNORECASE,
)


def is_not_quiet(screen: Screen, stand: Stand) -> Iterator[str]:
    """Nothing says that there are no signals while there are, nor that nothing asks for action where something does."""
    visit = screen.visit
    if visit.slug == "begrippen":
        return
    who = visit.audience.aanbieder_id or visit.aanbieder_id
    if visit.audience.role is Role.WETHOUDER or visit.slug == "briefing":
        who = TOTAL
    found = [one for one in stand.signals if who in (TOTAL, one.aanbieder_id)]
    firm = [one for one in found if one.niveau != "VRAAG"]
    for sentence in sentences(screen):
        quiet = _QUIET.search(sentence)
        if quiet and (found if quiet.group().lower().startswith("goed") else firm):
            yield f"er zijn {len(found)} signalen, er staat: {sentence}"


_ASKS = re.compile(r"([Eeé]én|\d+) za(?:ak|ken) (?:vraagt |vragen )?om (actie|aandacht)")


def counts_signals_alike(screen: Screen, stand: Stand) -> Iterator[str]:
    """Every screen counts the same matters that ask for action and for attention."""
    visit = screen.visit
    firm = sorted((one for one in stand.signals if one.niveau != "VRAAG"), key=lambda one: one.periode_id or "")
    last = {(one.signaal, one.aanbieder_id): one for one in firm}
    mine = [one.ernst for (_, who), one in last.items() if visit.aanbieder_id in (TOTAL, who)]
    for heading in screen.headings:
        for amount, word in _ASKS.findall(plain(heading)):
            counted = mine.count("ACTIE" if word == "actie" else "AANDACHT")
            if (int(amount) if amount.isdecimal() else 1) != counted:
                yield f"{counted} keer {word}, er staat: {heading}"


def praises_no_fall(screen: Screen, stand: Stand) -> Iterator[str]:
    """The status word of a provider is not `op het pad` while a signal about its hours holds."""
    for figure in screen.figures:
        for panel in figure.panels:
            who, period_id = panel.aanbieder_id, screen.visit.periode_id
            is_praised = panel.judgement.startswith("op het pad") or (
                panel.position is not None and panel.position.shape == "●"
            )
            seen = [who] if who != TOTAL else list(stand.names.values())
            if who and is_praised and any(stand.about_hours(one, period_id) for one in seen):
                yield f"{figure.slug}: {panel.title} {panel.judgement} in {period_id} met een urensignaal"
            if who and is_praised and any(stand.asks(one, period_id) for one in seen):
                yield f"{figure.slug}: {panel.title} {panel.judgement} in {period_id} terwijl S04 staat"


def is_of_this_stand(screen: Screen, stand: Stand) -> Iterator[str]:
    """Every stand that is named is this one, or on the screens that compare an earlier one; no period to come is told as if it was."""
    if screen.visit.slug == "begrippen":
        return
    told = [
        *(figure.provenance.stand for figure in screen.figures),
        screen.status,
        *(paper.footer for paper in screen.papers),
    ]
    for text in told:
        for found in STAND.findall(plain(text)):
            if day(found) != stand.peildatum:
                yield f"stand van {found} op de stand van {stand.peildatum}: {text}"
    for sentence in sentences(screen):
        for found in STAND.findall(sentence):
            if day(found) > stand.peildatum and screen.visit.tab != "Standen":
                yield f"een latere stand dan {stand.peildatum}: {sentence}"
    newest = stand.begun[-1] if stand.begun else ""
    for figure in screen.figures:
        if figure.slug in OF_LATER:
            continue
        for text in (figure.headline, figure.lead):
            for period_id in periods_in(text):
                if period_id > newest and not re.search(
                    "tot aan|verwacht|eerste verlaging|straks|Gaat het zo door", text
                ):
                    yield f"{figure.slug}: nog niet begonnen: {plain(text)}"


def tells_limits_once(screen: Screen, _stand: Stand) -> Iterator[str]:
    """Where the limits of the weeks come from is said once on a screen, and not under every chart."""
    found = Counter(re.findall(r"[Dd]e grenzen komen uit [^.]*[.]", plain(screen.text)))
    yield from (f"{times} keer: {told}" for told, times in found.items() if times > 1)


RULES: tuple[Rule, ...] = (
    opens,
    keeps_its_bar,
    gives_one_verdict,
    tells_the_verdict,
    excuses_nothing,
    is_not_quiet,
    counts_signals_alike,
    praises_no_fall,
    stand_figures.rests_on_whole_periods,
    is_of_this_stand,
    stand_figures.says_since_when,
    stand_figures.sets_axes_on_whole_periods,
    stand_figures.has_the_numbers_of_its_table,
    says_no_code_word,
    tells_limits_once,
    keeps_texts_apart,
)


def problems(screen: Screen, stand: Stand) -> Iterator[str]:
    """Yield what is wrong on a screen, each with the visit."""
    for rule in RULES:
        for found in rule(screen, stand):
            yield f"{rule.__name__} | {screen.visit.name} | {found}"
