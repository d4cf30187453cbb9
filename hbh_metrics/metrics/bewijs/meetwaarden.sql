-- Alle meetwaarden waarop signalen rusten: één rij per maatstaf per aanbieder (of TOTAAL) per periode.
select
    maatstaf,
    aanbieder_id,
    periode_id,
    waarde,
    teller,
    noemer,
    n,
    status
from meetwaarden
order by maatstaf, aanbieder_id, periode_id nulls first;
