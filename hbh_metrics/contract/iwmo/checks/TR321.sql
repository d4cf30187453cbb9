-- TR321: één rij per toewijzing en kalendermaand met meer uren dan zij toelaat, debet min credit over alle regels: in categorie 01 6 keer de
-- geïndiceerde uren per week, anders zo vaak als er weken met hun zondag in de maand vallen, en de gebroken laatste.
with geraakt as (
    select
        toewijzing_nummer,
        date_trunc('month', begindatum)::date as maand,
        max({'bestand': _bestand, 'rij': _rij}) as laatste,
        any_value(aanbieder_id) as aanbieder_id,
        any_value(product_categorie) as categorie
    from bericht_prestaties
    where is_uren
    group by toewijzing_nummer, maand
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

maanden as (
    select
        regel.toewijzing_nummer,
        date_trunc('month', regel.prestatie_begin)::date as maand,
        cast(sum(if(regel.debet_credit = 'C', -regel.aantal, regel.aantal)) as decimal(18, 2)) as uren
    from periodebetalingen as regel
    semi join geraakt on geraakt.toewijzing_nummer = regel.toewijzing_nummer
    where regel.grondslag = 'UREN' and regel.prestatie_begin is not null
    group by all
),

toegelaten as (
    select
        maanden.*,
        geraakt.laatste,
        geraakt.aanbieder_id,
        toewijzing.uren_week,
        if(coalesce(geraakt.categorie, '01') = '01', 6, weken_met_zondag(maanden.maand, last_day(maanden.maand))) as weken
    from geraakt
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = geraakt.toewijzing_nummer
    inner join maanden on maanden.toewijzing_nummer = geraakt.toewijzing_nummer and maanden.maand = geraakt.maand
),

fouten as (
    select
        laatste.bestand as _bestand,
        laatste.rij as _rij,
        'GeleverdVolume' as kolom,
        replace(uren::varchar, '.', ',') as waarde,
        'hoogstens ' || replace(cast(weken * uren_week as decimal(18, 2))::varchar, '.', ',') || ' uur in een maand' as verwacht,
        'Op toewijzing ' || toewijzing_nummer || ' is in ' || strftime(maand, '%m-%Y') || ' ' || waarde || ' uur gedeclareerd. Verwacht '
        || verwacht || ' (' || weken || ' keer de geïndiceerde uren per week). Ga na of dit klopt.' as melding,
        aanbieder_id
    from toegelaten
    where uren > weken * uren_week
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
