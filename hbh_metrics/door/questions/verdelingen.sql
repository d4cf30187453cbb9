-- De gevraagde verdelingen: één rij per verdeling, aanbieder (of TOTAAL), periode, groep en klasse; een lege lijst geeft alle verdelingen.
-- $van is de ene aanbieder, of TOTAAL, waarover het gaat; leeg geeft alle.
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
where
    (len(cast($namen as varchar[])) = 0 or list_contains(cast($namen as varchar[]), cast(verdeling as varchar)))
    and (cast($van as varchar) is null or aanbieder_id = cast($van as varchar))
order by verdeling, aanbieder_id, periode_id nulls first, groep nulls first, volgorde, code
