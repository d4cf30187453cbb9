-- De meldingen: één rij per melding, over een op de vijftig toewijzingen van het experiment.
select
    'M-' || toewijzing_nummer as melding_id,
    if(loting(2, toewijzing_nummer, 5) = 0, 'KLACHT', 'SIGNAAL') as soort,
    'AANBIEDER' as kanaal,
    aanbieder_id,
    client_sleutel,
    date '2014-02-01' + loting(330, toewijzing_nummer, 6) as datum_ontvangst,
    null as datum_afgehandeld,
    'UREN' as thema,
    'OPEN' as uitkomst
from indicaties
where groep = 'EXPERIMENT' and loting(50, toewijzing_nummer, 4) = 0
