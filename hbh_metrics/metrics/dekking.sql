-- Hoe volledig de uren zijn: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Van wie de uren alleen per periode bekend zijn, is er geen weekdekking. Zijn weken even slecht, dan geldt de eerste; voor TOTAAL die van de eerste aanbieder op naam.
create table tussenstand.dekking as
with laagste_week as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        arg_min(
            {'met_uren': clienten_hele_week_met_uren, 'actief': clienten_hele_week},
            {'aandeel': clienten_hele_week_met_uren / clienten_hele_week, 'aanbieder': aanbieder_id, 'week': week_begin}
        ) as week
    from weekwaarden
    anti join tussenstand.alleen_per_periode as alleen
        on weekwaarden.aanbieder_id = alleen.aanbieder_id
        and weekwaarden.periode_id = alleen.periode_id
    semi join tussenstand.weken as weken
        on weekwaarden.week_begin = weken.week_begin
        and weken.is_heel
    where soort = 'EXPERIMENT' and is_voorbij and clienten_hele_week >= $klein_aantal
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    percentage(sommen.bekend_betaald, sommen.betaald, sommen.clienten_betaald) as urendekking,
    percentage(laagste_week.week.met_uren, laagste_week.week.actief, laagste_week.week.actief) as weekdekking
from tussenstand.sommen as sommen
left join laagste_week
    on sommen.aanbieder_id = laagste_week.aanbieder_id
    and sommen.periode_id = laagste_week.periode_id;
