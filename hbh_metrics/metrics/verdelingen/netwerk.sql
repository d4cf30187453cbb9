-- Wat het netwerk doet volgens het laatste plan: één rij per aanbieder (of TOTAAL) per periode per klasse. Dezelfde plannen als netwerkinzet.
insert into tussenstand.geteld by name
select
    'netwerk' as verdeling,
    aanbieder_id,
    periode_id,
    'EXPERIMENT' as groep,
    unnest(map_entries(netwerk)).key as code,
    unnest(map_entries(netwerk)).value as aantal
from tussenstand.plannen_geteld;
