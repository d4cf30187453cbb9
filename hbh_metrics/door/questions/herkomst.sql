-- Waar de gegevens vandaan komen: één rij per publicatie en geleverd bestand, de nieuwste eerst.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(publicatie as varchar) as publicatie,
    cast(ontvangen_op as date) as ontvangen_op,
    cast(bestand as varchar) as bestand,
    cast(sha256 as varchar) as sha256,
    cast(tabel as varchar) as tabel,
    coalesce(list_sort(list(distinct cast(aanbieder_id as varchar)) filter (where aanbieder_id is not null)), []) as aanbieders,
    cast(min(periode_id) as varchar) as eerste_periode,
    cast(max(periode_id) as varchar) as laatste_periode,
    cast(sum(rijen) as bigint) as rijen
from read_parquet($herkomst)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
group by publicatie, ontvangen_op, bestand, sha256, tabel
order by ontvangen_op desc, publicatie desc, tabel, bestand
