-- De tariefafspraken: één rij per aanbieder, met elke methode ten minste één keer.
select
    aanbieder_id,
    1 as versie,
    '201402' as vanaf_periode,
    210 + 4 * row_number() over (order by aanbieder_id) as starttarief_eur,
    21.5 as basistarief_uur_eur,
    1.0 as afbouw_pct,
    ['LINEAIR', 'SAMENGESTELD', 'EENMALIG'][1 + row_number() over (order by aanbieder_id) % 3] as afbouw_methode,
    '201403' as eerste_verlaging,
    'VOLLEDIG' as gebroken_periode,
    date '2013-12-16' as vastgesteld_op,
    null as toelichting
from aanbieders
