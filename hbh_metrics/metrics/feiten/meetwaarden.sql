-- Alle cijfers van de monitor: één rij per maatstaf per aanbieder (en TOTAAL) per begonnen periode, zonder periode, of allebei.
-- Het raster is volledig; een maatstaf waarvan een tabel nooit is geleverd, heeft lege waarden.
create or replace table meetwaarden as
with maatstaven as (
    select
        kaarten.maatstaf,
        any_value(kaarten.heeft_periode) as heeft_periode,
        any_value(kaarten.heeft_geheel) as heeft_geheel,
        any_value(kaarten.heeft_aanbieders) as heeft_aanbieders,
        any_value(kaarten.heeft_totaal) as heeft_totaal,
        bool_and(geleverd.tabel is not null) as is_geleverd
    from tussenstand.kaarten as kaarten
    left join (select distinct tabel from geleverd) as geleverd on kaarten.tabel = geleverd.tabel
    group by kaarten.maatstaf
),

deelnemers as (
    select aanbieder_id, false as is_totaal from aanbieders
    union all
    select 'TOTAAL', true
),

tijdvakken as (
    select periode_id, eind > $peildatum as is_open, true as heeft_periode from tussenstand.perioden
    union all
    select null, null, false
),

raster as (
    select
        maatstaven.maatstaf,
        maatstaven.is_geleverd,
        deelnemers.aanbieder_id,
        deelnemers.is_totaal,
        tijdvakken.periode_id,
        tijdvakken.heeft_periode,
        tijdvakken.is_open
    from maatstaven
    inner join deelnemers
        on (deelnemers.is_totaal and maatstaven.heeft_totaal)
        or (not deelnemers.is_totaal and maatstaven.heeft_aanbieders)
    inner join tijdvakken on if(tijdvakken.heeft_periode, maatstaven.heeft_periode, maatstaven.heeft_geheel)
)

select
    raster.maatstaf::varchar as maatstaf,
    raster.aanbieder_id::varchar as aanbieder_id,
    raster.periode_id::varchar as periode_id,
    case when raster.is_geleverd then waarden.waarde end::double as waarde,
    case when raster.is_geleverd then waarden.teller end::double as teller,
    case when raster.is_geleverd then waarden.noemer end::double as noemer,
    case when raster.is_geleverd then coalesce(waarden.n, 0) else 0 end::bigint as n,
    case when raster.heeft_periode then coalesce(status.status, if(raster.is_open, 'open', 'volledig')) end::varchar as status
from raster
left join tussenstand.maatstafwaarden as waarden
    on raster.maatstaf = waarden.maatstaf
    and raster.aanbieder_id = waarden.aanbieder_id
    and raster.periode_id is not distinct from waarden.periode_id
left join tussenstand.status as status
    on raster.aanbieder_id = status.aanbieder_id
    and raster.periode_id = status.periode_id
order by maatstaf, aanbieder_id, periode_id nulls first;
