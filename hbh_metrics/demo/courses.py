"""What a provider can do in a story that differs from the agreement; the default is a provider that does as agreed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Course:
    """How one provider behaves; every lever is off by default.

    From `puts_right_from` on nobody is invoiced after departure; what was paid before is not credited. `hours_cut_per_period` is
    the share of all hours that goes each period, by cutting deep at a few clients more each time.
    `margin_above_floor` sets the basistarief that far below the start tariff per hour. `silent_periods` are never delivered.
    `grade_change` shifts the grades of the second survey. `heavy_leave_per_period` is the share of the clients whose help the
    provider ends each period, the heaviest first. `extra_inflow_per_period` is a share of the clients too. `letters_wait`: what the
    provider writes during the experiment gets no verdict.
    """

    invoices_start_tariff: bool = False
    invoices_after_departure: bool = False
    puts_right_from: str | None = None
    hours_cut_per_period: float = 0.0
    hours_stay: bool = False
    margin_above_floor: float | None = None
    tariff_from_indicated_hours: bool = False
    silent_periods: tuple[str, ...] = ()
    grade_change: float = 0.0
    heavy_leave_per_period: float = 0.0
    extra_inflow_per_period: float = 0.0
    letters_wait: bool = False


AS_AGREED = Course()
