-- R02: één rij per geleverde tariefafspraak met een andere kalender dan die van het project ($kalender).
select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'kalender'::varchar as kolom,
    kalender::varchar as waarde,
    $kalender::varchar as verwacht,
    (
        'Deze afspraak rekent in ' || kalender || ', maar het project in ' || $kalender
        || '. Pas de afspraak aan, of de kalender in project.toml, en lever opnieuw aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from tariefafspraken
where _bestand is not null
    and kalender <> $kalender
order by bestand, rij
