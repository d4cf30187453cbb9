-- Eén cijfer van een stand, met waar het uit bestaat: één rij voor een maatstaf, aanbieder (of TOTAAL) en periode.
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
where
    maatstaf = $maatstaf
    and aanbieder_id = $aanbieder
    and periode_id is not distinct from $periode
