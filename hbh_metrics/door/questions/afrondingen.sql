-- Hoeveel stappen grover de verhoudingen van geld zijn: één rij per lezer en periode waarin een stand dat over zichzelf vond.
select
    cast(lezer as varchar) as lezer,
    cast(periode_id as varchar) as periode_id,
    cast(stappen as bigint) as stappen
from read_parquet($afrondingen)
order by lezer, periode_id
