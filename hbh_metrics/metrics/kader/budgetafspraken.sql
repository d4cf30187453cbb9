-- De budgetten per cliënt: één rij per aanbieder per versie per klasse.
select
    aanbieder_id,
    versie,
    klasse,
    budget_eur
from budgetafspraken
order by aanbieder_id, versie, klasse;
