-- De afgesproken bedragen per stap: één rij per aanbieder, versie en periode vanaf wanneer het bedrag geldt.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(versie as integer) as versie,
    cast(vanaf_periode as varchar) as vanaf_periode,
    cast(bedrag_eur as decimal(12, 2)) as bedrag_eur
from read_parquet($tariefstappen)
order by aanbieder_id, versie, vanaf_periode
