-- De medewerkers hulp bij het huishouden: één rij per aanbieder en periode.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(fte_hbh as decimal(18, 2)) as fte_hbh,
    cast(medewerkers as bigint) as medewerkers,
    cast(uitstroom as bigint) as uitstroom
from read_parquet($personeel)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, periode_id
