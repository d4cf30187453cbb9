-- De signalen van een stand: één rij per signaal, aanbieder (of TOTAAL) en periode, de zwaarste eerst.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet (en die van TOTAAL), of leeg; wat van TOTAAL te zien is, staat in $zichtbaar.
-- In een stand van voordat sinds_actie werd bewaard, is die kolom er niet en de waarde leeg.
with bewaard as (
    select *
    from read_parquet($signalen)

    union all by name

    select cast(null as varchar) as sinds_actie
    where false
)

select
    cast(signaal as varchar) as signaal,
    cast(niveau as varchar) as niveau,
    cast(ernst as varchar) as ernst,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(waarde as double) as waarde,
    cast(drempel as double) as drempel,
    cast(n as bigint) as n,
    cast(sinds as varchar) as sinds,
    cast(sinds_actie as varchar) as sinds_actie,
    cast(feiten as varchar) as feiten
from bewaard
where
    cast($ziet_alles as boolean)
    or aanbieder_id = cast($eigen as varchar)
    or (
        aanbieder_id = 'TOTAAL'
        and list_contains(cast($zichtbaar as varchar[]), concat_ws('/', signaal, coalesce(periode_id, '')))
    )
order by ernst <> 'ACTIE', niveau, signaal, aanbieder_id, periode_id nulls first
