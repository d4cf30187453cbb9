-- De betalingen die tellen, naar de periode van de prestatie: één rij per paar per periode. D telt op, C trekt af.
create view tussenstand.betalingen_per_paar as
select
    toewijzingen.paar_nummer * 100 + perioden.volgnummer as paarperiode,
    count(*)::integer as betaalregels,
    count(*) filter (where betaling.debet_credit = 'D')::integer as debetregels,
    sum(if(betaling.debet_credit = 'D', betaling.aantal, -betaling.aantal))::decimal(18, 4) as aantal_netto,
    sum(betaling.bedrag_eur)::decimal(18, 2) as bedrag_netto_eur,
    sum(betaling.bedrag_eur) filter (where betaling.debet_credit = 'D')::decimal(18, 2) as bedrag_debet_eur
from tussenstand.betalingen as betaling
inner join tussenstand.perioden as perioden on betaling.periode_id = perioden.periode_id
inner join tussenstand.toewijzingen as toewijzingen on betaling.toewijzing_nummer = toewijzingen.toewijzing_nummer
where toewijzingen.groep = 'EXPERIMENT'
group by paarperiode;
