"""The attacker: knows every definition and every number it was shown, takes what did not change to be the same, and solves for the rest.

Every shown number is one linear equation over the atoms of all providers. A hidden number is recovered when it is a combination of the
equations: when eliminating them from it leaves nothing. The values themselves are not needed to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from hbh_metrics.records import TOTAL, Measure
from tests.disclosure.worlds import SHAPES, Form, World

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
class Attack:
    """All publications of one chain (oldest first), with the rows that one reader was shown of each."""

    worlds: Sequence[World]
    shown: Sequence[Sequence[Measure]]
    own: str | None

    def recovered(self) -> list[str]:
        """Return every hidden figure that the reader can work out, as text."""
        knowledge = self._knowledge()
        found = [
            f"{who} {period} {atom}"
            for number, world in enumerate(self.worlds)
            for (who, period), atoms in world.atoms.items()
            if who != self.own and self._is_protected(period)
            for atom in atoms
            if knowledge.tells(self._named(number, {(who, period, atom): Fraction(1)}))
        ]
        return found + [
            f"{row.maatstaf} {row.periode_id} of publication {number}"
            for number, rows in enumerate(self.shown)
            for row in rows
            if row.aanbieder_id == TOTAL and self._is_hidden(number, row) and self._is_recovered(number, row, knowledge)
        ]

    @cached_property
    def _existing(self) -> list[set[tuple[object, ...]]]:
        return [{row[:3] for row in world.rows() if row[3] is not None} for world in self.worlds]

    def _is_protected(self, period: str) -> bool:
        """The wethouder is shown totals: where only one provider was known to have clients, its figures were the total."""
        with_clients = [
            sum(bool(world.atoms[who, period].get("clients")) for who in world.providers)
            for world in self.worlds
            if period in world.periods
        ]
        return self.own is not None or 1 not in with_clients

    def _knowledge(self) -> Knowledge:
        knowledge = Knowledge()
        for number, (world, rows) in enumerate(zip(self.worlds, self.shown, strict=True)):
            for form in (*self._stocks_and_flows(world), *self._of_rows(world, rows), *self._own(world)):
                knowledge.learn(self._named(number, form))
        return knowledge

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
            shape, period = SHAPES.get(row.maatstaf), str(row.periode_id)
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
        """Whether a figure that exists was kept back, and not shown, as it is for the others, in another publication."""
        key = (row.maatstaf, row.aanbieder_id, row.periode_id)
        if row.waarde is not None or key not in self._existing[number]:
            return False
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
            self._named(number, world.form(row.aanbieder_id, str(row.periode_id), shape, atoms))
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
