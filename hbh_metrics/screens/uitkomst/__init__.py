"""Wat leerde het experiment: the outcome in nine chapters, with a verdict on each of the five aims of the decision."""

from hbh_metrics.screens.uitkomst.chapter import Chapter
from hbh_metrics.screens.uitkomst.report import Report, answer

__all__ = ["Chapter", "Report", "answer"]
