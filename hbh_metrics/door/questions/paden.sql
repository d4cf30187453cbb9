-- Het tariefpad onder elke lezing van de afbouw: één rij per aanbieder, periode en methode.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(methode as varchar) as methode,
    cast(is_afspraak as boolean) as is_afspraak,
    cast(tarief_eur as decimal(12, 2)) as tarief_eur,
    cast(index_pct as double) as index_pct
from read_parquet($paden)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, periode_id, methode
