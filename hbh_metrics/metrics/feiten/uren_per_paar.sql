-- De geleverde uren binnen de perioden: één rij per paar per periode. Hier worden alle urenregels geteld, één keer.
-- paarperiode is het nummer van het paar en het volgnummer van de periode in één getal: paar maal 100 plus volgnummer.
create table tussenstand.uren_per_paar as
select
    toewijzingen.paar_nummer * 100 + dagen.volgnummer as paarperiode,
    sum(geleverde_uren.uren)::decimal(18, 2) as uren,
    count(*)::integer as urenrijen,
    count(geleverde_uren.reden_niet_geleverd)::integer as urenrijen_met_reden,
    bit_or(dagen.week_bit) as weken_met_uren
from geleverde_uren
inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum
inner join tussenstand.toewijzingen as toewijzingen
    on geleverde_uren.toewijzing_nummer = toewijzingen.toewijzing_nummer
group by paarperiode;
