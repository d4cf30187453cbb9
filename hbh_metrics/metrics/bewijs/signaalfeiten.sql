-- Alle signaalfeiten: één rij per feit per aanbieder per periode.
select
    feit,
    aanbieder_id,
    periode_id,
    waarde,
    aantal,
    noemer,
    n
from signaalfeiten
order by feit, aanbieder_id, periode_id;
