-- Hoeveel grover een stand vond dat groepscijfers moeten: één rij per lezer en periode, in stappen (geld) en verdubbelingen (mensen).
-- Een stand van voor de verdubbelingen heeft die kolom niet.
with vorm as (
    select null::bigint as verdubbelingen
    where false
),

afrondingen as (
    select * from vorm
    union all by name
    select * from read_parquet($afrondingen)
)

select
    cast(lezer as varchar) as lezer,
    cast(periode_id as varchar) as periode_id,
    cast(stappen as bigint) as stappen,
    cast(coalesce(verdubbelingen, 0) as bigint) as verdubbelingen
from afrondingen
order by lezer, periode_id
