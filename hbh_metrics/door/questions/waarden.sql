-- De waarden van een publicatie: één rij per maatstaf, aanbieder en periode.
select
    cast(maatstaf as varchar) as maatstaf,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(periode_id as varchar) as periode_id,
    cast(waarde as double) as waarde
from read_parquet($meetwaarden)
