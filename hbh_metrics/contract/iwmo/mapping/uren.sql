-- De geleverde uren uit het grootboek, van elke aanbieder en periode waarvoor deze levering uren declareert: één rij per toewijzing en eerste dag
-- van de prestatie, debet min credit over alle regels die wij zouden hebben. Alleen wat anders is dan wat wij hadden; is_weg: de rij vervalt.
with geraakt as (
    select aanbieder_id, periode_id, max(_bestand) as _bestand
    from bericht_prestaties
    where is_uren and aanbieder_id is not null
    group by aanbieder_id, periode_id
),

geteld as (
    select
        regel.toewijzing_nummer,
        any_value(regel.client_sleutel) as client_sleutel,
        regel.aanbieder_id,
        regel.prestatie_begin as datum,
        cast(sum(if(regel.debet_credit = 'C', -regel.aantal, regel.aantal)) as decimal(18, 2)) as uren,
        max(regel.prestatie_eind) as eind,
        max({'bestand': regel._bestand, 'rij': regel._rij}) filter (where regel._bestand is not null) as laatste,
        any_value(geraakt._bestand) as geraakt_door
    from periodebetalingen as regel
    inner join geraakt on geraakt.aanbieder_id = regel.aanbieder_id and geraakt.periode_id = regel.periode_id
    where regel.grondslag = 'UREN' and regel.prestatie_begin is not null
    group by regel.toewijzing_nummer, regel.aanbieder_id, regel.prestatie_begin
),

nu as (
    select
        * exclude (eind, laatste, geraakt_door),
        coalesce(laatste.bestand, geraakt_door) as _bestand,
        laatste.rij as _rij,
        case
            when eind = datum then 'DAG'
            when date_trunc('week', eind) = date_trunc('week', datum) then 'WEEK'
            else 'PERIODE'
        end as korrel
    from geteld
    where uren <> 0
),

eerst as (
    select uren.*
    from gehouden_geleverde_uren as uren
    semi join geraakt
        on geraakt.aanbieder_id = uren.aanbieder_id
        and geraakt.periode_id = cast(periode_van(uren.datum) as varchar)
)

select
    coalesce(nu.toewijzing_nummer, eerst.toewijzing_nummer) as toewijzing_nummer,
    nu.client_sleutel,
    nu.aanbieder_id,
    coalesce(nu.datum, eerst.datum) as datum,
    nu.uren,
    cast(null as varchar) as reden_niet_geleverd,
    nu.korrel,
    nu._bestand,
    nu._rij,
    nu.datum is null as is_weg
from nu
full join eerst on eerst.toewijzing_nummer = nu.toewijzing_nummer and eerst.datum = nu.datum
where nu.datum is null or eerst.datum is null or (eerst.uren, eerst.korrel) is distinct from (nu.uren, nu.korrel)
