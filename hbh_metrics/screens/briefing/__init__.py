"""The briefing: three to five findings for who has five minutes, chosen by a rule that is told, of all providers together."""

from hbh_metrics.screens.briefing.choice import RULE, Briefing, answer
from hbh_metrics.screens.briefing.pictures import WIDTH_PX
from hbh_metrics.screens.briefing.subjects import on_a_slide

__all__ = ["RULE", "WIDTH_PX", "Briefing", "answer", "on_a_slide"]
