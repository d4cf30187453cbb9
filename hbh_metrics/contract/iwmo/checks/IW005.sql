-- IW005: één rij per toewijzing en eerste dag van de prestatie waarvan de uren met de credits van deze levering onder nul komen.
with fouten as (
    select
        _bestand,
        _rij,
        'GeleverdVolume' as kolom,
        replace(uren::varchar, '.', ',') as waarde,
        '0 of meer' as verwacht,
        'Voor toewijzing ' || toewijzing_nummer || ' vanaf ' || strftime(datum, '%d-%m-%Y') || ' is met de credits ' || replace(uren::varchar, '.', ',')
        || ' uur geleverd. Minder dan nul kan niet. Verbeter de credit en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from geleverd_geleverde_uren as geleverd
    semi join berichten as bericht on bericht._bestand = geleverd._bestand
    where uren < 0
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
