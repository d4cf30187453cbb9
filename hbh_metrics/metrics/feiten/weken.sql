-- De ISO-weken van die perioden: één rij per week, met haar plaats in de periode (0 is de eerste).
create table tussenstand.weken as
with maandagen as (
    select
        unnest($maandagen::date[]) as week_begin,
        unnest($werkdagen_per_week::tinyint[]) as werkdagen
)

select
    perioden.periode_id,
    strftime(maandagen.week_begin, '%G-W%V') as week,
    maandagen.week_begin,
    (maandagen.week_begin + 6)::date as week_eind,
    maandagen.werkdagen,
    ((maandagen.week_begin - perioden.begin) // 7)::tinyint as week_in_periode
from maandagen
inner join tussenstand.perioden as perioden
    on maandagen.week_begin between perioden.begin and perioden.eind;
