-- Hoeveel andere aanbieders er achter de verdelingen van de groep staan: één rij per verdeling, periode, groep en deel (vraag en meting).
select
    cast(verdeling as varchar) as verdeling,
    cast(coalesce(periode_id, '') as varchar) as periode_id,
    cast(coalesce(groep, '') as varchar) as groep,
    cast(if(verdeling = 'antwoorden', regexp_extract(code, '^(.*)[|]', 1), '') as varchar) as deel,
    cast(count(distinct aanbieder_id) as bigint) as anderen
from read_parquet($verdelingen)
where
    aanbieder_id <> 'TOTAAL'
    and aanbieder_id is distinct from cast($eigen as varchar)
    and aantal > 0
group by verdeling, coalesce(periode_id, ''), coalesce(groep, ''), deel
order by verdeling, periode_id, groep, deel
