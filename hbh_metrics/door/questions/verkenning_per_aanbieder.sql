-- De cliënten van categorie 1 in de stad op de teldag: één rij per aanbieder, die van hun laatst begonnen toewijzing.
with aanwezig as (
    select
        categorie,
        aanbieder_id
    from read_parquet($indicaties)
    where
        ingangsdatum <= cast($teldag as date)
        and coalesce(einddatum >= cast($teldag as date), true)
    qualify row_number() over (partition by client_sleutel order by ingangsdatum desc, toewijzing_nummer desc) = 1
)

select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(count(*) as bigint) as clienten
from aanwezig
where categorie = 1
group by aanbieder_id
order by aanbieder_id
