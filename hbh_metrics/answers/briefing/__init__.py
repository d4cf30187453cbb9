"""The briefing: three to five findings for who has five minutes, chosen by a rule that is told, of all providers together."""

from hbh_metrics.answers.briefing.choice import RULE, Briefing, answer

__all__ = ["RULE", "Briefing", "answer"]
