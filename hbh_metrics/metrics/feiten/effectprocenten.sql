-- Het effect in procenten, van alle volledige perioden en van de laatste drie: twee rijen erbij in effecten.
-- De verhouding van het experiment gedeeld door die van de vergelijkingsgroep, met een interval over de logaritme.
insert into tussenstand.effecten by name
with naast_elkaar as (
    select
        if(venster = 'EIND', 'effect_uren_pct_eind', 'effect_uren_pct') as maatstaf,
        max(n) filter (where groep = 'EXPERIMENT') as n_e,
        max(n) filter (where groep = 'VERGELIJKING') as n_v,
        max(verhouding) filter (where groep = 'EXPERIMENT') as verhouding_e,
        max(verhouding) filter (where groep = 'VERGELIJKING') as verhouding_v,
        max(fout) filter (where groep = 'EXPERIMENT') as fout_e,
        max(fout) filter (where groep = 'VERGELIJKING') as fout_v
    from tussenstand.effectverhoudingen
    where venster in ('ALLES', 'EIND')
    group by venster
),

berekend as (
    select
        *,
        case when n_e >= 2 and n_v >= 2 then nullif(verhouding_e, 0) / nullif(verhouding_v, 0) end as keer,
        exp(welch_marge(fout_e, n_e, fout_v, n_v)) as marge
    from naast_elkaar
)

select
    maatstaf,
    'TOTAAL' as aanbieder_id,
    null as periode_id,
    coalesce(n_e, 0) as n,
    100 * (keer - 1) as waarde,
    100 * (keer / marge - 1) as laag,
    100 * (keer * marge - 1) as hoog,
    fout_e + fout_v as fout
from berekend;
