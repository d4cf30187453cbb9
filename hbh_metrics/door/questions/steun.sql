-- Wie er achter de groepscijfers staan: één rij per publicatie, maatstaf en periode. Aanbieders zijn nummers; de vrager zelf ($eigen) telt niet mee.
-- Er staat geen enkel cijfer van een ander in: alleen of die cliënten heeft en of die iets aan het groepscijfer bijdraagt.
with rijen as (
    select
        list_position(cast($meetwaarden as varchar[]), filename) as publicatie,
        maatstaf,
        aanbieder_id,
        periode_id,
        waarde is null and teller is null and noemer is null as is_leeg,
        n > 0 as heeft_clienten,
        n > 0 or coalesce(waarde, 0) <> 0 or coalesce(teller, 0) <> 0 or coalesce(noemer, 0) <> 0 as telt_mee
    from read_parquet($meetwaarden, filename = true)
),

anderen as (
    select
        aanbieder_id,
        row_number() over (order by aanbieder_id) as nummer
    from (select distinct aanbieder_id from rijen)
    where aanbieder_id <> 'TOTAAL' and aanbieder_id is distinct from cast($eigen as varchar)
)

select
    cast(rijen.publicatie as bigint) as publicatie,
    cast(rijen.maatstaf as varchar) as maatstaf,
    cast(rijen.periode_id as varchar) as periode_id,
    cast(coalesce(list(nummer) filter (where heeft_clienten and nummer is not null), []) as bigint[]) as met_clienten,
    cast(coalesce(list(nummer) filter (where telt_mee and not is_leeg and nummer is not null), []) as bigint[]) as met_gegevens,
    cast(bool_and(is_leeg and not heeft_clienten) filter (where rijen.aanbieder_id = 'TOTAAL') as boolean) as ontbreekt
from rijen
left join anderen on rijen.aanbieder_id = anderen.aanbieder_id
group by rijen.publicatie, rijen.maatstaf, rijen.periode_id
having bool_or(rijen.aanbieder_id = 'TOTAAL')
order by publicatie, maatstaf, periode_id nulls first
