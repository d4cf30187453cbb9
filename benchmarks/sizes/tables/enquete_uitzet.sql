-- Aan hoeveel mensen de enquête is gestuurd: één rij per meting per aanbieder.
select
    meting.meting,
    aanbieder_id,
    count(*) as aantal_benaderd,
    meting.uitgezet_op
from indicaties
cross join (
    select unnest(['NUL', 'EIND']) as meting, unnest([date '2014-02-03', date '2014-12-01']) as uitgezet_op
) as meting
where groep = 'EXPERIMENT'
group by all
