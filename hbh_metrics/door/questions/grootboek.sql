-- Wat er in de betalingen zelf staat: één rij per aanbieder per periode met betaalregels die tellen, bij wie meedoet of voor een hele groep.
-- Welke betalingen tellen, en van wie, staat in tellende_betalingen.sql.
with deelnemers as (
    select toewijzing_nummer
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT'
),

betalingen as (
    select *
    from tellende_betalingen($periodebetalingen, $eigen, $aanbieders, $perioden, $grondslagen)
)

select
    cast(betalingen.aanbieder_id as varchar) as aanbieder_id,
    cast(betalingen.periode_id as varchar) as periode_id,
    cast(sum(betalingen.bedrag_eur) as decimal(18, 2)) as bedrag_eur
from betalingen
left join deelnemers on betalingen.toewijzing_nummer = deelnemers.toewijzing_nummer
where betalingen.toewijzing_nummer is null or deelnemers.toewijzing_nummer is not null
group by betalingen.aanbieder_id, betalingen.periode_id
order by aanbieder_id, periode_id
