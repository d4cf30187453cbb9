-- TR338: één rij per prestatie op een toewijzing die wij niet kennen.
with fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'toewijzing_nummer' as kolom,
        prestatie.toewijzing_nummer as waarde,
        'een toewijzing die wij kennen' as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' is op toewijzing ' || prestatie.toewijzing_nummer || ', die wij niet kennen. '
        || 'Verbeter het nummer, of lever de toewijzing (301) mee.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    anti join indicaties as indicatie on indicatie.toewijzing_nummer = prestatie.toewijzing_nummer
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
