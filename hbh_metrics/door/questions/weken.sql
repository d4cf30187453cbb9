-- Het weekbeeld: één rij per aanbieder en ISO-week. Een stand van voor deze kolommen heeft alleen weken van het experiment, zonder verwachting.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
with vorm as (
    select
        null::varchar as soort,
        null::double as verwachte_uren,
        null::double as uren_van_verwachten,
        null::double as verhouding,
        null::bigint as clienten_in_verhouding,
        null::boolean as is_compleet,
        null::boolean as is_alleen_per_periode
    where false
),

weken as (
    select * from vorm
    union all by name
    select * from read_parquet($weekwaarden)
)

select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(week as varchar) as week,
    cast(week_begin as date) as week_begin,
    cast(week_eind as date) as week_eind,
    cast(periode_id as varchar) as periode_id,
    coalesce(soort, 'EXPERIMENT') as soort,
    cast(werkdagen as integer) as werkdagen,
    cast(is_voorbij as boolean) as is_voorbij,
    coalesce(is_compleet, false) as is_compleet,
    cast(uren as decimal(18, 2)) as uren,
    cast(urenrijen as bigint) as urenrijen,
    cast(actieve_dagen as bigint) as actieve_dagen,
    cast(clienten_hele_week as bigint) as clienten_hele_week,
    cast(clienten_hele_week_met_uren as bigint) as clienten_hele_week_met_uren,
    verwachte_uren,
    uren_van_verwachten,
    verhouding,
    clienten_in_verhouding,
    coalesce(is_alleen_per_periode, false) as is_alleen_per_periode
from weken
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, week_begin
