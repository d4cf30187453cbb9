-- Waarom er geen uren waren: één rij per aanbieder (of TOTAAL) per periode per reden, geteld in urenregels met een reden.
insert into tussenstand.geteld by name
select
    'reden_niet_geleverd' as verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    perioden.periode_id,
    'EXPERIMENT' as groep,
    urenregels.reden as code,
    count(*) as aantal
from tussenstand.urenregels as urenregels
inner join tussenstand.perioden as perioden on urenregels.paarperiode % 100 = perioden.volgnummer
where urenregels.groep = 'EXPERIMENT' and urenregels.reden is not null
group by grouping sets (
    (urenregels.aanbieder_id, perioden.periode_id, urenregels.reden), (perioden.periode_id, urenregels.reden)
);
