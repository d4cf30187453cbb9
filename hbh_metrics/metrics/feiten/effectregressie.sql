-- Het effect bij gelijke uren van voor het experiment, van alle volledige perioden en van de laatste drie: twee rijen erbij in effecten.
-- De uren per week nu als rechte lijn van die van toen, met een sprong voor wie in het experiment zit (kleinste kwadraten).
-- Leeg onder vier cliënten, onder twee in een groep, en als de uren van toen binnen de groepen niet verschillen.
insert into tussenstand.effecten by name
with groepen as (
    select
        venster,
        groep,
        count(*) as n,
        avg(uren_week) as nu,
        avg(voorheen_week) as toen,
        regr_sxx(uren_week, voorheen_week) as toen_kwadraat,
        regr_sxy(uren_week, voorheen_week) as nu_maal_toen,
        regr_syy(uren_week, voorheen_week) as nu_kwadraat
    from tussenstand.effectclienten
    where meetelling = 'MEEGETELD' and venster in ('ALLES', 'EIND')
    group by venster, groep
),

samen as (
    select
        venster,
        coalesce(sum(n) filter (where groep = 'EXPERIMENT'), 0) as n_e,
        coalesce(sum(n) filter (where groep = 'VERGELIJKING'), 0) as n_v,
        sum(if(groep = 'EXPERIMENT', nu, -nu)) as verschil_nu,
        sum(if(groep = 'EXPERIMENT', toen, -toen)) as verschil_toen,
        nullif(sum(toen_kwadraat), 0) as spreiding_toen,
        sum(nu_maal_toen) / spreiding_toen as helling,
        greatest(sum(nu_kwadraat) - helling * sum(nu_maal_toen), 0) as restkwadraten
    from groepen
    group by venster
),

berekend as (
    select
        venster,
        n_e as n,
        n_e + n_v - 3 as vrijheid,
        case when n_e >= 2 and n_v >= 2 then verschil_nu - helling * verschil_toen end as waarde,
        restkwadraten / nullif(vrijheid, 0) * (1 / nullif(n_e, 0) + 1 / nullif(n_v, 0) + verschil_toen ** 2 / spreiding_toen) as fout
    from samen
)

select
    if(venster = 'EIND', 'effect_uren_ancova_eind', 'effect_uren_ancova') as maatstaf,
    'TOTAAL' as aanbieder_id,
    null as periode_id,
    n,
    waarde,
    waarde - sqrt(fout) * t_kwantiel(0.975, vrijheid) as laag,
    waarde + sqrt(fout) * t_kwantiel(0.975, vrijheid) as hoog,
    fout
from berekend;
