-- De mogelijke antwoorden: één rij per groep per gestelde vraag per meting per antwoord: de hele cijfers van de schaal, wat er verder is
-- geantwoord, en de antwoorden zonder cijfer. De volgorde is die van vraag, meting, cijfer.
insert into tussenstand.klassen by name
with gesteld as (
    select distinct
        groep,
        vraag_code,
        meting
    from tussenstand.antwoorden
),

cijfers as (
    select
        gesteld.*,
        unnest(range(ceil(vragen.schaal_min)::bigint, floor(vragen.schaal_max)::bigint + 1))::double as score,
        null as soort
    from gesteld
    inner join vragen on gesteld.vraag_code = vragen.vraag_code
    union
    select
        groep,
        vraag_code,
        meting,
        score::double,
        null
    from tussenstand.antwoorden
    where score is not null
    union
    select
        gesteld.*,
        null,
        unnest($antwoordsoorten::varchar[])
    from gesteld
)

select
    'antwoorden' as verdeling,
    groep,
    vraag_code || '|' || meting || '|' || coalesce(score::varchar.replace('.0', ''), soort) as code,
    row_number() over (
        partition by groep
        order by vraag_code, meting = 'EIND', score nulls last, list_position($antwoordsoorten::varchar[], soort)
    )::integer as volgorde,
    false as heeft_periode,
    ['enquetescores', 'vragen'] as tabellen
from cijfers;
