-- De geleverde uren binnen de perioden, met de sleutels als getal: één rij per urenregel. Het enige zoeken op tekst onder alle urenregels.
-- is_binnen zegt of haar toewijzing in die week ten minste één dag loopt (tot en met de peildatum).
-- paarperiode is het nummer van het paar en het volgnummer van de periode in één getal: paar maal 100 plus volgnummer.
create table tussenstand.urenregels as
select
    toewijzingen.paar_nummer * 100 + dagen.volgnummer as paarperiode,
    toewijzingen.groep,
    toewijzingen.aanbieder_id,
    dagen.week_begin,
    dagen.week_bit,
    toewijzingen.is_enige_van_paar,
    toewijzingen.eigen_uren_week is not null as heeft_eigen_uren,
    toewijzingen.begin <= toewijzingen.eind
    and toewijzingen.begin <= dagen.week_begin + 6
    and toewijzingen.eind >= dagen.week_begin as is_binnen,
    geleverde_uren.uren,
    geleverde_uren.reden_niet_geleverd::tussenstand.reden as reden
from geleverde_uren
inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum and dagen.soort = 'EXPERIMENT'
inner join tussenstand.toewijzingen as toewijzingen
    on geleverde_uren.toewijzing_nummer = toewijzingen.toewijzing_nummer
    and toewijzingen.groep <> 'VOORAF';
