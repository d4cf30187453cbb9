-- Wat een uur voorheen kostte: één rij per aanbieder, van de cliënten van wie bekend is wat zij kregen en kostten.
with clienten as (
    select distinct
        aanbieder_id,
        client_sleutel,
        referentie_eur,
        referentie_uren
    from clientperioden
    where referentie_eur is not null and referentie_uren is not null
)

select
    aanbieder_id::varchar as aanbieder_id,
    (sum(referentie_eur)::double / sum(referentie_uren)::double)::double as uurprijs_eur
from clienten
group by aanbieder_id
having sum(referentie_uren) > 0
order by aanbieder_id;
