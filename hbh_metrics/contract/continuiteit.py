"""How many clients keep the same worker, per provider and period; no worker is ever named."""

from __future__ import annotations

from hbh_metrics.contract.schema import Deliverer, Replace, Table
from hbh_metrics.contract.shared_columns import PERIOD, PROVIDER, count

TABLE = Table(
    name="continuiteit",
    title="Continuïteit",
    description="Hoeveel cliënten dezelfde hulp houden, per aanbieder en periode; alleen aantallen, nooit een medewerker.",
    key=("aanbieder_id", "periode_id"),
    columns=(
        PROVIDER,
        PERIOD,
        count("clienten", "aantal cliënten met hulp in de periode", "72"),
        count("clienten_zelfde_hulp", "aantal cliënten dat in ten minste 80% van de bezoeken dezelfde hulp had", "61"),
        count("wisselingen", "aantal keren dat een cliënt een andere vaste hulp kreeg", "6"),
    ),
    merge=Replace(columns=("aanbieder_id",)),
    optional=True,
    delivered_by=Deliverer.PROVIDER,
    doubled="De rijen verschillen. Maak er één rij van en lever opnieuw aan.",
)
