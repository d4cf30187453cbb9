-- De verdelingen van één aanbieder, of van alle samen (TOTAAL): één rij per verdeling, periode, groep en klasse.
select
    cast(verdeling as varchar) as verdeling,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(groep as varchar) as groep,
    cast(code as varchar) as code,
    cast(volgorde as integer) as volgorde,
    cast(aantal as bigint) as aantal,
    cast(noemer as bigint) as noemer,
    cast(waarde as double) as waarde
from read_parquet($verdelingen)
where aanbieder_id = cast($van as varchar)
order by verdeling, periode_id nulls first, groep nulls first, volgorde, code
