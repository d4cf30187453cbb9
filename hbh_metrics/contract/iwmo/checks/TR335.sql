-- TR335: één rij per prestatie van meer dan vijf jaar voor de dagtekening van de declaratie.
with fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'ProductPeriode' as kolom,
        strftime(prestatie.einddatum, '%d-%m-%Y') as waarde,
        'hoogstens vijf jaar geleden' as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' is van ' || waarde || ', meer dan vijf jaar voor de declaratie. '
        || 'Ga na of de datum klopt.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join berichten as bericht on bericht._bestand = prestatie._bestand
    where prestatie.einddatum < bericht.declaratie_dagtekening - interval 5 year
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
