-- Hoe de uren verdeeld zijn: één rij per aanbieder (of TOTAAL) per periode per klasse. Eenheid is cliënt bij aanbieder.
-- uren_per_week: uren per actieve week van wie ten minste 14 dagen hulp had en bekend is, in klassen van een uur (de bovengrens telt niet mee).
-- uren_tov_referentie: van wie bekend is, de hele periode hulp had en een referentie boven 0 heeft: uren tegenover die referentie, in procenten
-- ('50-70' is vanaf 50 en onder 70; '90-110' is met 110).
insert into tussenstand.geteld by name
with klassen as (
    select
        clientperioden.aanbieder_id,
        clientperioden.periode_id,
        if(
            clientperioden.actieve_dagen >= 14,
            least((clientperioden.uren * 100)::bigint * 7 // (100 * clientperioden.actieve_dagen), 8)::tinyint,
            null
        ) as uurklasse,
        clientperioden.uren * 28 * 100 as honderden,
        clientperioden.referentie_uren * perioden.dagen as referentie,
        case
            when clientperioden.actieve_dagen < perioden.dagen or coalesce(referentie, 0) = 0 then null
            when honderden < 50 * referentie then 1
            when honderden < 70 * referentie then 2
            when honderden < 90 * referentie then 3
            when honderden <= 110 * referentie then 4
            else 5
        end::tinyint as referentieklasse
    from clientperioden
    inner join (select periode_id, (eind - begin + 1)::smallint as dagen from tussenstand.perioden) as perioden
        on clientperioden.periode_id = perioden.periode_id
    where clientperioden.urenrijen > 0
),

per_klasse as (
    select
        aanbieder_id,
        periode_id,
        uurklasse,
        referentieklasse,
        count(*) as aantal
    from klassen
    group by aanbieder_id, periode_id, uurklasse, referentieklasse
),

naast_elkaar as (
    select
        'uren_per_week' as verdeling,
        aanbieder_id,
        periode_id,
        if(uurklasse = 8, '8+', uurklasse || '-' || (uurklasse + 1)) as code,
        aantal
    from per_klasse
    where uurklasse is not null
    union all
    select
        'uren_tov_referentie',
        aanbieder_id,
        periode_id,
        ['<50', '50-70', '70-90', '90-110', '>110'][referentieklasse],
        aantal
    from per_klasse
    where referentieklasse is not null
)

select
    verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    periode_id,
    'EXPERIMENT' as groep,
    code,
    sum(aantal) as aantal
from naast_elkaar
group by grouping sets ((verdeling, aanbieder_id, periode_id, code), (verdeling, periode_id, code));
