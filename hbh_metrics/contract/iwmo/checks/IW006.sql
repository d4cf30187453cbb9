-- IW006: één rij per prestatie die voor haar begin eindigt, of over een kalendermaand heen gaat.
with fouten as (
    select
        _bestand,
        _rij,
        'ProductPeriode' as kolom,
        strftime(begindatum, '%d-%m-%Y') || ' t/m ' || strftime(einddatum, '%d-%m-%Y') as waarde,
        'een periode binnen één kalendermaand' as verwacht,
        'De prestatie met kenmerk ' || referentie || ' loopt van ' || waarde || case
            when einddatum < begindatum then ' en eindigt dus voor zij begint. Verbeter de datums'
            else ', over het eind van de maand heen. Splits haar per maand'
        end || ' en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from bericht_prestaties
    where einddatum < begindatum or date_trunc('month', begindatum) <> date_trunc('month', einddatum)
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
