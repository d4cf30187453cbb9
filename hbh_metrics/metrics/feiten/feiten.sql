-- Hulp, uren en betalingen naast elkaar: één rij per paar per periode waarin er iets van is; leeg wat er niet is.
-- Op volgorde, want getallen sorteren is goedkoop; de cliëntperioden, met namen en data erbij, staan dan al bijna goed.
create table tussenstand.feiten as
select
    paarperiode // 100 as paar_nummer,
    (paarperiode % 100)::smallint as volgnummer,
    * exclude (paarperiode)
from tussenstand.hulp_per_paar
full join tussenstand.uren_per_paar using (paarperiode)
full join tussenstand.betalingen_per_paar using (paarperiode)
order by paar_nummer, volgnummer;
