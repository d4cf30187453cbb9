"""The attacker: knows every definition and every number it was shown, takes what did not change to be the same, and solves for the rest.

Every shown number is one linear equation over the atoms of all providers. A hidden number is recovered when it is a combination of the
equations: when eliminating them from it leaves nothing. The values themselves are not needed to tell. Of a ratio that is shown by itself,
what is below the line tells what is above it, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from hbh_metrics.records import TOTAL, HiddenShares, Measure, SeenSignal, Share
from tests.door.worlds import CLASSES, IDENTITIES, SHAPES, SURVEY, TOLD_BY_METRIC, Form, World

_WHERE_ALL_ANSWERED_TWICE = (("difference", 1), ("eind_sum", -1), ("nul_sum", 1))
PARTS_OF_RUNNING_SUMS = ("kosten_tov_referentie", "referentiekosten")
Unknown = tuple[str, str, str, int]
Equation = dict[Unknown, Fraction]


@dataclass
class Knowledge:
    """Equations in reduced form: each has one unknown, its pivot, that stands in no other."""

    solved: dict[Unknown, Equation] = field(default_factory=dict)

    def learn(self, equation: Equation) -> None:
        """Add an equation whose outcome is known."""
        rest = self.reduced(equation)
        if not rest:
            return
        pivot = min(rest)
        rest = {unknown: factor / rest[pivot] for unknown, factor in rest.items()}
        for other in [known for known, row in self.solved.items() if pivot in row]:
            self.solved[other] = _minus(self.solved[other], rest, self.solved[other][pivot])
        self.solved[pivot] = rest

    def reduced(self, equation: Equation) -> Equation:
        """Return what is left of a sum after taking out all that is known."""
        rest = {unknown: factor for unknown, factor in equation.items() if factor}
        for unknown in list(rest):
            if unknown in rest and unknown in self.solved:
                rest = _minus(rest, self.solved[unknown], rest[unknown])
        return rest

    def tells(self, equation: Equation) -> bool:
        """Whether the outcome of a sum follows from what is known."""
        return not self.reduced(equation)


def _minus(row: Equation, other: Equation, times: Fraction) -> Equation:
    result = dict(row)
    for unknown, factor in other.items():
        result[unknown] = result.get(unknown, Fraction()) - times * factor
    return {unknown: factor for unknown, factor in result.items() if factor}


@dataclass(frozen=True)
class Seen:
    """What the door showed of one publication."""

    measures: Sequence[Measure]
    shares: Sequence[Share] = ()
    hidden_shares: Sequence[HiddenShares] = ()
    signals: Sequence[SeenSignal] = ()

    @property
    def rows(self) -> list[Measure | Share | SeenSignal]:
        """Everything that was shown."""
        return [*self.measures, *self.shares, *self.signals]


@dataclass(frozen=True)
class Attack:
    """All publications of one chain (oldest first), with what one reader was shown of each."""

    worlds: Sequence[World]
    seen: Sequence[Seen]
    own: str | None

    @property
    def shown(self) -> list[Sequence[Measure]]:
        """The rows of meetwaarden of each publication."""
        return [seen.measures for seen in self.seen]

    def recovered(self) -> list[str]:
        """Return every hidden figure that the reader can work out, as text.

        A hidden class counts only when what was shown until then tells it: who sees later how a sum has grown cannot know in which class.
        """
        until = [self._knowledge(number + 1) for number in range(len(self.worlds))]
        knowledge = until[-1]
        found = [
            f"{who} {period} {atom}"
            for number, world in enumerate(self.worlds)
            for (who, period), atoms in world.atoms.items()
            if who != self.own and self._is_protected(period)
            for atom in atoms
            if knowledge.tells(self._named(number, {(who, period, atom): Fraction(1)}))
        ]
        found += [
            f"{row.maatstaf} {row.periode_id} of publication {number}"
            for number, rows in enumerate(self.shown)
            for row in rows
            if row.aanbieder_id == TOTAL and self._is_hidden(number, row) and self._is_recovered(number, row, knowledge)
        ]
        return found + [
            f"{hidden.verdeling} {hidden.periode_id} {atom} of publication {number}"
            for number, seen in enumerate(self.seen)
            for hidden in seen.hidden_shares
            for atom in CLASSES[hidden.verdeling].values()
            if atom not in TOLD_BY_METRIC
            if self._is_recovered_class(number, hidden.periode_id or SURVEY, atom, until[number])
        ]

    def _is_recovered_class(self, number: int, period: str, atom: str, knowledge: Knowledge) -> bool:
        """Whether a hidden class follows, and was not shown, as it is for the others, in another publication."""
        form = self._class(number, TOTAL, period, atom)
        others = {unknown: factor for unknown, factor in form.items() if unknown[0] != self.own}
        is_shown = any(
            row.aanbieder_id == TOTAL and (row.periode_id or SURVEY) == period and CLASSES[row.verdeling][row.code] == atom
            and self._class(place, TOTAL, period, atom).items() >= others.items()
            for place, seen in enumerate(self.seen)
            for row in seen.shares
        )  # fmt: skip
        return bool(others) and not is_shown and knowledge.tells(form)

    def _class(self, number: int, who: str, period: str, atom: str) -> Equation:
        world = self.worlds[number]
        members = world.providers if who == TOTAL else (who,)
        form = {(member, period, atom): Fraction(1) for member in members if atom in world.atoms[member, period]}
        return self._named(number, form)

    @cached_property
    def _existing(self) -> list[set[tuple[object, ...]]]:
        return [{row[:3] for row in world.rows() if row[3] is not None} for world in self.worlds]

    def _is_protected(self, period: str) -> bool:
        """The wethouder is shown totals: where only one provider was known to have clients, its figures were the total."""
        with_clients = [
            sum(bool(world.atoms[who, period].get("clients" if period else "asked")) for who in world.providers)
            for world in self.worlds
            if period in (*world.periods, SURVEY)
        ]
        return self.own is not None or 1 not in with_clients

    def _knowledge(self, publications: int) -> Knowledge:
        """Return what follows from the first publications."""
        knowledge = Knowledge()
        ratios: list[tuple[Equation, Equation]] = []
        for number, (world, seen) in enumerate(zip(self.worlds[:publications], self.seen, strict=False)):
            forms = (
                *self._stocks_and_flows(world), *self._identities(world), *self._of_rows(world, seen.measures), *self._own(world),
            )  # fmt: skip
            for form in forms:
                knowledge.learn(self._named(number, form))
            for row in seen.shares:
                period = row.periode_id or SURVEY
                knowledge.learn(self._class(number, row.aanbieder_id, period, CLASSES[row.verdeling][row.code]))
            ratios += [
                (self._named(number, above), self._named(number, below)) for above, below in self._ratios(world, seen)
            ]
        self._use_ratios(knowledge, ratios)
        return knowledge

    @staticmethod
    def _use_ratios(knowledge: Knowledge, ratios: list[tuple[Equation, Equation]]) -> None:
        """Of every ratio that is known, learn the side that the other tells, until nothing more follows."""
        is_learning = True
        while is_learning:
            is_learning = False
            for pair in ratios:
                told = [knowledge.tells(side) for side in pair]
                if told in ([True, False], [False, True]):
                    knowledge.learn(pair[told.index(False)])
                    is_learning = True

    @staticmethod
    def _ratios(world: World, seen: Seen) -> Iterable[tuple[Form, Form]]:
        for row in seen.measures:
            shape, period = SHAPES.get(row.maatstaf), row.periode_id or SURVEY
            if shape is None or not shape.numerator or row.waarde is None or _is_rounded(row):
                continue
            yield (
                world.form(row.aanbieder_id, period, shape, shape.numerator),
                world.form(row.aanbieder_id, period, shape, shape.denominator),
            )

    @staticmethod
    def _identities(world: World) -> Iterable[Form]:
        forms: list[Form] = [
            {(who, period, atom): factor for atom, factor in identity.items()}
            for (who, period), atoms in world.atoms.items()
            for identity in IDENTITIES
            if identity.keys() <= atoms.keys()
        ]
        for who in world.providers:
            forms.append({(who, SURVEY, atom): Fraction(sign) for atom, sign in _WHERE_ALL_ANSWERED_TWICE})
            for place, period in enumerate(world.periods):
                atoms = ("expected", "clients", "left", "came")[: 3 if place == 0 else 4]
                forms.append(
                    {(who, period, atom): Fraction(sign) for atom, sign in zip(atoms, (1, -1, 1, 1), strict=False)}
                )
        return [form for form in forms if not world.amount(form)]

    def _own(self, world: World) -> Iterable[Form]:
        return (
            {(who, period, atom): Fraction(1)}
            for (who, period), atoms in world.atoms.items()
            if who == self.own
            for atom in atoms
        )

    @staticmethod
    def _stocks_and_flows(world: World) -> Iterable[Form]:
        one = Fraction(1)
        for who in world.providers:
            yield {(who, world.periods[0], "clients"): one, (who, world.periods[0], "came"): -one}
            for before, now in zip(world.periods, world.periods[1:], strict=False):
                yield {
                    (who, now, "clients"): one, (who, before, "clients"): -one, (who, now, "came"): -one, (who, before, "left"): one,
                }  # fmt: skip

    @staticmethod
    def _of_rows(world: World, rows: Sequence[Measure]) -> Iterable[Form]:
        effects: dict[tuple[str, str], int] = {}
        for row in rows:
            shape, period = SHAPES.get(row.maatstaf), row.periode_id or SURVEY
            if row.maatstaf in ("volume_effect", "prijs_effect") and row.waarde is not None:
                effects[row.aanbieder_id, period] = effects.get((row.aanbieder_id, period), 0) + 1
            if shape is None:
                continue
            for value, atoms in (
                (row.waarde, shape.value),
                (row.teller, shape.numerator),
                (row.noemer, shape.denominator),
            ):
                if value is not None and atoms:
                    yield world.form(row.aanbieder_id, period, shape, atoms)
            if row.n:
                yield world.form(row.aanbieder_id, period, replace(shape, running=False), (shape.n,))
        for (who, period), seen in effects.items():
            change = world.change(who, period)
            if seen == len(("volume_effect", "prijs_effect")) and change is not None:
                yield change

    def _is_hidden(self, number: int, row: Measure) -> bool:
        """Whether a figure that exists was kept back, and not shown, as it is for the others, in another publication.

        Of a running sum: whether one of its parts was.
        """
        key = (row.maatstaf, row.aanbieder_id, row.periode_id)
        if row.waarde is not None or key not in self._existing[number]:
            return False
        if row.maatstaf in SHAPES and SHAPES[row.maatstaf].running:
            return any(self._is_hidden(number, part) for part in self.shown[number] if _is_part(part, row))
        forms = self._of_others(number, row)
        return not any(
            other.waarde is not None
            and (other.maatstaf, other.aanbieder_id, other.periode_id) == key
            and self._of_others(place, other) == forms
            for place, rows in enumerate(self.shown)
            for other in rows
        )

    def _of_others(self, number: int, row: Measure) -> list[Equation]:
        forms = self._forms(number, row)
        return [{unknown: factor for unknown, factor in form.items() if unknown[0] != self.own} for form in forms]

    def _is_recovered(self, number: int, row: Measure, knowledge: Knowledge) -> bool:
        forms = self._forms(number, row)
        others = {who for form in forms[:1] for who, _, _, _ in form} - {self.own}
        return bool(others) and all(knowledge.tells(form) for form in forms)

    def _forms(self, number: int, row: Measure) -> list[Equation]:
        shape, world = SHAPES.get(row.maatstaf), self.worlds[number]
        if shape is None:
            return []
        return [
            self._named(number, world.form(row.aanbieder_id, row.periode_id or SURVEY, shape, atoms))
            for atoms in (shape.value, shape.numerator, shape.denominator)
            if atoms
        ]

    def _named(self, number: int, form: Form) -> Equation:
        """Return the sum over unknowns: an atom that a later publication left as it was is the same unknown."""
        return {(*atom, self._since(number, atom)): factor for atom, factor in form.items()}

    def _since(self, number: int, atom: tuple[str, str, str]) -> int:
        who, period, name = atom
        value = self.worlds[number].atoms[who, period][name]
        return next(
            place
            for place, world in enumerate(self.worlds)
            if who in world.providers and world.atoms.get((who, period), {}).get(name) == value
        )


def _is_part(row: Measure, of: Measure) -> bool:
    is_same = row.maatstaf in PARTS_OF_RUNNING_SUMS and row.aanbieder_id == of.aanbieder_id
    return is_same and str(row.periode_id) <= str(of.periode_id)


def _is_rounded(row: Measure) -> bool:
    return getattr(row, "zichtbaarheid", "") == "afgerond"
