-- De meetwaarden van een publicatie: één rij per maatstaf, aanbieder en periode.
select
    maatstaf::varchar as maatstaf,
    aanbieder_id::varchar as aanbieder_id,
    periode_id::varchar as periode_id,
    waarde::double as waarde
from read_parquet($bestand)
