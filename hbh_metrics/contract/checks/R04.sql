-- R04: één rij per geleverde toewijzing waarvan de einddatum vóór de ingangsdatum ligt.
with toewijzingen as (
    select
        _bestand,
        _rij,
        aanbieder_id,
        strftime(ingangsdatum, '%d-%m-%Y') as ingang,
        strftime(einddatum, '%d-%m-%Y') as einde
    from indicaties
    where _bestand is not null
        and einddatum < ingangsdatum
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'einddatum'::varchar as kolom,
    einde::varchar as waarde,
    ('een datum op of na ' || ingang)::varchar as verwacht,
    (
        'Einddatum ' || einde || ' ligt vóór ingangsdatum ' || ingang
        || '. Verwacht een einddatum op of na de ingangsdatum. Pas de cel aan en lever opnieuw aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from toewijzingen
order by bestand, rij
