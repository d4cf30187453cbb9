-- Het eindeffect zonder één aanbieder: één rij erbij in effecten per aanbieder, over wie daar geen dag hulp had in wat telt.
-- Wie bij dezelfde aanbieders hulp had, wordt eerst samen genomen; gemiddelden en spreiding van zulke groepen tellen daarna op.
insert into tussenstand.effecten by name
with bijeen as (
    select
        groep,
        aanbieders,
        count(*) as n,
        avg(verschil) as gemiddelde,
        var_pop(verschil) * count(*) as kwadraten
    from tussenstand.effectclienten
    where meetelling = 'MEEGETELD' and venster = 'EIND'
    group by groep, aanbieders
),

gemiddeld as (
    select
        aanbieders.aanbieder_id,
        bijeen.*,
        sum(bijeen.n * bijeen.gemiddelde) over van_groep / sum(bijeen.n) over van_groep as gemiddelde_van_groep
    from aanbieders
    inner join bijeen on not list_contains(bijeen.aanbieders::varchar[], aanbieders.aanbieder_id)
    window van_groep as (partition by aanbieders.aanbieder_id, bijeen.groep)
),

groepen as (
    select
        aanbieder_id,
        coalesce(sum(n) filter (where groep = 'EXPERIMENT'), 0) as n_e,
        coalesce(sum(n) filter (where groep = 'VERGELIJKING'), 0) as n_v,
        any_value(gemiddelde_van_groep) filter (where groep = 'EXPERIMENT') as gemiddelde_e,
        any_value(gemiddelde_van_groep) filter (where groep = 'VERGELIJKING') as gemiddelde_v,
        sum(kwadraten + n * (gemiddelde - gemiddelde_van_groep) ** 2) filter (where groep = 'EXPERIMENT')
        / nullif(n_e * (n_e - 1), 0) as fout_e,
        sum(kwadraten + n * (gemiddelde - gemiddelde_van_groep) ** 2) filter (where groep = 'VERGELIJKING')
        / nullif(n_v * (n_v - 1), 0) as fout_v
    from gemiddeld
    group by aanbieder_id
)

select
    'effect_zonder' as maatstaf,
    aanbieder_id,
    null as periode_id,
    n_e as n,
    case when n_e >= 2 and n_v >= 2 then gemiddelde_e - gemiddelde_v end as waarde,
    waarde - welch_marge(fout_e, n_e, fout_v, n_v) as laag,
    waarde + welch_marge(fout_e, n_e, fout_v, n_v) as hoog,
    fout_e + fout_v as fout
from groepen;
