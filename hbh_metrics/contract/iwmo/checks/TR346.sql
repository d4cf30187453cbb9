-- TR346: één rij per prestatie waarvan het bedrag niet volume maal tarief is, of die zonder tarief komt; eenheid 83 heeft een bedrag zonder tarief.
with fouten as (
    select
        _bestand,
        _rij,
        if(tarief is null, 'ProductTarief', 'Bedrag') as kolom,
        replace(cast(bedrag * 0.01 as decimal(18, 2))::varchar, '.', ',') as waarde,
        coalesce(replace(cast(volume::hugeint * tarief * 0.01 as decimal(38, 2))::varchar, '.', ','), 'een tarief') as verwacht,
        'De prestatie met kenmerk ' || referentie || coalesce(
            ' heeft bedrag € ' || waarde || ', maar volume maal tarief is ' || volume || ' × ' || tarief || ' = € ' || verwacht
            || '. Verbeter het volume, het tarief of het bedrag',
            ' heeft geen tarief. Vul het tarief in'
        ) || ' en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from bericht_prestaties
    where eenheid <> '83' and (tarief is null or bedrag <> volume::hugeint * tarief)
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
