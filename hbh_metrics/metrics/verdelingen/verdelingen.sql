-- Verdelingen: één rij per verdeling per aanbieder (of TOTAAL) per begonnen periode (of zonder periode) per groep per klasse, ook als die leeg is.
-- noemer is de som van alle klassen van de verdeling; van antwoorden die van dezelfde vraag en meting. waarde is alleen er bij nulmeting.
-- Van een verdeling waarvan een tabel nooit is geleverd, en van de nulmeting zolang er geen eindmeting is, zijn er geen rijen.
create or replace table verdelingen as
with deelnemers as (
    select aanbieder_id from aanbieders
    union all
    select 'TOTAAL'
),

tijdvakken as (
    select periode_id::varchar as periode_id, true as heeft_periode from tussenstand.perioden
    union all
    select null, false
),

klassen as materialized (
    select
        verdeling,
        groep,
        code,
        volgorde,
        heeft_periode,
        if(verdeling = 'antwoorden', regexp_extract(code, '^(.*)[|]', 1), '') as deel
    from tussenstand.klassen
    where
        list_has_all((select coalesce(list(tabel), []) from geleverd), tabellen)
        and (verdeling <> 'nulmeting' or exists (select 1 from tussenstand.geteld where verdeling = 'nulmeting'))
),

raster as (
    select
        klassen.* exclude (heeft_periode),
        deelnemers.aanbieder_id,
        tijdvakken.periode_id
    from klassen
    inner join tijdvakken on klassen.heeft_periode = tijdvakken.heeft_periode
    cross join deelnemers
)

select
    raster.verdeling::varchar as verdeling,
    raster.aanbieder_id::varchar as aanbieder_id,
    raster.periode_id::varchar as periode_id,
    raster.groep::varchar as groep,
    raster.code::varchar as code,
    raster.volgorde::integer as volgorde,
    coalesce(geteld.aantal, 0)::bigint as aantal,
    coalesce(
        sum(geteld.aantal) over (
            partition by raster.verdeling, raster.aanbieder_id, raster.periode_id, raster.groep, raster.deel
        ),
        0
    )::bigint as noemer,
    geteld.waarde::double as waarde
from raster
left join tussenstand.geteld as geteld
    on raster.verdeling = geteld.verdeling
    and raster.aanbieder_id = geteld.aanbieder_id
    and raster.periode_id is not distinct from geteld.periode_id
    and raster.groep = geteld.groep
    and raster.code = geteld.code
order by verdeling, aanbieder_id, periode_id nulls first, groep, volgorde;
