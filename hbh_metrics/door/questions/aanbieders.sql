-- De aanbieders van een stand: één rij per aanbieder, op naam.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(naam as varchar) as naam
from read_parquet($aanbieders)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by naam, aanbieder_id
