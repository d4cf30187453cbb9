-- TR333: één rij per bericht met een declaratienummer dat dezelfde aanbieder in deze levering al gebruikte.
with genummerd as (
    select *, row_number() over (partition by afzender, declaratie_nummer order by dagtekening, _bestand) as keer
    from berichten
    where soort = '323'
),

fouten as (
    select
        _bestand,
        null as _rij,
        'DeclaratieNummer' as kolom,
        declaratie_nummer as waarde,
        'een eigen nummer' as verwacht,
        'Declaratienummer ' || declaratie_nummer || ' staat ook in een ander bericht van deze afzender. Geef de declaratie een eigen nummer en '
        || 'stuur het bericht opnieuw.' as melding,
        null as aanbieder_id
    from genummerd
    where keer > 1
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
