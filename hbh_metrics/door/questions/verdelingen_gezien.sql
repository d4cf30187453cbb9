-- Wat één aanbieder (of, als $eigen leeg is, de wethouder) van de verdelingen ziet: eigen rijen en die van TOTAAL die in $zichtbaar staan.
select
    cast(verdeling as varchar) as verdeling,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(groep as varchar) as groep,
    cast(code as varchar) as code,
    cast(volgorde as integer) as volgorde,
    cast(aantal as bigint) as aantal,
    cast(noemer as bigint) as noemer,
    cast(waarde as double) as waarde
from read_parquet($verdelingen)
where
    aanbieder_id = cast($eigen as varchar)
    or (
        aanbieder_id = 'TOTAAL'
        and list_contains(
            cast($zichtbaar as varchar[]),
            concat_ws(
                '/',
                verdeling,
                coalesce(periode_id, ''),
                coalesce(groep, ''),
                if(verdeling = 'antwoorden', regexp_extract(code, '^(.*)[|]', 1), '')
            )
        )
    )
order by verdeling, aanbieder_id, periode_id nulls first, groep nulls first, volgorde, code
