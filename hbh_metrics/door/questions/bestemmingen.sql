-- Wat er met bespaard geld is gedaan: één rij per boeking.
select
    cast(boeking_id as varchar) as boeking_id,
    cast(periode_id as varchar) as periode_id,
    cast(bedrag_eur as decimal(18, 2)) as bedrag_eur,
    cast(soort as varchar) as soort,
    cast(toelichting as varchar) as toelichting
from read_parquet($bestemmingen)
order by periode_id, soort, boeking_id
