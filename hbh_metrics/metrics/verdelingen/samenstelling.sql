-- Wie er zijn op de laatste dag van een periode (of de peildatum): één rij per groep per aanbieder (of TOTAAL) per periode per klasse, en
-- zo ook per leeftijd. Eenheid is cliënt bij aanbieder; wie er dan meer toewijzingen heeft, telt voor de hoogste klasse.
insert into tussenstand.geteld by name
with aanwezig as (
    select
        toewijzingen.groep,
        toewijzingen.aanbieder_id,
        perioden.periode_id,
        toewijzingen.paar_nummer,
        toewijzingen.is_enige_van_paar,
        toewijzingen.toewijzing_nummer,
        toewijzingen.klasse,
        toewijzingen.leeftijdsklasse
    from tussenstand.toewijzingen as toewijzingen
    inner join tussenstand.perioden as perioden
        on least(perioden.eind, $peildatum) between toewijzingen.begin and toewijzingen.eind
),

per_paar as (
    select
        groep,
        aanbieder_id,
        periode_id,
        klasse,
        leeftijdsklasse
    from aanwezig
    where is_enige_van_paar
    union all
    select
        any_value(groep),
        any_value(aanbieder_id),
        periode_id,
        max(klasse),
        arg_max(leeftijdsklasse, toewijzing_nummer)
    from aanwezig
    where not is_enige_van_paar
    group by paar_nummer, periode_id
),

per_combinatie as (
    select
        groep,
        aanbieder_id,
        periode_id,
        coalesce(klasse::varchar, 'ONBEKEND') as klasse,
        coalesce(leeftijdsklasse, 'ONBEKEND') as leeftijd,
        count(*) as aantal
    from per_paar
    group by all
)

select
    if(grouping(leeftijd) = 1, 'klasse', 'leeftijd') as verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    periode_id,
    groep,
    coalesce(klasse, leeftijd) as code,
    sum(aantal) as aantal
from per_combinatie
group by grouping sets (
    (groep, aanbieder_id, periode_id, klasse),
    (groep, periode_id, klasse),
    (groep, aanbieder_id, periode_id, leeftijd),
    (groep, periode_id, leeftijd)
);
