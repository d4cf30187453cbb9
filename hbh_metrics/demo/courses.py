"""What a provider can do in a story that differs from the agreement; the default is a provider that does as agreed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Course:
    """How one provider behaves; every lever is off by default.

    `weekly_hours_cut_per_period` is the share of all hours that goes each period, by cutting deep at a few clients more each time.
    """

    invoices_start_tariff: bool = False
    invoices_after_departure: bool = False
    weekly_hours_cut_per_period: float = 0.0
    hours_stay: bool = False


AS_AGREED = Course()
