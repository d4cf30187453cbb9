-- De indexcijfers van lonen en prijzen: één rij per reeks, jaar en soort.
select
    cast(reeks as varchar) as reeks,
    cast(jaar as integer) as jaar,
    cast(soort as varchar) as soort,
    cast(pct as decimal(5, 2)) as pct
from read_parquet($indexcijfers)
order by reeks, jaar, soort
