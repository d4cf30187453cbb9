"""Who may see which number: the rules for small numbers and for other people's figures (screens.md), without any database.

A decision is made over all metrics, periods and earlier publications at once, before any filter: asking twice gives nothing more.
"""

from __future__ import annotations

from hbh_metrics.disclosure.audience import Audience, Role
from hbh_metrics.disclosure.distributions import Backing, Whole, hidden_distributions, telling_figures
from hbh_metrics.disclosure.group_figures import FOR_PROVIDER, FOR_WETHOUDER, Footing, GroupRule, hidden_group_figures
from hbh_metrics.disclosure.links import Key
from hbh_metrics.disclosure.protection import ProtectedMeasure, Visibility, marked, protected
from hbh_metrics.disclosure.small_numbers import visibilities
from hbh_metrics.disclosure.words import BEHIND_SIGNAL, COMPARED_WITH_OTHERS, in_words

__all__ = [
    "BEHIND_SIGNAL",
    "COMPARED_WITH_OTHERS",
    "FOR_PROVIDER",
    "FOR_WETHOUDER",
    "Audience",
    "Backing",
    "Footing",
    "GroupRule",
    "Key",
    "ProtectedMeasure",
    "Role",
    "Visibility",
    "Whole",
    "hidden_distributions",
    "hidden_group_figures",
    "in_words",
    "marked",
    "protected",
    "telling_figures",
    "visibilities",
]
