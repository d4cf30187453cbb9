-- De afgesproken budgetten per klasse: één rij per aanbieder, versie en klasse.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(versie as integer) as versie,
    cast(klasse as integer) as klasse,
    cast(budget_eur as decimal(12, 2)) as budget_eur,
    cast(ondergrens_pct is not null as boolean) as mag_lager
from read_parquet($budgetafspraken)
order by aanbieder_id, versie, klasse
