-- De plannen: één rij per toewijzing van het experiment, van acht op de tien; een op de vijf is nog niet getekend.
select
    'OP-' || toewijzing_nummer as plan_id,
    client_sleutel,
    toewijzing_nummer,
    aanbieder_id,
    ingangsdatum + 10 as gesprek_datum,
    if(loting(5, toewijzing_nummer, 2) = 0, null, ingangsdatum + 14) as ondertekend_datum,
    uren_week as uren_week_plan,
    ['GEEN', 'DEELS', 'GROTENDEELS'][1 + loting(3, toewijzing_nummer, 3)] as aandeel_netwerk
from indicaties
where groep = 'EXPERIMENT' and loting(5, toewijzing_nummer, 1) <> 0
