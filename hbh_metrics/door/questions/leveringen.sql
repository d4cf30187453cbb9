-- Over wie en wat een geleverd bestand gaat: één rij per publicatie, bestand, tabel, aanbieder en periode; leeg waar een tabel die niet heeft.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select distinct
    cast(publicatie as varchar) as publicatie,
    cast(bestand as varchar) as bestand,
    cast(sha256 as varchar) as sha256,
    cast(tabel as varchar) as tabel,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id
from read_parquet($herkomst)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by publicatie, bestand, sha256, tabel, aanbieder_id nulls first, periode_id nulls first
