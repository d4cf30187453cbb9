-- R19: één rij per koppeling (persoon) met een eindmeting maar zonder nulmeting, als deze levering de eindmeting bracht; de rij wijst naar
-- het eerste antwoord. Verdween de nulmeting door deze levering, dan één rij per aanbieder van die nulmeting, die naar het nieuwe bestand wijst.
with antwoorden as (
    select _bestand, _rij, koppel_id, meting, aanbieder_id
    from enquetescores
    where koppel_id is not null
),

eindmetingen_zonder_nulmeting as (
    select
        eind.koppel_id,
        count(eind._bestand) > 0 as is_geleverd,
        min({'bestand': eind._bestand, 'rij': eind._rij, 'aanbieder_id': eind.aanbieder_id})
            filter (where eind._bestand is not null) as eerste
    from antwoorden as eind
    anti join antwoorden as nul
        on nul.koppel_id = eind.koppel_id
        and nul.meting = 'NUL'
    where eind.meting = 'EIND'
    group by eind.koppel_id
),

geleverde_nulmetingen as (
    select aanbieder_id, min(_bestand) as _bestand
    from enquetescores
    where meting = 'NUL'
        and _bestand is not null
    group by aanbieder_id
),

verdwenen_nulmetingen as (
    select distinct eerder.koppel_id, eerder.aanbieder_id
    from gehouden_enquetescores as eerder
    semi join eindmetingen_zonder_nulmeting as eind
        on eind.koppel_id = eerder.koppel_id
        and not eind.is_geleverd
    where eerder.meting = 'NUL'
),

geleverde_eindmetingen as (
    select
        eerste.bestand as _bestand,
        eerste.rij as _rij,
        'een nulmeting met dezelfde koppeling' as verwacht,
        'Bij deze eindmeting is er geen nulmeting van dezelfde persoon. Zij telt niet mee in het verschil.'
        || ' Controleer de koppeling; is er echt geen nulmeting, dan hoeft u niets te doen.' as melding,
        eerste.aanbieder_id as aanbieder_id
    from eindmetingen_zonder_nulmeting
    where is_geleverd
),

eerdere_eindmetingen as (
    select
        geleverd._bestand,
        null as _rij,
        'een nulmeting bij elke eindmeting' as verwacht,
        'Door deze nulmeting is er bij ' || case count(*)
            when 1 then '1 eerder geleverde eindmeting'
            else count(*) || ' eerder geleverde eindmetingen'
        end || ' geen nulmeting meer. Controleer of de nulmeting van alle mensen in het bestand staat en lever opnieuw aan.' as melding,
        verdwenen.aanbieder_id
    from verdwenen_nulmetingen as verdwenen
    inner join geleverde_nulmetingen as geleverd on geleverd.aanbieder_id = verdwenen.aanbieder_id
    group by geleverd._bestand, verdwenen.aanbieder_id
),

waarschuwingen as (
    select * from geleverde_eindmetingen
    union all by name
    select * from eerdere_eindmetingen
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'koppel_id'::varchar as kolom,
    null::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij
