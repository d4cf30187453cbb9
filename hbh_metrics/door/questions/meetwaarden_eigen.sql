-- Wat één aanbieder van de meetwaarden ziet: zijn eigen rijen en die van TOTAAL. Wat in $verborgen staat, komt er zonder cijfers uit.
with rijen as (
    select
        *,
        aanbieder_id = 'TOTAAL'
        and list_contains(cast($verborgen as varchar[]), concat_ws('|', maatstaf, periode_id)) as is_verborgen
    from read_parquet($meetwaarden)
    where aanbieder_id in ('TOTAAL', cast($eigen as varchar))
)

select
    cast(maatstaf as varchar) as maatstaf,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(if(is_verborgen, null, waarde) as double) as waarde,
    cast(if(is_verborgen, null, teller) as double) as teller,
    cast(if(is_verborgen, null, noemer) as double) as noemer,
    cast(if(is_verborgen, null, n) as bigint) as n,
    cast(status as varchar) as status
from rijen
order by maatstaf, aanbieder_id, periode_id nulls first
