-- Meetwaarden die in twee publicaties verschillen: één rij per maatstaf, aanbieder en periode waarvan de waarde veranderde.
-- Verschillen onder een miljardste deel zijn afronding van de computer en tellen niet; een nieuwe rij zonder waarde is geen verandering.
with
oud as (
    select maatstaf, aanbieder_id, periode_id, waarde::double as waarde, true as bestaat
    from read_parquet($oud)
),
nieuw as (
    select maatstaf, aanbieder_id, periode_id, waarde::double as waarde, true as bestaat
    from read_parquet($nieuw)
),
naast_elkaar as (
    select
        coalesce(nieuw.maatstaf, oud.maatstaf) as maatstaf,
        coalesce(nieuw.aanbieder_id, oud.aanbieder_id) as aanbieder_id,
        coalesce(nieuw.periode_id, oud.periode_id) as periode_id,
        case when oud.bestaat is null then 'nieuw' when nieuw.bestaat is null then 'vervallen' else 'gewijzigd' end as soort,
        oud.waarde as oud,
        nieuw.waarde as nieuw
    from oud
    full outer join nieuw
        on oud.maatstaf = nieuw.maatstaf
        and oud.aanbieder_id = nieuw.aanbieder_id
        and oud.periode_id is not distinct from nieuw.periode_id
)
select
    maatstaf::varchar as maatstaf,
    aanbieder_id::varchar as aanbieder_id,
    periode_id::varchar as periode_id,
    soort::varchar as soort,
    oud::double as oud,
    nieuw::double as nieuw
from naast_elkaar
where
    oud is distinct from nieuw
    and coalesce(abs(nieuw - oud) > 1e-9 * greatest(abs(oud), abs(nieuw)), true)
order by maatstaf, aanbieder_id, periode_id nulls first
