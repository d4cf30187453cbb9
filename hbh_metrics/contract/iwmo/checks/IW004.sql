-- IW004: één rij per aanbieder waarvan deze levering toewijzingen zowel in een bestand als in 301-berichten heeft, en één per aanbieder en periode
-- met uren zowel in een bestand als in 323-berichten.
with uit_bestand as (
    select geleverd.aanbieder_id, min(geleverd._bestand) as _bestand
    from geleverd_indicaties as geleverd
    anti join berichten as bericht on bericht._bestand = geleverd._bestand
    group by geleverd.aanbieder_id
),

uren_uit_bestand as (
    select geleverd.aanbieder_id, cast(periode_van(geleverd.datum) as varchar) as periode_id, min(geleverd._bestand) as _bestand
    from geleverd_geleverde_uren as geleverd
    anti join berichten as bericht on bericht._bestand = geleverd._bestand
    where geleverd.datum is not null
    group by geleverd.aanbieder_id, periode_id
),

uren_uit_berichten as (
    select distinct aanbieder_id, periode_id
    from bericht_prestaties
    where is_uren
),

fouten as (
    select
        uit_bestand._bestand,
        null as _rij,
        'aanbieder_id' as kolom,
        uit_bestand.aanbieder_id as waarde,
        'toewijzingen uit één bron' as verwacht,
        'De toewijzingen van ' || uit_bestand.aanbieder_id || ' staan in dit bestand en ook in 301-berichten. Een bestand vervangt alles van de '
        || 'aanbieder, een bericht vult aan. Lever een van beide aan.' as melding,
        uit_bestand.aanbieder_id
    from uit_bestand
    semi join bericht_toewijzingen as deel on deel.aanbieder_id = uit_bestand.aanbieder_id
    union all by name
    select
        bestand._bestand,
        null as _rij,
        'uren' as kolom,
        bestand.periode_id as waarde,
        'uren uit één bron' as verwacht,
        'De uren van ' || bestand.aanbieder_id || ' in periode ' || bestand.periode_id || ' staan in dit bestand en ook in 323-berichten. '
        || 'Lever een van beide aan.' as melding,
        bestand.aanbieder_id
    from uren_uit_bestand as bestand
    semi join uren_uit_berichten as bericht
        on bericht.aanbieder_id = bestand.aanbieder_id
        and bericht.periode_id = bestand.periode_id
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, melding
