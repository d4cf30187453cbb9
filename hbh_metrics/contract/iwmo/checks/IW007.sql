-- IW007: één rij per getal in een bericht dat te groot is om waar te zijn: meer uren in een week dan een week heeft, een miljoen keer of honderd
-- miljoen euro voor één prestatie.
with getallen as (
    select
        _bestand,
        _rij,
        'Volume' as kolom,
        volume as waarde,
        'hoogstens 168 uur per week' as verwacht,
        'toewijzing ' || toewijzing_nummer as van,
        aanbieder_id,
        is_te_groot
    from bericht_toewijzingen
    union all by name
    select
        _bestand,
        _rij,
        'GeleverdVolume' as kolom,
        volume as waarde,
        'minder dan een miljoen uren of stuks' as verwacht,
        'de prestatie met kenmerk ' || referentie as van,
        aanbieder_id,
        eenheid <> '83' and volume * case eenheid when '01' then 1 when '16' then 240 else 60 end >= 60000000 as is_te_groot
    from bericht_prestaties
    union all by name
    select
        _bestand,
        _rij,
        if(eenheid = '83', 'Bedrag', 'ProductTarief') as kolom,
        if(eenheid = '83', bedrag, tarief) as waarde,
        'minder dan honderd miljoen euro' as verwacht,
        'de prestatie met kenmerk ' || referentie as van,
        aanbieder_id,
        case eenheid when '01' then tarief * 60 when '16' then tarief // 4 when '83' then bedrag * 31 else tarief end >= 10000000000 as is_te_groot
    from bericht_prestaties
),

fouten as (
    select
        _bestand,
        _rij,
        kolom,
        waarde,
        verwacht,
        kolom || ' van ' || van || ' is ' || waarde || '. Dat is te veel om waar te zijn. Verwacht ' || verwacht
        || '. Verbeter het bericht en stuur het opnieuw.' as melding,
        aanbieder_id
    from getallen
    where is_te_groot
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
