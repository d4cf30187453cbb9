-- Hoeveel andere aanbieders er achter de groepscijfers staan: één rij per maatstaf en periode; de vrager zelf ($eigen) telt niet mee.
-- Er staat geen enkel cijfer van een ander in: alleen van hoeveel er iemand in zit.
select
    cast(maatstaf as varchar) as maatstaf,
    cast(periode_id as varchar) as periode_id,
    cast(count(distinct aanbieder_id) as bigint) as anderen
from read_parquet($meetwaarden)
where
    aanbieder_id <> 'TOTAAL'
    and aanbieder_id is distinct from cast($eigen as varchar)
    and (n > 0 or coalesce(noemer, 0) <> 0 or coalesce(waarde, 0) <> 0)
group by maatstaf, periode_id
order by maatstaf, periode_id nulls first
