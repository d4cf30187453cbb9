-- Het eindeffect zonder één aanbieder, en bij die aanbieder alleen: één rij per aanbieder.
create table tussenstand.effect_per_aanbieder as
with gevormd as (
    select
        maatstaf,
        aanbieder_id,
        hoeveelheid(waarde, n) as midden,
        hoeveelheid(laag, n) as onder,
        hoeveelheid(hoog, n) as boven
    from tussenstand.effecten
    where maatstaf in ('effect_zonder', 'effect_bij')
)

select
    aanbieder_id,
    null::varchar as periode_id,
    any_value(midden) filter (where maatstaf = 'effect_zonder') as effect_zonder,
    any_value(onder) filter (where maatstaf = 'effect_zonder') as effect_zonder_laag,
    any_value(boven) filter (where maatstaf = 'effect_zonder') as effect_zonder_hoog,
    any_value(midden) filter (where maatstaf = 'effect_bij') as effect_bij,
    any_value(onder) filter (where maatstaf = 'effect_bij') as effect_bij_laag,
    any_value(boven) filter (where maatstaf = 'effect_bij') as effect_bij_hoog
from gevormd
group by aanbieder_id;
