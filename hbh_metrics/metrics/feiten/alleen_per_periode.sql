-- Waar de uren alleen per periode bekend zijn (korrel PERIODE): één rij per aanbieder per begonnen periode met zo'n urenregel.
-- Daar is geen weekbeeld van te maken en geen weekdekking.
create table tussenstand.alleen_per_periode as
select distinct
    geleverde_uren.aanbieder_id::tussenstand.aanbieder as aanbieder_id,
    perioden.periode_id
from geleverde_uren
inner join tussenstand.perioden as perioden on geleverde_uren.datum between perioden.begin and perioden.eind
where geleverde_uren.korrel = 'PERIODE';
