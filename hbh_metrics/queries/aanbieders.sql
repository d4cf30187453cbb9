-- De aanbieders van een stand: één rij per aanbieder, op naam.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(naam as varchar) as naam
from read_parquet($aanbieders)
order by naam, aanbieder_id
