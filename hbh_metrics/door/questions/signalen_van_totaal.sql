-- Welke signalen er over alle aanbieders samen zijn: één rij per signaal en periode, zonder cijfers.
select distinct
    cast(signaal as varchar) as signaal,
    cast(periode_id as varchar) as periode_id
from read_parquet($signalen)
where aanbieder_id = 'TOTAAL'
order by signaal, periode_id nulls first
