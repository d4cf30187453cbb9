-- Het weekbeeld: één rij per aanbieder per ISO-week van de begonnen perioden. Eenheid is cliënt bij aanbieder.
-- Uren zijn leeg als er geen urenregel van die week is; clienten_hele_week was alle zeven dagen actief (tot en met de peildatum).
create or replace table weekwaarden as
with actief as (
    select
        clientperioden.aanbieder_id,
        weken.week_begin,
        sum(bit_count((clientperioden.actieve_dagen_bits >> (7 * weken.week_in_periode)) & 127)) as actieve_dagen,
        count(*) filter (where (clientperioden.actieve_dagen_bits >> (7 * weken.week_in_periode)) & 127 = 127)
            as clienten_hele_week,
        count(*) filter (
            where (clientperioden.actieve_dagen_bits >> (7 * weken.week_in_periode)) & 127 = 127
                and (clientperioden.weken_met_uren >> weken.week_in_periode) & 1 = 1
        ) as clienten_hele_week_met_uren
    from clientperioden
    inner join tussenstand.weken as weken on clientperioden.periode_id = weken.periode_id
    group by clientperioden.aanbieder_id, weken.week_begin
),

uren as (
    select
        aanbieder_id,
        week_begin,
        sum(uren) as uren,
        count(*) as urenrijen
    from tussenstand.urenregels
    where groep = 'EXPERIMENT'
    group by aanbieder_id, week_begin
)

select
    aanbieders.aanbieder_id,
    weken.week,
    weken.week_begin,
    weken.week_eind,
    weken.periode_id::varchar as periode_id,
    weken.werkdagen,
    weken.week_eind <= $peildatum as is_voorbij,
    uren.uren::decimal(18, 2) as uren,
    coalesce(uren.urenrijen, 0)::bigint as urenrijen,
    coalesce(actief.actieve_dagen, 0)::bigint as actieve_dagen,
    coalesce(actief.clienten_hele_week, 0)::bigint as clienten_hele_week,
    coalesce(actief.clienten_hele_week_met_uren, 0)::bigint as clienten_hele_week_met_uren
from aanbieders
cross join tussenstand.weken as weken
left join actief
    on aanbieders.aanbieder_id = actief.aanbieder_id
    and weken.week_begin = actief.week_begin
left join uren
    on aanbieders.aanbieder_id = uren.aanbieder_id
    and weken.week_begin = uren.week_begin
order by aanbieders.aanbieder_id, weken.week_begin;
