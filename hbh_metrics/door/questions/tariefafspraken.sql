-- De tariefafspraken met hun eerdere versies: één rij per aanbieder en versie.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(versie as integer) as versie,
    cast(vanaf_periode as varchar) as vanaf_periode,
    cast(starttarief_eur as decimal(12, 2)) as starttarief_eur,
    cast(basistarief_uur_eur as decimal(12, 2)) as basistarief_uur_eur,
    cast(afbouw_pct as decimal(5, 2)) as afbouw_pct,
    cast(afbouw_methode as varchar) as afbouw_methode,
    cast(eerste_verlaging as varchar) as eerste_verlaging,
    cast(vastgesteld_op as date) as vastgesteld_op,
    cast(toelichting as varchar) as toelichting
from read_parquet($tariefafspraken)
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, versie
