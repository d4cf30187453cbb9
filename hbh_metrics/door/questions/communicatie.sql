-- De brieven en folders van aanbieders aan cliënten met het oordeel van de gemeente: één rij per uiting.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(uiting_id as varchar) as uiting_id,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(soort as varchar) as soort,
    cast(ontvangen_op as date) as ontvangen_op,
    cast(beoordeeld_op as date) as beoordeeld_op,
    cast(oordeel as varchar) as oordeel
from read_parquet($communicatie)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, ontvangen_op, uiting_id
