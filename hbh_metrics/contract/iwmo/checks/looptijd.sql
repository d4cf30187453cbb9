-- TR307, TR308: één rij per prestatie die voor haar toewijzing begint (TR307) of erna eindigt (TR308); $regel zegt welke van de twee.
-- Een toewijzing die dubbel is geleverd, geeft geen melding; een credit ook niet: die herhaalt zijn debet, ook als de toewijzing sindsdien is
-- ingekort.
with toewijzingen as (
    select toewijzing_nummer, any_value(ingangsdatum) as ingangsdatum, any_value(einddatum) as einddatum
    from indicaties
    where ingangsdatum is not null
    group by toewijzing_nummer
    having count(*) = 1
),

fouten as (
    select
        prestatie._bestand,
        prestatie._rij,
        'ProductPeriode' as kolom,
        strftime(prestatie.begindatum, '%d-%m-%Y') || ' t/m ' || strftime(prestatie.einddatum, '%d-%m-%Y') as waarde,
        'binnen ' || strftime(toewijzing.ingangsdatum, '%d-%m-%Y')
        || coalesce(' t/m ' || strftime(toewijzing.einddatum, '%d-%m-%Y'), ' en verder') as verwacht,
        'De prestatie met kenmerk ' || prestatie.referentie || if($regel = 'TR307', ' begint voor toewijzing ', ' eindigt na toewijzing ')
        || prestatie.toewijzing_nummer || ', die loopt van ' || replace(verwacht, 'binnen ', '')
        || '. Verbeter de periode of het nummer van de toewijzing en stuur het bericht opnieuw.' as melding,
        prestatie.aanbieder_id
    from bericht_prestaties as prestatie
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = prestatie.toewijzing_nummer
    where prestatie.debet_credit = 'D'
        and if($regel = 'TR307', prestatie.begindatum < toewijzing.ingangsdatum, prestatie.einddatum > toewijzing.einddatum)
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
