"""The name by which `xmr` is imported from outside; it lives in `statistics/`."""

from hbh_metrics.statistics.process_control import xmr

__all__ = ["xmr"]
