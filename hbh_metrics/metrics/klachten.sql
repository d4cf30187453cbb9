-- Klachten en signalen: één rij per aanbieder (of TOTAAL) per periode. Alleen van cliënten die daar in het experiment zitten.
create table tussenstand.klachten as
with ontvangen as (
    select
        perioden.periode_id,
        case when grouping(meldingen.aanbieder_id) = 1 then 'TOTAAL' else meldingen.aanbieder_id end as aanbieder_id,
        count(*) as klachten
    from meldingen
    inner join tussenstand.paren as paren
        on meldingen.client_sleutel = paren.client_sleutel
        and meldingen.aanbieder_id = paren.aanbieder_id
        and paren.groep = 'EXPERIMENT'
    inner join tussenstand.perioden as perioden
        on meldingen.datum_ontvangst between perioden.begin and perioden.eind
    where meldingen.soort in ('KLACHT', 'SIGNAAL')
    group by grouping sets ((meldingen.aanbieder_id, perioden.periode_id), (perioden.periode_id))
)

select
    clienten.aanbieder_id,
    clienten.periode_id,
    percentage(coalesce(ontvangen.klachten, 0), clienten.clientperioden.waarde, clienten.clienten.n) as klachten_per_100
from tussenstand.clienten as clienten
left join ontvangen
    on clienten.aanbieder_id = ontvangen.aanbieder_id
    and clienten.periode_id = ontvangen.periode_id;
