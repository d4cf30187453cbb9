-- Wie er achter de verdelingen van de groep staan: één rij per stand, verdeling, periode, groep en deel (van antwoorden: vraag en meting).
-- Aanbieders zijn nummers; de vrager zelf ($eigen) telt niet mee. kleinste is de kleinste klasse die niet leeg is: van allen en van de
-- anderen samen; meer dan dat staat er van de anderen niet in.
with rijen as (
    select
        list_position(cast($verdelingen as varchar[]), filename) as stand,
        verdeling,
        coalesce(periode_id, '') as periode_id,
        coalesce(groep, '') as groep,
        if(verdeling = 'antwoorden', regexp_extract(code, '^(.*)[|]', 1), '') as deel,
        code,
        aanbieder_id,
        aantal,
        waarde
    from read_parquet($verdelingen, filename = true)
),

anderen as (
    select
        aanbieder_id,
        row_number() over (order by aanbieder_id) as nummer
    from (select distinct aanbieder_id from rijen)
    where aanbieder_id <> 'TOTAAL' and aanbieder_id is distinct from cast($eigen as varchar)
),

klassen as (
    select
        rijen.stand,
        rijen.verdeling,
        rijen.periode_id,
        rijen.groep,
        rijen.deel,
        rijen.code,
        bool_or(rijen.waarde is not null) as heeft_waarde,
        coalesce(sum(rijen.aantal) filter (where rijen.aanbieder_id = 'TOTAAL'), 0) as van_allen,
        coalesce(sum(rijen.aantal) filter (where rijen.aanbieder_id = 'TOTAAL'), 0)
        - coalesce(sum(rijen.aantal) filter (where rijen.aanbieder_id = cast($eigen as varchar)), 0) as van_anderen,
        list(anderen.nummer) filter (where rijen.aantal > 0 and anderen.nummer is not null) as aanbieders
    from rijen
    left join anderen on rijen.aanbieder_id = anderen.aanbieder_id
    group by rijen.stand, rijen.verdeling, rijen.periode_id, rijen.groep, rijen.deel, rijen.code
    having bool_or(rijen.aanbieder_id = 'TOTAAL')
)

select
    cast(stand as bigint) as stand,
    cast(verdeling as varchar) as verdeling,
    cast(periode_id as varchar) as periode_id,
    cast(groep as varchar) as groep,
    cast(deel as varchar) as deel,
    cast(list_distinct(flatten(list(coalesce(aanbieders, [])))) as bigint[]) as aanbieders,
    cast(coalesce(min(van_allen) filter (where van_allen > 0), 0) as bigint) as kleinste_van_allen,
    cast(coalesce(min(van_anderen) filter (where van_anderen > 0), 0) as bigint) as kleinste_van_anderen,
    cast(bool_or(heeft_waarde) as boolean) as heeft_gemiddelden
from klassen
group by stand, verdeling, periode_id, groep, deel
order by stand, verdeling, periode_id, groep, deel
