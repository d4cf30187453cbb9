"""What an hour costs a provider by the estimates that were in force when a publication was made, and how a manifest keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

KEPT = "kostprijs"
"""Where the cost price stands among what a manifest keeps."""


@dataclass(frozen=True)
class CostPrice:
    """The cost of an hour in euros with every estimate at its middle, and the names of those that the municipality left as they were."""

    eur: float
    estimates: tuple[str, ...] = ()


def as_text(cost: CostPrice | None) -> str:
    """Return the cost price as a manifest keeps it; `null` where an estimate was empty."""
    return json.dumps(None if cost is None else asdict(cost), ensure_ascii=False, sort_keys=True)


def kept(extra: Mapping[str, str]) -> CostPrice | None:
    """Return the cost price that a manifest kept; None where it kept none, or an estimate was empty."""
    found = json.loads(extra.get(KEPT, "null"))
    return None if found is None else CostPrice(float(found["eur"]), tuple(found["estimates"]))
