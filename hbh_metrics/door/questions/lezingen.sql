-- Hoe de laatste versies van de tariefafspraken het percentage lezen: één rij per lezing, zonder aanbieder; de meest gebruikte eerst.
-- In een stand van voordat een stap langer dan een periode kon duren, ontbreekt stap_perioden.
with bewaard as (
    select *
    from read_parquet($tariefafspraken)

    union all by name

    select cast(null as integer) as stap_perioden
    where false
),

laatste as (
    select
        aanbieder_id,
        max(versie) as versie
    from bewaard
    group by aanbieder_id
),

lezingen as (
    select
        cast(bewaard.afbouw_methode as varchar) as afbouw_methode,
        cast(bewaard.afbouw_pct as decimal(5, 2)) as afbouw_pct,
        cast(bewaard.eerste_verlaging as varchar) as eerste_verlaging,
        cast(coalesce(bewaard.stap_perioden, 1) as integer) as stap_perioden
    from bewaard
    inner join laatste
        on bewaard.aanbieder_id = laatste.aanbieder_id
        and bewaard.versie = laatste.versie
)

select
    afbouw_methode,
    afbouw_pct,
    eerste_verlaging,
    stap_perioden
from lezingen
group by all
order by count(*) desc, afbouw_methode, afbouw_pct, eerste_verlaging, stap_perioden
