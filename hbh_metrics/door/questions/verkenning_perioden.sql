-- De status van elke begonnen periode voor alle aanbieders samen: één rij per periode.
select
    cast(periode_id as varchar) as periode_id,
    cast(any_value(status) as varchar) as status
from read_parquet($meetwaarden)
where aanbieder_id = 'TOTAAL' and periode_id is not null
group by periode_id
order by periode_id
