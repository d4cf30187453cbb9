-- Wat is geleverd en wat niet: één rij per bron, aanbieder en periode; aanbieder en periode zijn leeg waar de bron die niet heeft.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(bron as varchar) as bron,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(status as varchar) as status,
    cast(rijen as bigint) as rijen,
    cast(eerste_ontvangst as date) as eerste_ontvangst
from read_parquet($volledigheid)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by bron, aanbieder_id nulls first, periode_id nulls first
