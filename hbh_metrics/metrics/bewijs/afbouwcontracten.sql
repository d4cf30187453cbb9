-- Bij wie steeds alleen een tarief per cliënt gold dat met een percentage daalt, de afspraak van voor de andere contracten: één rij per aanbieder.
select aanbieder_id::varchar as aanbieder_id
from tariefafspraken
group by aanbieder_id
having
    bool_and(coalesce(contractsoort, 'PERIODETARIEF') = 'PERIODETARIEF')
    and bool_and(afbouw_methode in ('LINEAIR', 'SAMENGESTELD', 'EENMALIG'))
order by aanbieder_id;
