-- Betaald tegen een ander tarief dan afgesproken: één rij per aanbieder per periode waarin dat voorkomt. Het gaat om debetregels waarvan na
-- hun credits iets overblijft en waarvan het tarief meer dan een cent van het pad afwijkt.
create table tussenstand.tariefafwijkingen as
with credits as (
    select
        aanbieder_id,
        vorige_referentie,
        sum(aantal) as aantal
    from periodebetalingen
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
)

select
    rooster.aanbieder_id,
    rooster.periode_id,
    count(*) as aantal,
    count(distinct betaling.client_sleutel) as clienten,
    sum((betaling.tarief_eur - rooster.pad_eur) * (betaling.aantal - coalesce(credits.aantal, 0))) as bedrag
from periodebetalingen as betaling
inner join tussenstand.rooster as rooster
    on betaling.aanbieder_id = rooster.aanbieder_id
    and betaling.periode_id = rooster.periode_id
inner join tussenstand.toewijzingen as toewijzingen
    on betaling.toewijzing_nummer = toewijzingen.toewijzing_nummer
    and toewijzingen.groep = 'EXPERIMENT'
left join credits
    on betaling.aanbieder_id = credits.aanbieder_id
    and betaling.prestatie_referentie = credits.vorige_referentie
where
    betaling.debet_credit = 'D'
    and betaling.grondslag = 'PERIODETARIEF'
    and abs(betaling.tarief_eur - rooster.pad_eur) > 0.01
    and betaling.aantal > coalesce(credits.aantal, 0)
group by rooster.aanbieder_id, rooster.periode_id;
