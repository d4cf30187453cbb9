-- Het afgesproken pad onder elke lezing van de afbouw: één rij per aanbieder per periode per methode.
create or replace table paden as
select
    unnest($aanbieder_ids::varchar[]) as aanbieder_id,
    unnest($periode_ids::varchar[]) as periode_id,
    unnest($methoden::varchar[]) as methode,
    unnest($is_afspraak::boolean[]) as is_afspraak,
    unnest($tarieven_eur::decimal(12, 2)[]) as tarief_eur,
    unnest($indexen_pct::double[]) as index_pct
order by all;
