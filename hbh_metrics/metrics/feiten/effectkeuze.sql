-- Welke perioden een effect telt: één rij per venster per aanbieder per periode; het zijn altijd volledige perioden van die aanbieder.
-- ALLES zijn ze allemaal, EIND alleen die onder de laatste drie die voor TOTAAL volledig zijn (geen, als er nog geen drie zijn);
-- de andere vensters zijn één periode, en heten zo. minste_dagen zijn de dagen hulp waaronder een cliënt niet meetelt.
create table tussenstand.effectkeuze as
with volledig as (
    select
        status.aanbieder_id,
        perioden.periode_id::varchar as periode_id,
        perioden.volgnummer
    from tussenstand.status as status
    inner join tussenstand.perioden as perioden on status.periode_id = perioden.periode_id
    where status.status = 'volledig'
),

laatste_drie as (
    select volgnummer
    from volledig
    where aanbieder_id = 'TOTAAL'
    qualify count(*) over () >= 3 and row_number() over (order by volgnummer desc) <= 3
),

vensters as (
    select
        'ALLES' as venster,
        28 as minste_dagen,
        aanbieder_id,
        volgnummer
    from volledig
    union all
    select
        'EIND',
        28,
        aanbieder_id,
        volgnummer
    from volledig
    where volgnummer in (select volgnummer from laatste_drie)
    union all
    select
        periode_id,
        14,
        aanbieder_id,
        volgnummer
    from volledig
)

select *
from vensters
where aanbieder_id <> 'TOTAAL';
