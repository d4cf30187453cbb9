-- Wat cliënten van het experiment voor die tijd kregen en kostten: één rij per aanbieder, per klasse, en voor TOTAAL.
-- Een cliënt met een referentie telt bij elke aanbieder waar hij een dag hulp had, en één keer bij zijn klasse en in TOTAAL.
with toewijzingen as (
    select
        client_sleutel,
        aanbieder_id,
        toewijzing_nummer,
        ingangsdatum,
        coalesce(klasse, 0) as klasse,
        greatest(ingangsdatum, cast($begin as date))
        <= least(coalesce(einddatum, cast($eind as date)), cast($eind as date), cast($peildatum as date)) as heeft_dagen
    from read_parquet($indicaties)
    where
        groep = 'EXPERIMENT'
        and ingangsdatum <= least(cast($peildatum as date), cast($eind as date))
),

per_client as (
    select
        toewijzingen.client_sleutel,
        arg_max(toewijzingen.klasse, (toewijzingen.ingangsdatum, toewijzingen.toewijzing_nummer)) as klasse,
        any_value(referentie.bedrag_per_periode_eur) as bedrag,
        any_value(referentie.uren_per_periode) as uren
    from toewijzingen
    inner join read_parquet($referentie) as referentie on toewijzingen.client_sleutel = referentie.client_sleutel
    group by toewijzingen.client_sleutel
    having bool_or(toewijzingen.heeft_dagen)
),

bij_aanbieders as (
    select distinct
        client_sleutel,
        aanbieder_id
    from toewijzingen
    where heeft_dagen
),

geteld as (
    select
        'AANBIEDER' as soort,
        bij_aanbieders.aanbieder_id as code,
        per_client.bedrag,
        per_client.uren
    from per_client
    inner join bij_aanbieders on per_client.client_sleutel = bij_aanbieders.client_sleutel
    union all
    select
        'KLASSE',
        cast(nullif(klasse, 0) as varchar),
        bedrag,
        uren
    from per_client
    union all
    select
        'TOTAAL',
        null,
        bedrag,
        uren
    from per_client
)

select
    cast(soort as varchar) as soort,
    cast(code as varchar) as code,
    cast(count(*) as bigint) as clienten,
    cast(sum(bedrag) as decimal(18, 2)) as bedrag_eur,
    cast(sum(uren) as decimal(18, 2)) as uren
from geteld
group by soort, code
order by soort, code
