-- Dubbel betaald: één rij per aanbieder per periode waarin dat voorkomt. Het gaat om betaalde cliënten met dagen bij die aanbieder, die over
-- alle aanbieders netto voor meer dan 1 betaald zijn (betalingen per uur tellen niet) en niet bij een tweede aanbieder dagen hadden.
create table tussenstand.dubbel_betaald as
with per_periode as (
    select clientperioden.*
    from clientperioden
    anti join tussenstand.rooster as rooster
        on rooster.is_per_uur
        and clientperioden.aanbieder_id = rooster.aanbieder_id
        and clientperioden.periode_id = rooster.periode_id
),

dubbel_bij_meer as (
    select
        client_sleutel,
        periode_id
    from per_periode
    where aanbieders_van_client > 1
    group by client_sleutel, periode_id
    having sum(aantal_netto) > 1 and count(*) filter (where actieve_dagen > 0) < 2
)

select
    aanbieder_id,
    periode_id,
    count(*) as aantal
from per_periode
where
    aantal_netto > 0
    and actieve_dagen > 0
    and (
        (aanbieders_van_client = 1 and aantal_netto > 1)
        or (
            aanbieders_van_client > 1
            and (client_sleutel, periode_id) in (select (client_sleutel, periode_id) from dubbel_bij_meer)
        )
    )
group by aanbieder_id, periode_id;
