-- De geleverde uren: één rij per paar per periode waarin ten minste één urenregel staat.
create view tussenstand.uren_per_paar as
select
    paarperiode,
    sum(uren)::decimal(18, 2) as uren,
    count(*)::integer as urenrijen,
    count(reden)::integer as urenrijen_met_reden,
    bit_or(week_bit) as weken_met_uren
from tussenstand.urenregels
group by paarperiode;
