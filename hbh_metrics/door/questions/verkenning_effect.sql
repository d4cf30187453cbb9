-- Het effect in procenten en wie veel minder uren kreeg, zonder periode: één rij per maatstaf.
select
    cast(maatstaf as varchar) as maatstaf,
    cast(waarde as double) as waarde
from read_parquet($meetwaarden)
where
    aanbieder_id = 'TOTAAL'
    and periode_id is null
    and (starts_with(maatstaf, 'effect_uren_pct') or starts_with(maatstaf, 'aandeel_sterke_daling_'))
order by maatstaf
