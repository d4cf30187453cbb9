-- Dubbel betaald: één rij per aanbieder per periode waarin dat voorkomt. Het gaat om betaalde cliënten met dagen bij die aanbieder, die over
-- alle aanbieders netto voor meer dan 1 betaald zijn en niet bij een tweede aanbieder dagen hadden.
create table tussenstand.dubbel_betaald as
with dubbel_bij_meer as (
    select
        client_sleutel,
        periode_id
    from clientperioden
    where aanbieders_van_client > 1
    group by client_sleutel, periode_id
    having sum(aantal_netto) > 1 and count(*) filter (where actieve_dagen > 0) < 2
)

select
    aanbieder_id,
    periode_id,
    count(*) as aantal
from clientperioden
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
