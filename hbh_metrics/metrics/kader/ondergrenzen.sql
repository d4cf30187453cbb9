-- De budgetten waarvan alleen wordt beoordeeld wat erboven ligt: één rij per aanbieder per versie per klasse.
select
    aanbieder_id,
    versie,
    klasse
from budgetafspraken
where ondergrens_pct is not null
order by aanbieder_id, versie, klasse;
