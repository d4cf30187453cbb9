-- De meetwaarden van één aanbieder, of van alle samen (TOTAAL): één rij per maatstaf en periode.
select
    cast(maatstaf as varchar) as maatstaf,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(waarde as double) as waarde,
    cast(teller as double) as teller,
    cast(noemer as double) as noemer,
    cast(n as bigint) as n,
    cast(status as varchar) as status
from read_parquet($meetwaarden)
where aanbieder_id = cast($van as varchar)
order by maatstaf, periode_id nulls first
