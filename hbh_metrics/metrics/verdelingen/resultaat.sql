-- Of in het laatste plan staat wat het moet opleveren: één rij per aanbieder (of TOTAAL) per periode per klasse. Dezelfde plannen als netwerkinzet.
insert into tussenstand.geteld by name
select
    'plan_resultaat' as verdeling,
    aanbieder_id,
    periode_id,
    'EXPERIMENT' as groep,
    unnest(map_entries(resultaat)).key as code,
    unnest(map_entries(resultaat)).value as aantal
from tussenstand.plannen_geteld;
