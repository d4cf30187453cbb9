-- De dagen met hulp: één rij per paar per periode. Bit i van actieve_dagen_bits is dag i van de periode (0 is de eerste).
-- indicatie_uurdagen is leeg als van een toewijzing van het paar geen uren zijn geïndiceerd.
-- Bijna elk paar heeft één toewijzing, en dan valt er niets samen te nemen: dat scheelt groeperen.
create view tussenstand.hulp_per_paar as
with per_toewijzing as (
    select
        toewijzingen.paar_nummer * 100 + perioden.volgnummer as paarperiode,
        toewijzingen.is_enige_van_paar,
        toewijzingen.klasse,
        toewijzingen.uren_week,
        greatest(toewijzingen.begin, perioden.begin) - perioden.begin as eerste,
        greatest(toewijzingen.nieuw_vanaf, perioden.begin) - perioden.begin as eerste_nieuwe,
        least(toewijzingen.eind, perioden.eind) - perioden.begin as laatste
    from tussenstand.toewijzingen as toewijzingen
    inner join tussenstand.perioden as perioden
        on toewijzingen.begin <= perioden.eind
        and toewijzingen.eind >= perioden.begin
    where toewijzingen.begin <= toewijzingen.eind
)

select
    paarperiode,
    bit_or(((1::bigint << (laatste - eerste + 1)) - 1) << eerste) as actieve_dagen_bits,
    sum(greatest(laatste - eerste_nieuwe + 1, 0))::smallint as nieuwe_dagen,
    case when bool_and(uren_week is not null) then sum((laatste - eerste + 1) * uren_week) end::decimal(18, 2) as indicatie_uurdagen,
    case when min(klasse) = max(klasse) then min(klasse) end as enige_klasse
from per_toewijzing
where not is_enige_van_paar
group by paarperiode
union all
select
    paarperiode,
    ((1::bigint << (laatste - eerste + 1)) - 1) << eerste,
    greatest(laatste - eerste_nieuwe + 1, 0)::smallint,
    ((laatste - eerste + 1) * uren_week)::decimal(18, 2),
    klasse
from per_toewijzing
where is_enige_van_paar;
