-- Hoe volledig de uren zijn: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Zijn weken even slecht, dan geldt de eerste; voor TOTAAL die van de eerste aanbieder op naam.
create table tussenstand.dekking as
with betaald as (
    select
        rooster.periode_id,
        case when grouping(rooster.aanbieder_id) = 1 then 'TOTAAL' else rooster.aanbieder_id end as aanbieder_id,
        count(*) filter (where aantal_netto > 0) as betaald,
        count(*) filter (where aantal_netto > 0 and urenrijen > 0) as bekend,
        unieke_clienten(aantal_netto > 0, client_sleutel, aanbieders_van_client) as betaalde_clienten
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
    group by grouping sets ((rooster.aanbieder_id, rooster.periode_id), (rooster.periode_id))
),

laagste_week as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        arg_min(
            {'met_uren': clienten_hele_week_met_uren, 'actief': clienten_hele_week},
            {'aandeel': clienten_hele_week_met_uren / clienten_hele_week, 'aanbieder': aanbieder_id, 'week': week_begin}
        ) as week
    from weekwaarden
    where soort = 'EXPERIMENT' and is_voorbij and clienten_hele_week >= 10
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    betaald.aanbieder_id,
    betaald.periode_id,
    percentage(betaald.bekend, betaald.betaald, betaald.betaalde_clienten) as urendekking,
    percentage(laagste_week.week.met_uren, laagste_week.week.actief, laagste_week.week.actief) as weekdekking
from betaald
left join laagste_week
    on betaald.aanbieder_id = laagste_week.aanbieder_id
    and betaald.periode_id = laagste_week.periode_id;
