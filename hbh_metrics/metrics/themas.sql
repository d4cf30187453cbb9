-- Wat er per thema van de enquête veranderde, zonder periode: één rij per aanbieder (of TOTAAL), één kolom per maatstaf.
-- Alleen wie in het experiment zit en een vraag van het thema in beide metingen een score gaf: per mens het gemiddelde verschil over die vragen.
-- Iemand telt bij de aanbieder van de nulmeting. Van één paar is er wel een verschil, maar geen marge.
create table tussenstand.themas as
with per_vraag as (
    select
        antwoorden.koppel_id,
        vragen.thema,
        antwoorden.vraag_code,
        any_value(antwoorden.aanbieder_id) filter (where antwoorden.meting = 'NUL') as aanbieder_id,
        any_value(antwoorden.score) filter (where antwoorden.meting = 'EIND')
        - any_value(antwoorden.score) filter (where antwoorden.meting = 'NUL') as verschil
    from tussenstand.antwoorden as antwoorden
    inner join vragen on antwoorden.vraag_code = vragen.vraag_code
    where
        antwoorden.groep = 'EXPERIMENT'
        and antwoorden.antwoordsoort = 'SCORE'
        and antwoorden.score is not null
        and antwoorden.koppel_id is not null
        and vragen.thema is not null
    group by antwoorden.koppel_id, vragen.thema, antwoorden.vraag_code
),

personen as (
    select
        koppel_id,
        thema,
        any_value(aanbieder_id) as aanbieder_id,
        avg(verschil) as verschil
    from per_vraag
    where verschil is not null
    group by koppel_id, thema
),

verschillen as (
    select
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        thema,
        count(*) as paren,
        avg(verschil) as verschil,
        t_kwantiel(0.975, nullif(greatest(count(*) - 1, 0), 0)) * stddev_samp(verschil) / sqrt(count(*)) as marge
    from personen
    group by grouping sets ((aanbieder_id, thema), (thema))
),

gevormd as (
    select
        aanbieder_id,
        thema,
        hoeveelheid(verschil, paren) as midden,
        hoeveelheid(verschil - marge, paren) as onder,
        hoeveelheid(verschil + marge, paren) as boven
    from verschillen
)

select
    aanbieder_id,
    null::varchar as periode_id,
    any_value(midden) filter (where thema = 'ZELFREDZAAMHEID') as thema_zelfredzaamheid_verschil,
    any_value(onder) filter (where thema = 'ZELFREDZAAMHEID') as thema_zelfredzaamheid_verschil_laag,
    any_value(boven) filter (where thema = 'ZELFREDZAAMHEID') as thema_zelfredzaamheid_verschil_hoog,
    any_value(midden) filter (where thema = 'TIJD') as thema_tijd_verschil,
    any_value(onder) filter (where thema = 'TIJD') as thema_tijd_verschil_laag,
    any_value(boven) filter (where thema = 'TIJD') as thema_tijd_verschil_hoog,
    any_value(midden) filter (where thema = 'SCHOON') as thema_schoon_verschil,
    any_value(onder) filter (where thema = 'SCHOON') as thema_schoon_verschil_laag,
    any_value(boven) filter (where thema = 'SCHOON') as thema_schoon_verschil_hoog,
    any_value(midden) filter (where thema = 'HULP') as thema_hulp_verschil,
    any_value(onder) filter (where thema = 'HULP') as thema_hulp_verschil_laag,
    any_value(boven) filter (where thema = 'HULP') as thema_hulp_verschil_hoog
from gevormd
group by aanbieder_id;
