-- IW001: één rij per AGB-code van deze levering die bij meer dan één aanbieder staat, in de tabel agb of in het project.
with fouten as (
    select
        codes.agb_code as waarde,
        min(bericht._bestand) as _bestand,
        null as _rij,
        'Ontvanger of Afzender' as kolom,
        'één aanbieder' as verwacht,
        'Code ' || codes.agb_code || ' hoort volgens de tabel agb en het project bij meer dan één aanbieder. Verbeter de tabel agb of '
        || 'project.toml en lever opnieuw aan.' as melding,
        null as aanbieder_id
    from bericht_aanbieders as codes
    inner join berichten as bericht on codes.agb_code in (bericht.afzender, bericht.ontvanger)
    group by codes.agb_code
    having count(distinct codes.aanbieder_id) > 1
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
