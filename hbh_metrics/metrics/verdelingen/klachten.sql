-- Waarover klachten en signalen gaan: één rij per aanbieder (of TOTAAL) per periode per thema.
-- klachten_thema: van cliënten die bij die aanbieder in het experiment zitten; klachten_zonder_client: waarvan niet bekend is van wie.
insert into tussenstand.geteld by name
with ontvangen as (
    select
        if(meldingen.client_sleutel is null, 'klachten_zonder_client', 'klachten_thema') as verdeling,
        meldingen.aanbieder_id,
        perioden.periode_id,
        meldingen.thema
    from meldingen
    inner join tussenstand.perioden as perioden on meldingen.datum_ontvangst between perioden.begin and perioden.eind
    left join tussenstand.paren as paren
        on meldingen.client_sleutel = paren.client_sleutel
        and meldingen.aanbieder_id = paren.aanbieder_id
        and paren.groep = 'EXPERIMENT'
    where
        meldingen.soort in ('KLACHT', 'SIGNAAL')
        and (meldingen.client_sleutel is null or paren.paar_nummer is not null)
)

select
    verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    periode_id,
    'EXPERIMENT' as groep,
    thema as code,
    count(*) as aantal
from ontvangen
group by grouping sets ((verdeling, aanbieder_id, periode_id, thema), (verdeling, periode_id, thema));
