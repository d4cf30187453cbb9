-- Wie in een effect meetelt, en waarom anderen niet: één rij per groep per aanbieder (of TOTAAL) per reden, over alle volledige perioden en over de
-- laatste drie. Wie bij meer aanbieders hulp had, staat bij die met de meeste dagen.
insert into tussenstand.geteld by name
select
    if(venster = 'EIND', 'effect_meetelling_eind', 'effect_meetelling') as verdeling,
    if(grouping(aanbieder_id) = 1, 'TOTAAL', aanbieder_id::varchar) as aanbieder_id,
    null as periode_id,
    groep,
    meetelling as code,
    count(*) as aantal
from tussenstand.effectclienten
where venster in ('ALLES', 'EIND')
group by grouping sets ((venster, aanbieder_id, groep, meetelling), (venster, groep, meetelling));
