"""What of the group (TOTAAL) is shown to who sees only a part: rounded, as a bound, or not; decided over all figures of a publication.

Every figure is rounded so far that what follows from all of them together leaves a margin (the attack in the tests tries that). What is
hidden is hidden because it rests on too few, or because not everybody has delivered what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from hbh_metrics.door import rounding
from hbh_metrics.door.from_shown import FUNCTIONS, rough, rough_as, sources_of
from hbh_metrics.door.links import GROUP_OF, PRIVACY, Key
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, is_missing, kept_back, shown_as
from hbh_metrics.door.rounding import Roughness, nearest, outwards
from hbh_metrics.door.standing import Standing, is_of_some, is_part_of_what_all_have
from hbh_metrics.door.steps import KeptSteps
from hbh_metrics.dutch import Rough
from hbh_metrics.metrics.privacy import FROM_ITS_PARTS, Amount, Behind, Group, Of, Ratio, Whom
from hbh_metrics.policy import FEWEST_PROVIDERS, INDICATIVE_BELOW, SMALL_COUNT, SMALL_NUMBER
from hbh_metrics.records import Measure

_MONEY = (Group.PAYMENTS, Group.REFERENCE, Group.CHANGES, Group.RUNNING, Group.FLOOR)
_HELP = (Group.HOURS, Group.FLOOR, Group.COMPARISON)


@dataclass(frozen=True)
class Reader:
    """Who sees only a part: how many other providers must stand behind a figure, and what is never shown."""

    at_least: int
    never: frozenset[Behind]


FOR_PROVIDER = Reader(3, frozenset({Behind.ONE, Behind.UNTOLD, Behind.TOWN}))
"""At least three others. On how many providers the comparison rests cannot be told from the metrics, so it is not shown. What the town and
all providers together gain is for the town: beside its own exact figures a provider would read of a small one how much of it counts.
"""

FOR_WETHOUDER = Reader(0, frozenset({Behind.ONE}))
"""Of all that there is: where one provider has all the clients, its rounded figures are the total."""


def shown_of_group(standing: Standing, reader: Reader, steps: KeptSteps) -> Mapping[Key, ProtectedMeasure]:
    """Return each figure of TOTAAL as the reader is shown it; `steps` are those that earlier publications kept."""
    return _Publication(standing, reader, steps)


@dataclass(frozen=True, eq=False)
class _Publication(Mapping[Key, ProtectedMeasure]):
    """The figures as they are shown, each decided when it is first asked for: a screen asks for a few of them."""

    standing: Standing
    reader: Reader
    steps: KeptSteps
    _decided: dict[Key, ProtectedMeasure] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> ProtectedMeasure:
        if key not in self._decided:
            row = self.standing.totals[key]
            self._decided[key] = self._computed(row) if row.maatstaf in FUNCTIONS else self._of(row)
        return self._decided[key]

    def __contains__(self, key: object) -> bool:
        return key in self.standing.totals

    def __iter__(self) -> Iterator[Key]:
        return iter(self.standing.totals)

    def __len__(self) -> int:
        return len(self.standing.totals)

    def _of(self, row: Measure) -> ProtectedMeasure:
        """Return the figure by itself, before what is a function of others."""
        why = self._kept_back(row)
        if why is Visibility.WAITING:
            return self._waits(row)
        if why is not None:
            return kept_back(row, why)
        if row.waarde is None:
            return self._told(row, Visibility.VISIBLE)
        if row.maatstaf in FUNCTIONS:
            return self._told(row, self._mark(row))
        bound = self._bound(row)
        if bound is not None:
            return bound
        step = self._step(row)
        if step is None:
            return kept_back(row, Visibility.SUPPRESSED)
        counts, value = PRIVACY[row.maatstaf].counts, nearest(row.waarde, step)
        teller = None
        if isinstance(counts, Ratio) and not PRIVACY[row.maatstaf].tells_flows:
            teller = self._amount(row, counts.teller, row.teller)
        elif isinstance(counts, Ratio) and PRIVACY[row.maatstaf].whom is not Whom.EVER:
            teller = self._from_share(row, counts, value)
        if PRIVACY[row.maatstaf].counts_people:
            value, step = rounding.of_count(row.waarde, self._of_own(row, "waarde"), step)
        found = self._told(row, self._mark(row), Rough(value, step), teller)
        return self._of_parts(found, row) if PRIVACY[row.maatstaf].function_of == FROM_ITS_PARTS else found

    def _from_share(self, row: Measure, counts: Ratio, value: float) -> float | None:
        """Return about how many people a share is, from the share and the denominator that are shown: no second count."""
        noemer = self._amount(row, counts.noemer, row.noemer)
        return (
            None
            if noemer is None
            else self._amount(row, counts.teller, value * noemer / rounding.factor_of(row.maatstaf))
        )

    def _of_parts(self, found: ProtectedMeasure, row: Measure) -> ProtectedMeasure:
        """Return a ratio with the value that follows from the numerator and denominator that are shown with it."""
        if self.standing.is_untold(row):
            return found
        if found.teller is None or not found.noemer or found.stap is None:
            return kept_back(row, Visibility.SUPPRESSED)
        value = nearest(found.teller / found.noemer * rounding.factor_of(row.maatstaf), found.stap)
        return replace(found, waarde=Rough(value, found.stap))

    def _kept_back(self, row: Measure) -> Visibility | None:
        """Return why the figure is not told at all; None when it is, or when there is nothing to tell."""
        privacy, period = PRIVACY[row.maatstaf], row.periode_id
        if is_missing(row) or (row.waarde is None and not row.n):
            return None
        if privacy.behind in self.reader.never or self._rests_on_few(row):
            return Visibility.SUPPRESSED
        if period is None and (why := self._of_a_hidden_period(row)) is not None:
            return why
        if period is not None and row.status != "open" and self._must_wait(privacy.group, period):
            return Visibility.WAITING
        if self.standing.is_untold(row) and privacy.tells_how_many:
            return Visibility.SUPPRESSED
        if privacy.counts_people:
            return Visibility.FEWER_THAN_5 if (self._of_others(row, "waarde") or 0) < SMALL_COUNT else None
        if privacy.group is Group.RUNNING and not row.n:
            return None
        return Visibility.SUPPRESSED if (self._of_others(row, "n") or 0) < SMALL_NUMBER else None

    def _rests_on_few(self, row: Measure) -> bool:
        """Whether too few others stand behind it, in its period or, for sums and differences over periods, in one that it takes up."""
        key, group = (row.maatstaf, row.periode_id), GROUP_OF[row.maatstaf]
        if key[1] is not None and is_part_of_what_all_have(key[0]):
            few = min(self.standing.others.get(key, 0), self.standing.left_out(row))
            if self.standing.left_out(row) and few < FEWEST_PROVIDERS:
                return True
        periods = self._taken_up(group, row.periode_id)
        if any(self.standing.providers(period) < self.reader.at_least for period in periods):
            return True
        if key[1] is not None and not is_of_some(key[0]):
            return False
        return self.standing.others.get(key, 0) < self.reader.at_least

    def _taken_up(self, group: Group, period: str | None) -> tuple[str, ...]:
        """Return the periods of which a figure takes up what was delivered."""
        if period is None:
            return ()
        if group not in (Group.RUNNING, Group.CHANGES):
            return (period,)
        until = tuple(each for each in self._periods if each <= period)
        return until if group is Group.RUNNING else until[-2:]

    def _must_wait(self, group: Group, period: str) -> bool:
        for each in self._taken_up(group, period):
            waiting = self.standing.waiting.get(each)
            if waiting is None:
                continue
            if (group in _MONEY and waiting.without_payments) or (group in _HELP and waiting.incomplete):
                return True
        return False

    def _waits(self, row: Measure) -> ProtectedMeasure:
        group = GROUP_OF[row.maatstaf]
        late = [
            self.standing.waiting[each]
            for each in self._taken_up(group, row.periode_id) or self._periods
            if each in self.standing.waiting
        ]
        of = max(late, key=lambda one: one.incomplete if group in _HELP else one.without_payments)
        count = of.incomplete if group in _HELP else of.without_payments
        return replace(kept_back(row, Visibility.WAITING), wacht_op=count, van=of.providers)

    def _bound(self, row: Measure) -> ProtectedMeasure | None:
        """Return the share as a bound where the others are all in it, or none, but for fewer than five people (or € 500); else None."""
        privacy = PRIVACY[row.maatstaf]
        counts = privacy.counts
        if not isinstance(counts, Ratio) or not (counts.is_part or privacy.is_share_of_people):
            return None
        if row.teller is None or not row.noemer:
            return None
        fewest = rounding.BASE[Of.MONEY] if counts.teller is Of.MONEY else SMALL_COUNT
        teller, noemer = self._of_others(row, "teller") or 0.0, self._of_others(row, "noemer") or 0.0
        rest = noemer - teller if counts.is_part else fewest
        if teller >= fewest and rest >= fewest:
            return None
        step, factor = self._step(row), rounding.factor_of(row.maatstaf)
        if step is None or (teller < fewest and rest < fewest):
            return kept_back(row, Visibility.SUPPRESSED)
        if teller < fewest:
            edge, visibility = row.teller + fewest - teller, Visibility.AT_MOST
        else:
            edge, visibility = row.teller - (fewest - rest), Visibility.AT_LEAST
        value = outwards(edge / row.noemer * factor, step, is_up=visibility is Visibility.AT_MOST)
        return self._told(row, visibility, Rough(value, step, visibility.words))

    def _step(self, row: Measure) -> float | None:
        """Return to what the value is rounded; None where that would have to be rougher than anything that is still worth showing."""
        privacy, rough = PRIVACY[row.maatstaf], self._roughness(row)
        coarser = self.standing.coarser.get(row.periode_id or "", 0)
        if isinstance(privacy.counts, Amount):
            is_hidden = privacy.group is Group.PAYMENTS and coarser > len(rounding.STEPS)
            return None if is_hidden else rough.of_amount(privacy.counts.of)
        is_money = isinstance(privacy.counts, Ratio) and privacy.counts.teller is Of.MONEY
        return self.steps.of(row, self.standing.totals, rough, coarser if is_money else 0)

    def _of_a_hidden_period(self, row: Measure) -> Visibility | None:
        """Return why a period is hidden that a figure over all periods takes up: it less those that are shown would tell that one."""
        name = row.maatstaf.removesuffix("_eind")
        each = (self.standing.totals.get((name, period)) for period in self._periods)
        found = {self._kept_back(one) for one in each if one is not None}
        return next((why for why in (Visibility.WAITING, Visibility.SUPPRESSED) if why in found), None)

    def _told(
        self, row: Measure, visibility: Visibility, value: Rough | None = None, teller: float | None = None
    ) -> ProtectedMeasure:
        """Return what is shown with denominator and n beside it, rounded as what they count; no number of people below five.

        Everyone who ever began is all clients and who left before, and of one provider alone each period tells of the next: no number of
        theirs is told.
        """
        counts = PRIVACY[row.maatstaf].counts
        noemer = self._amount(row, counts.noemer, row.noemer) if isinstance(counts, Ratio) else None
        if is_missing(row):
            noemer, n = None, row.n
        elif PRIVACY[row.maatstaf].whom is Whom.EVER or self.standing.is_of_one(row):
            noemer = n = None
        elif (self._of_others(row, "n") or 0) < SMALL_COUNT or self.standing.is_untold(row):
            n = None
        elif PRIVACY[row.maatstaf].counts_people and value is not None:
            n = round(value)
        else:
            n = round(nearest(row.n or 0, self._roughness(row).of_amount(Of.PEOPLE)))
        step = None if value is None else value.step
        return shown_as(row, visibility, waarde=value, teller=teller, noemer=noemer, n=n, stap=step)

    def _amount(self, row: Measure, of: Of, value: float | None) -> float | None:
        is_of_people = of is Of.PEOPLE or (of is Of.CLIENT_PERIODS and PRIVACY[row.maatstaf].whom is Whom.ACTIVE)
        is_told = of in rounding.BASE and not (is_of_people and self.standing.is_untold(row))
        return nearest(value, self._roughness(row).of_amount(of)) if is_told and value is not None else None

    def _roughness(self, row: Measure) -> Roughness:
        key = row.maatstaf, row.periode_id
        if key not in self._rough:
            self._rough[key] = self.standing.roughness(row)
        return self._rough[key]

    @cached_property
    def _rough(self) -> dict[Key, Roughness]:
        return {}

    def _mark(self, row: Measure) -> Visibility:
        return Visibility.INDICATIVE if 0 < (row.n or 0) < INDICATIVE_BELOW else Visibility.ROUNDED

    def _computed(self, row: Measure) -> ProtectedMeasure:
        """Return a figure that follows from others, computed from what is shown of those."""
        by_itself, period = self._of(row), row.periode_id
        if row.waarde is None or by_itself.visibility.is_hidden:
            return by_itself
        sources = [self.get((name, period)) for name in sources_of(row.maatstaf)]
        shown = {one.maatstaf: one.waarde for one in sources if one is not None and one.waarde is not None}
        if len(shown) < len(sources):
            hidden = next((one for one in sources if one is not None and one.visibility.is_hidden), None)
            return kept_back(row, hidden.visibility if hidden else Visibility.SUPPRESSED)
        value = FUNCTIONS[row.maatstaf](shown, self._exact[period])
        if value is None:
            return kept_back(row, Visibility.SUPPRESSED)
        steps = {name: self[name, period].stap for name in rough_as(row.maatstaf) if (name, period) in self}
        told = rough(row.maatstaf, value, shown, steps)
        return shown_as(row, self._mark(row), waarde=told, stap=told.step, n=by_itself.n)

    def _of_others(self, row: Measure, part: str) -> float | None:
        """Return a part of the row with the reader's own taken off."""
        total: float | None = getattr(row, part)
        return None if total is None else total - self._of_own(row, part)

    def _of_own(self, row: Measure, part: str) -> float:
        own = self.standing.own.get((row.maatstaf, row.periode_id))
        return 0.0 if own is None else getattr(own, part) or 0.0

    @cached_property
    def _periods(self) -> list[str]:
        return sorted({period for _, period in self.standing.totals if period is not None})

    @cached_property
    def _exact(self) -> Mapping[str | None, Mapping[str, Measure]]:
        """Return the rows by period and metric."""
        found: dict[str | None, dict[str, Measure]] = {}
        for (metric, period), row in self.standing.totals.items():
            found.setdefault(period, {})[metric] = row
        return found
