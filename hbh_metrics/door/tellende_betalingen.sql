-- De betalingen die tellen: één rij per regel. eigen is de ene aanbieder die te zien is, of leeg; aanbieders, perioden en grondslagen zijn
-- de betalingen die tellen bij de afspraak die dan geldt; zonder afspraak is dat een periodetarief.
create macro tellende_betalingen(bestanden, eigen, aanbieders, perioden, grondslagen) as table
with tellend as (
    select
        unnest(cast(aanbieders as varchar[])) as aanbieder_id,
        unnest(cast(perioden as varchar[])) as periode_id,
        unnest(cast(grondslagen as varchar[])) as grondslag
)

select betaling.*
from read_parquet(bestanden) as betaling
left join tellend
    on betaling.aanbieder_id = tellend.aanbieder_id
    and betaling.periode_id = tellend.periode_id
    and betaling.grondslag = tellend.grondslag
where
    (cast(eigen as varchar) is null or betaling.aanbieder_id = cast(eigen as varchar))
    and (
        tellend.grondslag is not null
        or (
            betaling.grondslag in ('PERIODETARIEF', 'BUDGET')
            and (betaling.aanbieder_id, betaling.periode_id) not in (select (aanbieder_id, periode_id) from tellend)
        )
    )
