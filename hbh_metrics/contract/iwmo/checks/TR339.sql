-- TR339: één rij per prestatie met een andere productcode dan haar toewijzing.
with toewijzingen as (
    select toewijzing_nummer, any_value(product_code) as product_code
    from indicaties
    where product_code is not null
    group by toewijzing_nummer
),

fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'ProductCode' as kolom,
        prestatie.product_code as waarde,
        toewijzing.product_code as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || ' heeft productcode ' || prestatie.product_code || ', maar toewijzing '
        || prestatie.toewijzing_nummer || ' heeft ' || toewijzing.product_code || '. Verbeter de code en stuur het bericht opnieuw.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = prestatie.toewijzing_nummer
    where prestatie.product_code <> toewijzing.product_code
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
