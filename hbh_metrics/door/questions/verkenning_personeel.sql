-- De medewerkers van alle aanbieders samen: één rij, leeg waar niemand iets leverde. opgeleid is wat elke aanbieder het laatst opgaf.
-- Een stand van voor deze kolommen heeft geen ontslagen en geen opgeleide medewerkers.
with vorm as (
    select
        null::bigint as gedwongen_ontslagen,
        null::bigint as opgeleid_praktisch
    where false
),

personeel as (
    select * from vorm
    union all by name
    select * from read_parquet($personeel)
),

per_aanbieder as (
    select arg_max(opgeleid_praktisch, periode_id) filter (where opgeleid_praktisch is not null) as opgeleid
    from personeel
    group by aanbieder_id
)

select
    cast(count(distinct personeel.periode_id) as bigint) as perioden,
    cast(sum(personeel.uitstroom) as bigint) as uitstroom,
    cast(sum(personeel.medewerkers) as bigint) as medewerkerperioden,
    cast(sum(personeel.gedwongen_ontslagen) as bigint) as ontslagen,
    cast((select sum(opgeleid) from per_aanbieder) as bigint) as opgeleid
from personeel
having count(*) > 0
