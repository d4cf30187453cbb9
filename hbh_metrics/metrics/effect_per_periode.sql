-- Het verschil met de vergelijkingsgroep per periode: één rij per periode, voor TOTAAL; elke periode met haar eigen interval.
create table tussenstand.effect_per_periode as
select
    aanbieder_id,
    periode_id,
    hoeveelheid(waarde, n) as effect_uren_periode,
    hoeveelheid(laag, n) as effect_uren_periode_laag,
    hoeveelheid(hoog, n) as effect_uren_periode_hoog
from tussenstand.effecten
where maatstaf = 'effect_uren_periode';
