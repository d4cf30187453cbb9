-- Wat er per aanbieder is betaald: één rij per periode en aanbieder met betaalde cliëntperioden. Alleen voor de aanval van een stand op zichzelf.
with cijfers as (
    select
        periode_id,
        aanbieder_id,
        max(waarde) filter (where maatstaf = 'betaalde_clientperioden') as clientperioden,
        max(waarde) filter (where maatstaf = 'betaald_tarief') as tarief_eur,
        max(waarde) filter (where maatstaf = 'afgesproken_tarief') as afgesproken_eur,
        max(noemer) filter (where maatstaf = 'tariefindex') as volgens_starttarief_eur
    from read_parquet($meetwaarden)
    where
        aanbieder_id <> 'TOTAAL'
        and periode_id is not null
        and maatstaf in ('betaalde_clientperioden', 'betaald_tarief', 'afgesproken_tarief', 'tariefindex')
    group by periode_id, aanbieder_id
)

select
    cast(periode_id as varchar) as periode_id,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(clientperioden as double) as clientperioden,
    cast(tarief_eur as double) as tarief_eur,
    cast(coalesce(afgesproken_eur, tarief_eur) as double) as afgesproken_eur,
    cast(coalesce(volgens_starttarief_eur / clientperioden, tarief_eur) as double) as starttarief_eur
from cijfers
where clientperioden > 0 and tarief_eur is not null
order by periode_id, aanbieder_id
