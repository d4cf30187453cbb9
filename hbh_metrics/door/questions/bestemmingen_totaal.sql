-- Wat er met bespaard geld is gedaan, zonder de boekingen zelf: één rij per periode en soort.
select
    null::varchar as boeking_id,
    cast(periode_id as varchar) as periode_id,
    cast(sum(bedrag_eur) as decimal(18, 2)) as bedrag_eur,
    cast(soort as varchar) as soort,
    null::varchar as toelichting
from read_parquet($bestemmingen)
group by periode_id, soort
order by periode_id, soort
