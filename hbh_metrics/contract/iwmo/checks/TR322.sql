-- TR322: één rij per toewijzing met samen meer uren dan haar weken toelaten: geïndiceerde uren per week maal weken. Betaald per uur telt elke week
-- waarin een dag van de toewijzing valt (dag van levering); anders elke week waarvan de zondag erin valt, en de gebroken laatste.
with geraakt as (
    select toewijzing_nummer, max({'bestand': _bestand, 'rij': _rij}) as laatste, any_value(aanbieder_id) as aanbieder_id
    from bericht_prestaties
    where is_uren
    group by toewijzing_nummer
),

toewijzingen as (
    select
        toewijzing_nummer,
        any_value(uren_week) as uren_week,
        any_value(ingangsdatum) as ingangsdatum,
        any_value(einddatum) as einddatum
    from indicaties
    where uren_week is not null and ingangsdatum is not null
    group by toewijzing_nummer
    having count(*) = 1
),

geleverd as (
    select
        regel.toewijzing_nummer,
        cast(sum(if(regel.debet_credit = 'C', -regel.aantal, regel.aantal)) as decimal(18, 2)) as uren,
        max(regel.prestatie_eind) as laatste_dag
    from periodebetalingen as regel
    semi join geraakt on geraakt.toewijzing_nummer = regel.toewijzing_nummer
    where regel.grondslag = 'UREN' and regel.prestatie_begin is not null
    group by regel.toewijzing_nummer
),

toegelaten as (
    select
        geleverd.*,
        toewijzing.uren_week,
        weken_met_dag(toewijzing.ingangsdatum, coalesce(toewijzing.einddatum, geleverd.laatste_dag)) as weken
    from geleverd
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = geleverd.toewijzing_nummer
),

fouten as (
    select
        geraakt.laatste.bestand as _bestand,
        geraakt.laatste.rij as _rij,
        'GeleverdVolume' as kolom,
        replace(toegelaten.uren::varchar, '.', ',') as waarde,
        'hoogstens ' || replace(cast(weken * uren_week as decimal(18, 2))::varchar, '.', ',') || ' uur' as verwacht,
        'Op toewijzing ' || geraakt.toewijzing_nummer || ' is samen ' || waarde || ' uur gedeclareerd, in ' || weken || ' weken van '
        || replace(uren_week::varchar, '.', ',') || ' uur. Verwacht ' || verwacht || '. Ga na of dit klopt.' as melding,
        geraakt.aanbieder_id
    from geraakt
    inner join toegelaten on toegelaten.toewijzing_nummer = geraakt.toewijzing_nummer
    where toegelaten.uren > toegelaten.weken * toegelaten.uren_week
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
