-- Maatstaven over de uitvoering: correcties, wachten en inzet; één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
create table tussenstand.uitvoering as
with correcties as (
    select
        rooster.periode_id,
        case when grouping(rooster.aanbieder_id) = 1 then 'TOTAAL' else rooster.aanbieder_id end as aanbieder_id,
        sum(bedrag_debet_eur) as debet,
        sum(coalesce(bedrag_debet_eur, 0) - bedrag_netto_eur) as credit,
        unieke_clienten(debetregels > 0, client_sleutel, aanbieders_van_client) as clienten
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
    group by grouping sets ((rooster.aanbieder_id, rooster.periode_id), (rooster.periode_id))
),

doorlooptijd as (
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
)

select
    correcties.aanbieder_id,
    correcties.periode_id,
    percentage(correcties.credit, correcties.debet, correcties.clienten) as correctiedruk,
    hoeveelheid(doorlooptijd.dagen[1], doorlooptijd.clienten) as doorlooptijd_mediaan,
    hoeveelheid(doorlooptijd.dagen[2], doorlooptijd.clienten) as doorlooptijd_p90,
    hoeveelheid(uren.uren.waarde / (1600 / 13), uren.uren.n) as fte
from correcties
inner join tussenstand.uren as uren
    on correcties.aanbieder_id = uren.aanbieder_id
    and correcties.periode_id = uren.periode_id
left join doorlooptijd
    on correcties.aanbieder_id = doorlooptijd.aanbieder_id
    and correcties.periode_id = doorlooptijd.periode_id;
