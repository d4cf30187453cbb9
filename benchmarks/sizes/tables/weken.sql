-- De weken van het experiment: één rij per week, met de maandag en de periode.
select
    perioden.periode_id,
    perioden.volgnummer,
    (perioden.begin + 7 * week.nummer::integer)::date as maandag
from perioden
cross join range(4) as week (nummer)
