-- Betaald tegen een ander tarief dan afgesproken: één rij per aanbieder per periode waarin dat voorkomt. Het gaat om debetregels waarvan na
-- hun credits iets overblijft en waarvan het tarief meer dan een cent van het pad afwijkt. Dat zijn er meestal geen of weinig: zij worden
-- eerst uitgezocht, en dan pas wordt opgezocht bij welke toewijzing zij horen.
create table tussenstand.tariefafwijkingen as
with afwijkend as materialized (
    select
        betaling.aanbieder_id,
        betaling.periode_id,
        betaling.prestatie_referentie,
        betaling.toewijzing_nummer,
        betaling.client_sleutel,
        betaling.aantal,
        tarieven.verschil_eur
    from periodebetalingen as betaling
    inner join tussenstand.afwijkende_tarieven as tarieven
        on betaling.aanbieder_id = tarieven.aanbieder_id
        and betaling.periode_id = tarieven.periode_id
        and betaling.tarief_eur = tarieven.tarief_eur
    where betaling.debet_credit = 'D' and betaling.grondslag = 'PERIODETARIEF'
),

credits as (
    select
        aanbieder_id,
        vorige_referentie,
        sum(aantal) as aantal
    from periodebetalingen
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
)

select
    afwijkend.aanbieder_id,
    afwijkend.periode_id,
    count(*) as aantal,
    count(distinct afwijkend.client_sleutel) as clienten,
    sum(afwijkend.verschil_eur * (afwijkend.aantal - coalesce(credits.aantal, 0))) as bedrag
from afwijkend
inner join tussenstand.toewijzingen as toewijzingen
    on afwijkend.toewijzing_nummer = toewijzingen.toewijzing_nummer
    and toewijzingen.groep = 'EXPERIMENT'
left join credits
    on afwijkend.aanbieder_id = credits.aanbieder_id
    and afwijkend.prestatie_referentie = credits.vorige_referentie
where afwijkend.aantal > coalesce(credits.aantal, 0)
group by afwijkend.aanbieder_id, afwijkend.periode_id;
