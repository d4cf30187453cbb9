"""Numbers that are policy and not the threshold of one signal: each once, with its source.

A threshold of a signal stands on its card and is a setting of the data folder. SQL is given these as parameters, under the names in
`IN_SQL`; a change here changes every figure and sentence that leans on the number.
"""

from __future__ import annotations

from collections.abc import Mapping

SMALL_NUMBER = 10
"""What rests on fewer people than this gets no judgement, no signal and the mark "klein aantal", and only who sees everything sees it.

Source: the municipality's rule for small numbers (docs/besluiten.md).
"""

SMALL_COUNT = 5
"""A count of people below this is told as "<5": with fewer, someone can be recognised (the usual rule of Dutch official statistics)."""

INDICATIVE_BELOW = 30
"""What rests on fewer people than this is marked "indicatief": the mean of so few moves by chance more than by policy."""

FEWEST_PROVIDERS = 3
"""Of fewer providers than this, any number of them points at one."""

LOW_RESPONSE_PCT = 50.0
"""Below this response a survey may tell more about who answered than about who was asked: the screen says so."""

WORKING_DAYS_TO_DELIVER = 10
"""A source is due this many working days after the end of its period: the agreement with the providers about deliveries."""

USUAL_WORKING_DAYS = 20
"""Four weeks without a public holiday; with fewer working days there are fewer hours, and the screens say so."""

HOURS_COVERAGE_PCT = 95
"""A period is whole when at least this part of the clients that were paid for has hours, or a reason for none."""

WEEK_COVERAGE_PCT = 80
"""And when in its worst week at least this part of the clients with a whole week of help has hours; a week is complete from the same."""

PAYMENT_COVERAGE_PCT = 95
"""The payments of a period are whole when at least this part of its clients was paid for."""

IN_SQL: Mapping[str, int] = {
    "klein_aantal": SMALL_NUMBER,
    "urendekking_pct": HOURS_COVERAGE_PCT,
    "weekdekking_pct": WEEK_COVERAGE_PCT,
    "betaaldekking_pct": PAYMENT_COVERAGE_PCT,
}
"""What the SQL of the metrics is given of these, by the name of the parameter."""
