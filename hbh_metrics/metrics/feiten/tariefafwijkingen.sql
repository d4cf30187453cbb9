-- Betaald tegen een ander tarief dan afgesproken: één rij per aanbieder per periode waarin dat voorkomt. Het gaat om debetregels waarvan na
-- hun credits iets overblijft en waarvan het tarief meer dan een cent van het pad afwijkt, of van het budget van hun klasse. Dat zijn er meestal geen of weinig: zij worden
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
    from tussenstand.betalingen as betaling
    inner join tussenstand.afwijkende_tarieven as tarieven
        on betaling.aanbieder_id = tarieven.aanbieder_id
        and betaling.periode_id = tarieven.periode_id
        and betaling.tarief_eur = tarieven.tarief_eur
    where betaling.debet_credit = 'D'
    union all
    select
        betaling.aanbieder_id,
        betaling.periode_id,
        betaling.prestatie_referentie,
        betaling.toewijzing_nummer,
        betaling.client_sleutel,
        betaling.aantal,
        betaling.tarief_eur - budget.budget_eur
    from tussenstand.betalingen as betaling
    inner join tussenstand.toewijzingen as van_regel on betaling.toewijzing_nummer = van_regel.toewijzing_nummer
    inner join tussenstand.budgetpaden as budget
        on betaling.aanbieder_id = budget.aanbieder_id
        and betaling.periode_id = budget.periode_id
        and van_regel.klasse = budget.klasse
    where
        betaling.debet_credit = 'D'
        and if(budget.mag_lager, betaling.tarief_eur - budget.budget_eur, abs(betaling.tarief_eur - budget.budget_eur)) > 0.01
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
left join tussenstand.toewijzingen as toewijzingen on afwijkend.toewijzing_nummer = toewijzingen.toewijzing_nummer
left join credits
    on afwijkend.aanbieder_id = credits.aanbieder_id
    and afwijkend.prestatie_referentie = credits.vorige_referentie
where
    afwijkend.aantal > coalesce(credits.aantal, 0)
    and (afwijkend.toewijzing_nummer is null or toewijzingen.groep = 'EXPERIMENT')
group by afwijkend.aanbieder_id, afwijkend.periode_id;
