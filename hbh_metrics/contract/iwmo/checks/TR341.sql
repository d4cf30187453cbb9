-- TR341: één rij per prestatie met een andere eenheid dan de toewijzing die in deze levering is gestuurd.
with fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'Eenheid' as kolom,
        prestatie.eenheid as waarde,
        toewijzing.eenheid as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' heeft eenheid ' || prestatie.eenheid || ', maar toewijzing '
        || prestatie.toewijzing_nummer || ' heeft ' || toewijzing.eenheid || '. Verbeter de eenheid en stuur het bericht opnieuw.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join bericht_toewijzingen as toewijzing on toewijzing.toewijzing_nummer = prestatie.toewijzing_nummer and toewijzing.volgorde = 1
    where prestatie.eenheid <> toewijzing.eenheid
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
