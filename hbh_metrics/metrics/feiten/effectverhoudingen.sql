-- De uren van een groep tegenover die van voor het experiment: één rij per venster per groep. verhouding is de som van de uren gedeeld door de som
-- van wat dezelfde dagen toen gaven; fout is het kwadraat van de betrekkelijke fout daarvan (leeg onder twee cliënten).
-- sterk_gedaald zijn zij die minder dan 70% van hun eigen uren van toen krijgen (40 maal de uren tegenover uren maal dagen: 28 gedeeld door 0,7).
create table tussenstand.effectverhoudingen as
with gewogen as (
    select
        venster,
        groep,
        uren,
        referentie_uurdagen,
        uren::double as uren_nu,
        referentie_uurdagen::double / 28 as uren_toen,
        verschil,
        voorheen_week,
        sum(uren) over groep_van_venster as som_nu,
        sum(referentie_uurdagen) over groep_van_venster as som_toen_uurdagen
    from tussenstand.effectclienten
    where meetelling = 'MEEGETELD'
    window groep_van_venster as (partition by venster, groep)
),

afwijkend as (
    select
        *,
        som_nu::double / nullif(som_toen_uurdagen::double / 28, 0) as verhouding,
        uren_nu - verhouding * uren_toen as afwijking
    from gewogen
),

opgeteld as (
    select
        venster,
        groep,
        count(*) as n,
        any_value(verhouding) as verhouding,
        any_value(som_nu)::double as uren,
        any_value(som_toen_uurdagen)::double / 28 as uren_toen,
        sum(afwijking ** 2) as afwijking_kwadraat,
        count(*) filter (where referentie_uurdagen > 0) as met_uren_toen,
        count(*) filter (where 40 * uren < referentie_uurdagen) as sterk_gedaald,
        case when var_pop(voorheen_week) > 0 then regr_slope(verschil, voorheen_week) end as helling
    from afwijkend
    group by venster, groep
)

select
    *,
    n / nullif(n - 1, 0) * afwijking_kwadraat / nullif(uren_toen, 0) ** 2 / nullif(verhouding, 0) ** 2 as fout
from opgeteld;
