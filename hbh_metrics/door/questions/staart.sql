-- De staart, de dagen na de laatste hele periode: één rij per aanbieder en voor TOTAAL, zodra zij zijn begonnen.
-- $eigen is de ene rij die te zien is (een aanbieder, of TOTAAL), of leeg.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(vanaf as date) as vanaf,
    cast(tot_en_met as date) as tot_en_met,
    cast(bedrag_eur as decimal(18, 2)) as bedrag_eur,
    cast(uren as decimal(18, 2)) as uren,
    cast(clienten as bigint) as clienten,
    cast(is_heel as boolean) as is_heel
from read_parquet($staart)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id
