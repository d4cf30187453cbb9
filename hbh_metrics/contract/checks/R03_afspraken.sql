-- R03: één rij per geleverde tariefafspraak waarvan de bodem boven het plafond ligt.
select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'bodem_eur'::varchar as kolom,
    replace(bodem_eur::varchar, '.', ',')::varchar as waarde,
    ('hoogstens ' || replace(plafond_eur::varchar, '.', ','))::varchar as verwacht,
    (
        'De bodem is € ' || replace(bodem_eur::varchar, '.', ',') || ' en het plafond € ' || replace(plafond_eur::varchar, '.', ',')
        || '. Verwacht een bodem die niet boven het plafond ligt. Pas de cel aan en lever opnieuw aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from tariefafspraken
where _bestand is not null
    and bodem_eur > plafond_eur
order by bestand, rij
