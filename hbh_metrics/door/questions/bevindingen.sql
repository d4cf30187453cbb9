-- De bevindingen bij de levering van een stand: één rij per bevinding, in de volgorde van het bestand.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(regel as varchar) as regel,
    cast(ernst as varchar) as ernst,
    cast(bestand as varchar) as bestand,
    cast(rij as bigint) as rij,
    cast(kolom as varchar) as kolom,
    cast(waarde as varchar) as waarde,
    cast(verwacht as varchar) as verwacht,
    cast(melding as varchar) as melding,
    cast(aanbieder_id as varchar) as aanbieder_id
from read_parquet($bevindingen)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by bestand, regel, rij nulls first, kolom, melding
