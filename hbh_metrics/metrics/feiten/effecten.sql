-- De effecten: één rij per maatstaf per aanbieder (of TOTAAL) per periode, met het interval van 95% en de fout in het kwadraat.
-- Hier die van twee gemiddelden (Welch); andere stappen voegen de hunne toe. Leeg onder twee mensen in een groep.
create table tussenstand.effecten as
with groepen as (
    select
        maatstaf,
        aanbieder_id,
        periode_id,
        count(*) filter (where groep = 'EXPERIMENT') as n_e,
        count(*) filter (where groep = 'VERGELIJKING') as n_v,
        avg(verschil) filter (where groep = 'EXPERIMENT') as gemiddelde_e,
        avg(verschil) filter (where groep = 'VERGELIJKING') as gemiddelde_v,
        var_samp(verschil) filter (where groep = 'EXPERIMENT') / nullif(n_e, 0) as fout_e,
        var_samp(verschil) filter (where groep = 'VERGELIJKING') / nullif(n_v, 0) as fout_v
    from tussenstand.vergeleken
    group by maatstaf, aanbieder_id, periode_id
)

select
    maatstaf,
    aanbieder_id::varchar as aanbieder_id,
    periode_id::varchar as periode_id,
    n_e as n,
    case when n_e >= 2 and n_v >= 2 then gemiddelde_e - gemiddelde_v end as waarde,
    waarde - welch_marge(fout_e, n_e, fout_v, n_v) as laag,
    waarde + welch_marge(fout_e, n_e, fout_v, n_v) as hoog,
    fout_e + fout_v as fout
from groepen;
