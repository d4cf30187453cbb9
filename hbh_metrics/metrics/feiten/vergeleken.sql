-- Wat er van twee groepen wordt vergeleken: één rij per maatstaf per aanbieder (of TOTAAL) per periode per mens.
create view tussenstand.vergeleken as
with meegeteld as (
    select
        venster,
        groep,
        client_sleutel,
        aanbieder_id,
        dagen,
        verschil
    from tussenstand.effectclienten
    where meetelling = 'MEEGETELD'
),

netwerk as (
    select
        client_sleutel,
        arg_max(lower(aandeel_netwerk), (ondertekend_datum, plan_id)) as doet
    from ondersteuningsplannen
    where ondertekend_datum is not null
    group by client_sleutel
),

naar_netwerk as (
    select
        netwerk.doet,
        meegeteld.groep,
        meegeteld.verschil
    from meegeteld
    inner join netwerk on meegeteld.client_sleutel = netwerk.client_sleutel
    where meegeteld.venster = 'EIND' and meegeteld.groep = 'EXPERIMENT'
    union all
    select
        doen.doet,
        meegeteld.groep,
        meegeteld.verschil
    from meegeteld
    cross join (select unnest(['geen', 'deels', 'grotendeels']) as doet) as doen
    where meegeteld.venster = 'EIND' and meegeteld.groep = 'VERGELIJKING'
)

select
    'effect_uren' as maatstaf,
    'TOTAAL' as aanbieder_id,
    null as periode_id,
    groep,
    verschil
from meegeteld
where venster = 'ALLES'
union all
select 'effect_uren_168', 'TOTAAL', null, groep, verschil from meegeteld where venster = 'ALLES' and dagen >= 168
union all
select 'effect_uren_eind', 'TOTAAL', null, groep, verschil from meegeteld where venster = 'EIND'
union all
select 'effect_bij', aanbieder_id, null, groep, verschil from meegeteld where venster = 'EIND'
union all
select 'effect_netwerk_' || doet, 'TOTAAL', null, groep, verschil from naar_netwerk
union all
select 'effect_uren_periode', 'TOTAAL', venster, groep, verschil from meegeteld where venster not in ('ALLES', 'EIND')
union all
select 'effect_voortoets', 'TOTAAL', null, groep, verschil from tussenstand.effectvooraf
union all
select 'effect_kosten_eind', 'TOTAAL', null, groep, verschil from tussenstand.effectkosten
union all
select 'effect_tevredenheid', 'TOTAAL', null, groep, verschil from tussenstand.tevredenheidsparen;
