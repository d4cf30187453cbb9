-- De waarden van de gevraagde maatstaven: één rij per maatstaf, aanbieder (of TOTAAL) en periode; een lege lijst geeft alle maatstaven.
-- $van is de ene aanbieder, of TOTAAL, waarover het gaat; leeg geeft alle.
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
where
    (len(cast($maatstaven as varchar[])) = 0 or list_contains(cast($maatstaven as varchar[]), cast(maatstaf as varchar)))
    and (cast($van as varchar) is null or aanbieder_id = cast($van as varchar))
order by maatstaf, aanbieder_id, periode_id nulls first
