-- Geleverde uren binnen de perioden, alle groepen: één rij per toewijzing per periode. De enige plaats die alle urenregels telt.
create table tussenstand.uren_per_toewijzing as
select
    geleverde_uren.toewijzing_nummer,
    dagen.periode_id,
    sum(geleverde_uren.uren)::decimal(18, 2) as uren,
    count(*)::integer as urenrijen,
    count(geleverde_uren.reden_niet_geleverd)::integer as urenrijen_met_reden,
    bit_or(dagen.week_bit) as weken_met_uren
from geleverde_uren
inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum
group by geleverde_uren.toewijzing_nummer, dagen.periode_id;
