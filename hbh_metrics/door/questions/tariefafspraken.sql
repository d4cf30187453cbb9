-- De tariefafspraken met hun eerdere versies: één rij per aanbieder en versie.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg. In een stand van voordat er andere contracten waren, ontbreken hun kolommen.
with bewaard as (
    select *
    from read_parquet($tariefafspraken)

    union all by name

    select
        cast(null as varchar) as contractsoort,
        cast(null as integer) as stap_perioden,
        cast(null as varchar) as afronding,
        cast(null as decimal(12, 2)) as bodem_eur,
        cast(null as decimal(12, 2)) as plafond_eur,
        cast(null as decimal(6, 4)) as index_loon_deel,
        cast(null as boolean) as nacalculatie
    where false
)

select
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(versie as integer) as versie,
    cast(vanaf_periode as varchar) as vanaf_periode,
    cast(starttarief_eur as decimal(12, 2)) as starttarief_eur,
    cast(basistarief_uur_eur as decimal(12, 2)) as basistarief_uur_eur,
    cast(afbouw_pct as decimal(5, 2)) as afbouw_pct,
    cast(afbouw_methode as varchar) as afbouw_methode,
    cast(eerste_verlaging as varchar) as eerste_verlaging,
    cast(contractsoort as varchar) as contractsoort,
    cast(stap_perioden as integer) as stap_perioden,
    cast(afronding as varchar) as afronding,
    cast(bodem_eur as decimal(12, 2)) as bodem_eur,
    cast(plafond_eur as decimal(12, 2)) as plafond_eur,
    cast(index_loon_deel as decimal(6, 4)) as index_loon_deel,
    cast(nacalculatie as boolean) as nacalculatie,
    cast(vastgesteld_op as date) as vastgesteld_op,
    cast(toelichting as varchar) as toelichting
from bewaard
where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
order by aanbieder_id, versie
