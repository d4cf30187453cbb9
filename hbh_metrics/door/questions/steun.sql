-- Welke aanbieders er achter de groepscijfers staan: één rij per maatstaf en periode. Er staat geen enkel cijfer van een ander in: alleen wie er
-- met iets in zit. De deur telt daarvan hoeveel het er zijn naast de vrager zelf, en geeft alleen dat aantal door.
select
    cast(maatstaf as varchar) as maatstaf,
    cast(periode_id as varchar) as periode_id,
    cast(list_sort(list(distinct aanbieder_id)) as varchar[]) as aanbieders
from read_parquet($meetwaarden)
where aanbieder_id <> 'TOTAAL' and (n > 0 or coalesce(noemer, 0) <> 0 or coalesce(waarde, 0) <> 0)
group by maatstaf, periode_id
order by maatstaf, periode_id nulls first
