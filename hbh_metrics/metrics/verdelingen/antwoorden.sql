-- De antwoorden op de enquête: één rij per groep per aanbieder (of TOTAAL) per vraag per meting per antwoord.
-- De code is vraag|meting|antwoord: het cijfer (zonder nullen achter de komma), of de soort van een antwoord zonder cijfer.
insert into tussenstand.geteld by name
with antwoorden as (
    select
        groep,
        aanbieder_id,
        vraag_code || '|' || meting || '|' || coalesce(score::double::varchar.replace('.0', ''), antwoordsoort) as code
    from tussenstand.antwoorden
)

select
    'antwoorden' as verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    null as periode_id,
    groep,
    code,
    count(*) as aantal
from antwoorden
group by grouping sets ((groep, aanbieder_id, code), (groep, code));
