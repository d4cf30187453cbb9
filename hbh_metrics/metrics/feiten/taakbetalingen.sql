-- Wat voor een hele groep is betaald, zonder cliënt: één rij per aanbieder per periode waarin dat zo is. Het telt bij het experiment.
create table tussenstand.taakbetalingen as
select
    aanbieder_id,
    periode_id,
    count(*) as betaalregels,
    sum(bedrag_eur) as bedrag,
    sum(bedrag_eur) filter (where debet_credit = 'D') as bedrag_debet
from tussenstand.betalingen
where toewijzing_nummer is null
group by aanbieder_id, periode_id;
