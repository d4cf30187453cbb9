-- Bij hoeveel aanbieders een signaal staat, en hoeveel aanbieders er zijn: één rij.
select
    cast(count(*) filter (where signalen.aanbieder_id is not null) as bigint) as met_signaal,
    cast(count(*) as bigint) as aanbieders
from read_parquet($aanbieders) as aanbieders
left join (
    select distinct aanbieder_id
    from read_parquet($signalen)
    where signaal = cast($signaal as varchar)
) as signalen on aanbieders.aanbieder_id = signalen.aanbieder_id
