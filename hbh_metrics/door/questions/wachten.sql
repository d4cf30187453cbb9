-- Op wie de groepscijfers wachten: één rij per periode, met hoeveel aanbieders er cliënten hebben en wie daarvan nog niet leverde.
with aanbieders as (
    select
        periode_id,
        aanbieder_id,
        bool_or(maatstaf = 'clienten' and n > 0) as heeft_clienten,
        bool_or(maatstaf = 'betaald' and waarde is not null) as heeft_betaling,
        bool_and(status = 'volledig') as is_volledig
    from read_parquet($meetwaarden)
    where aanbieder_id <> 'TOTAAL' and periode_id is not null
    group by periode_id, aanbieder_id
)

select
    cast(periode_id as varchar) as periode_id,
    cast(count(*) as bigint) as met_clienten,
    cast(count(*) filter (where not heeft_betaling) as bigint) as zonder_betaling,
    cast(count(*) filter (where not is_volledig) as bigint) as niet_volledig
from aanbieders
where heeft_clienten
group by periode_id
order by periode_id
