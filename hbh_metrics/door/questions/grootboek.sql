-- Wat er in de betalingen zelf staat: één rij per aanbieder per periode met betaalregels die tellen, bij wie meedoet of voor een hele groep.
-- $eigen is de ene aanbieder die te zien is, of leeg. $aanbieders, $perioden en $grondslagen zijn de betalingen die tellen bij de afspraak
-- die dan geldt; zonder afspraak is dat een periodetarief.
with tellend as (
    select
        unnest(cast($aanbieders as varchar[])) as aanbieder_id,
        unnest(cast($perioden as varchar[])) as periode_id,
        unnest(cast($grondslagen as varchar[])) as grondslag
),

deelnemers as (
    select toewijzing_nummer
    from read_parquet($indicaties)
    where groep = 'EXPERIMENT'
),

betalingen as (
    select betaling.*
    from read_parquet($periodebetalingen) as betaling
    left join tellend
        on betaling.aanbieder_id = tellend.aanbieder_id
        and betaling.periode_id = tellend.periode_id
        and betaling.grondslag = tellend.grondslag
    where
        tellend.grondslag is not null
        or (
            betaling.grondslag in ('PERIODETARIEF', 'BUDGET')
            and (betaling.aanbieder_id, betaling.periode_id) not in (select (aanbieder_id, periode_id) from tellend)
        )
)

select
    cast(betalingen.aanbieder_id as varchar) as aanbieder_id,
    cast(betalingen.periode_id as varchar) as periode_id,
    cast(sum(betalingen.bedrag_eur) as decimal(18, 2)) as bedrag_eur
from betalingen
left join deelnemers on betalingen.toewijzing_nummer = deelnemers.toewijzing_nummer
where
    (cast($eigen as varchar) is null or betalingen.aanbieder_id = cast($eigen as varchar))
    and (betalingen.toewijzing_nummer is null or deelnemers.toewijzing_nummer is not null)
group by betalingen.aanbieder_id, betalingen.periode_id
order by aanbieder_id, periode_id
