"""The one door to the numbers: a publication opened for an audience, asked in named questions, answered in frozen records.

What an audience may not see is left out by the questions' SQL or taken out here, after a decision over all rows and earlier
publications (`disclosure`), before any filter.
"""

from __future__ import annotations

from hbh_metrics.disclosure import Audience, Role
from hbh_metrics.query.changes import changes
from hbh_metrics.query.door import Door
from hbh_metrics.query.opening import open_door, publications, refusals, refusals_since

__all__ = ["Audience", "Door", "Role", "changes", "open_door", "publications", "refusals", "refusals_since"]
