-- Maatstaven over de uitvoering: correcties, wachten en inzet; één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
create table tussenstand.uitvoering as
with doorlooptijd as (
    select
        perioden.periode_id,
        case when grouping(indicaties.aanbieder_id) = 1 then 'TOTAAL' else indicaties.aanbieder_id end as aanbieder_id,
        quantile_cont((indicaties.start_levering - indicaties.besluitdatum)::double, [0.5, 0.9]) as dagen,
        count(distinct indicaties.client_sleutel) as clienten
    from indicaties
    inner join tussenstand.perioden as perioden
        on indicaties.start_levering between perioden.begin and perioden.eind
    where indicaties.groep = 'EXPERIMENT' and indicaties.besluitdatum is not null
    group by grouping sets ((indicaties.aanbieder_id, perioden.periode_id), (perioden.periode_id))
),

zelfde_hulp as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        sum(clienten) as clienten,
        sum(clienten_zelfde_hulp) as clienten_zelfde_hulp
    from continuiteit
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    percentage(sommen.bedrag_debet - sommen.bedrag_met_taak, sommen.bedrag_debet, sommen.clienten_met_debet) as correctiedruk,
    hoeveelheid(doorlooptijd.dagen[1], doorlooptijd.clienten) as doorlooptijd_mediaan,
    hoeveelheid(doorlooptijd.dagen[2], doorlooptijd.clienten) as doorlooptijd_p90,
    hoeveelheid(uren.uren.waarde / (1600 / $perioden_per_jaar), uren.uren.n) as fte,
    percentage(zelfde_hulp.clienten_zelfde_hulp, zelfde_hulp.clienten, zelfde_hulp.clienten) as continuiteit
from tussenstand.sommen as sommen
inner join tussenstand.uren as uren
    on sommen.aanbieder_id = uren.aanbieder_id
    and sommen.periode_id = uren.periode_id
left join doorlooptijd
    on sommen.aanbieder_id = doorlooptijd.aanbieder_id
    and sommen.periode_id = doorlooptijd.periode_id
left join zelfde_hulp
    on sommen.aanbieder_id = zelfde_hulp.aanbieder_id
    and sommen.periode_id = zelfde_hulp.periode_id;
