-- Of een periode van een aanbieder af is: één rij per aanbieder (of TOTAAL) per periode.
-- Zijn uren nooit geleverd, dan is de dekking hier 0 en de periode onvolledig, ook al is de maatstaf urendekking dan leeg.
create table tussenstand.status as
with per_aanbieder as (
    select
        sommen.aanbieder_id,
        sommen.periode_id,
        is_open,
        actieve_dagen,
        case
            when is_open then 'open'
            when betaalregels = 0 then 'geen_levering'
            when dekking.urendekking.waarde < $urendekking_pct or dekking.weekdekking.waarde < $weekdekking_pct then 'onvolledig'
            else 'volledig'
        end as status
    from tussenstand.sommen_per_aanbieder as sommen
    inner join tussenstand.dekking as dekking
        on sommen.aanbieder_id = dekking.aanbieder_id
        and sommen.periode_id = dekking.periode_id
)

select
    periode_id,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    case
        when grouping(aanbieder_id) = 0 then any_value(status)
        when bool_or(is_open) then 'open'
        when coalesce(bool_and(status = 'volledig') filter (where actieve_dagen > 0), true) then 'volledig'
        else 'onvolledig'
    end as status
from per_aanbieder
group by grouping sets ((aanbieder_id, periode_id), (periode_id));
