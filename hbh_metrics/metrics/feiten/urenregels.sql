-- De geleverde uren binnen de perioden, met de sleutels als getal: één rij per urenregel. Het enige zoeken op tekst onder alle urenregels.
-- paarperiode is het nummer van het paar en het volgnummer van de periode in één getal: paar maal 100 plus volgnummer.
create table tussenstand.urenregels as
select
    toewijzingen.paar_nummer * 100 + dagen.volgnummer as paarperiode,
    toewijzingen.groep,
    toewijzingen.aanbieder_id,
    dagen.week_begin,
    dagen.week_bit,
    geleverde_uren.uren,
    geleverde_uren.reden_niet_geleverd is not null as heeft_reden
from geleverde_uren
inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum
inner join tussenstand.toewijzingen as toewijzingen
    on geleverde_uren.toewijzing_nummer = toewijzingen.toewijzing_nummer;
