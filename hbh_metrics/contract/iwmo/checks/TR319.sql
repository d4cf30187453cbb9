-- TR319: één rij per prestatie die eindigt na de periode waarover het bericht declareert.
with fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'ProductPeriode' as kolom,
        strftime(prestatie.einddatum, '%d-%m-%Y') as waarde,
        'hoogstens ' || strftime(bericht.declaratie_eind, '%d-%m-%Y') as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' eindigt op ' || waarde || ', na de periode van de declaratie (tot en met '
        || strftime(bericht.declaratie_eind, '%d-%m-%Y') || '). Ga na of de periode klopt.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join berichten as bericht on bericht._bestand = prestatie._bestand
    where prestatie.einddatum > bericht.declaratie_eind
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
