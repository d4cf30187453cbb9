-- Maatstaven over betaling tegenover uren: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Zij lopen over betaalde cliëntperioden die bekend zijn: er is betaald en er is ten minste één urenregel.
create table tussenstand.basistarief as
with feiten as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        rooster.volgnummer,
        rooster.basistarief_eur,
        clientperioden.client_sleutel,
        clientperioden.aanbieders_van_client,
        clientperioden.uren,
        clientperioden.urenrijen_met_reden,
        clientperioden.aantal_netto,
        clientperioden.bedrag_netto_eur,
        clientperioden.client_sleutel is not null as is_bekend_betaald
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
        and clientperioden.aantal_netto > 0
        and clientperioden.urenrijen > 0
),

som as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        any_value(volgnummer) as volgnummer,
        count(*) filter (where is_bekend_betaald) as bekend_betaald,
        count(*) filter (where is_bekend_betaald and uren = 0) as zonder_uren,
        count(*) filter (where is_bekend_betaald and uren = 0 and urenrijen_met_reden = 0) as zonder_uren_onverklaard,
        unieke_clienten(is_bekend_betaald, client_sleutel, aanbieders_van_client) as clienten,
        sum(bedrag_netto_eur) as bedrag,
        sum(uren) as uren,
        sum(aantal_netto) as aantal,
        sum(bedrag_netto_eur) filter (where basistarief_eur is not null) as bedrag_met_basistarief,
        sum(uren * basistarief_eur) as volgens_basistarief,
        case when grouping(aanbieder_id) = 0 then any_value(basistarief_eur) end as basistarief_eur
    from feiten
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
),

vloer as (
    select
        som.aanbieder_id,
        som.periode_id,
        min(afspraken.volgnummer - som.volgnummer) as perioden_tot_vloer
    from som
    inner join tussenstand.afspraken as afspraken
        on som.aanbieder_id = afspraken.aanbieder_id
        and som.volgnummer <= afspraken.volgnummer
    where
        som.uren > 0
        and if(
            afspraken.volgnummer = som.volgnummer,
            som.bedrag < som.uren * afspraken.basistarief_eur,
            afspraken.pad_eur * som.aantal < som.uren * afspraken.basistarief_eur
        )
    group by som.aanbieder_id, som.periode_id
)

select
    som.aanbieder_id,
    som.periode_id,
    percentage(zonder_uren, bekend_betaald, clienten) as betaald_zonder_uren,
    percentage(zonder_uren_onverklaard, bekend_betaald, clienten) as betaald_zonder_uren_onverklaard,
    verhouding(bedrag, uren, clienten) as effectief_uurtarief,
    hoeveelheid(
        100 * (bedrag_met_basistarief - volgens_basistarief)::double / nullif(volgens_basistarief, 0)::double, clienten
    ) as ruimte_basistarief,
    hoeveelheid(vloer.perioden_tot_vloer, clienten) as perioden_tot_vloer
from som
left join vloer
    on som.aanbieder_id = vloer.aanbieder_id
    and som.periode_id = vloer.periode_id;
