-- Hoe de laatste versies van de tariefafspraken het percentage lezen: één rij per lezing, zonder aanbieder; de meest gebruikte eerst.
with laatste as (
    select
        aanbieder_id,
        max(versie) as versie
    from read_parquet($tariefafspraken)
    group by aanbieder_id
)

select
    cast(tariefafspraken.afbouw_methode as varchar) as afbouw_methode,
    cast(tariefafspraken.afbouw_pct as decimal(5, 2)) as afbouw_pct,
    cast(tariefafspraken.eerste_verlaging as varchar) as eerste_verlaging
from read_parquet($tariefafspraken) as tariefafspraken
inner join laatste
    on tariefafspraken.aanbieder_id = laatste.aanbieder_id
    and tariefafspraken.versie = laatste.versie
group by tariefafspraken.afbouw_methode, tariefafspraken.afbouw_pct, tariefafspraken.eerste_verlaging
order by count(*) desc, tariefafspraken.afbouw_methode, tariefafspraken.afbouw_pct, tariefafspraken.eerste_verlaging
