-- De geleverde uren binnen de perioden, met de sleutels als getal: één rij per urenregel. Het enige zoeken op tekst onder alle urenregels.
-- paarperiode is het nummer van het paar en het volgnummer van de periode in één getal: paar maal 100 plus volgnummer.
create table tussenstand.urenregels as
with toewijzingen as (
    select
        toewijzing_nummer,
        paar_nummer * 100 as paar_maal_honderd,
        groep,
        aanbieder_id,
        eigen_uren_week is not null as heeft_eigen_uren
    from tussenstand.toewijzingen
    where groep <> 'VOORAF'
)

select
    toewijzingen.paar_maal_honderd + dagen.volgnummer as paarperiode,
    toewijzingen.groep,
    toewijzingen.aanbieder_id,
    toewijzingen.heeft_eigen_uren,
    dagen.week_begin,
    dagen.week_bit,
    geleverde_uren.uren,
    coalesce(geleverde_uren.korrel = 'PERIODE', false) as is_per_periode,
    geleverde_uren.reden_niet_geleverd::tussenstand.reden as reden
from geleverde_uren
inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum and dagen.volgnummer is not null
inner join toewijzingen on geleverde_uren.toewijzing_nummer = toewijzingen.toewijzing_nummer;
