"""The weekly meeting with one provider: what is new since the last one, in words that fit on a shared screen."""

from hbh_metrics.screens.overleg.news import News, answer
from hbh_metrics.screens.overleg.previous import Meeting, last, previous, said

__all__ = ["Meeting", "News", "answer", "last", "previous", "said"]
