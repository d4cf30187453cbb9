-- Maatstaven over betaling tegenover uren: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Zij lopen over betaalde cliëntperioden die bekend zijn: er is betaald en er is ten minste één urenregel.
create table tussenstand.basistarief as
with budgetten as (
    select
        gewichten.aanbieder_id,
        gewichten.periode_id,
        later.volgnummer,
        sum(gewichten.aantal_bekend * later.budget_eur) as volgens_pad
    from tussenstand.budgetgewichten as gewichten
    inner join tussenstand.budgetpaden as later
        on gewichten.aanbieder_id = later.aanbieder_id
        and gewichten.klasse = later.klasse
        and gewichten.volgnummer < later.volgnummer
    group by gewichten.aanbieder_id, gewichten.periode_id, later.volgnummer
),

vloer as (
    select
        sommen.aanbieder_id,
        sommen.periode_id,
        min(afspraken.volgnummer - sommen.volgnummer) as perioden_tot_vloer
    from tussenstand.sommen as sommen
    inner join tussenstand.afspraken as afspraken
        on sommen.aanbieder_id = afspraken.aanbieder_id
        and sommen.volgnummer <= afspraken.volgnummer
    left join budgetten
        on sommen.aanbieder_id = budgetten.aanbieder_id
        and sommen.periode_id = budgetten.periode_id
        and afspraken.volgnummer = budgetten.volgnummer
    where
        sommen.uren_betaald > 0
        and if(
            afspraken.volgnummer = sommen.volgnummer,
            sommen.bedrag_bekend < sommen.uren_betaald * afspraken.basistarief_eur,
            coalesce(afspraken.pad_eur * sommen.aantal_bekend, budgetten.volgens_pad)
            < sommen.uren_betaald * afspraken.basistarief_eur
        )
    group by sommen.aanbieder_id, sommen.periode_id
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    percentage(betaald_zonder_uren, bekend_betaald, clienten_bekend_betaald) as betaald_zonder_uren,
    percentage(betaald_zonder_uren_onverklaard, bekend_betaald, clienten_bekend_betaald) as betaald_zonder_uren_onverklaard,
    verhouding(bedrag_bekend, uren_betaald, clienten_bekend_betaald) as effectief_uurtarief,
    hoeveelheid(
        100 * (bedrag_met_basistarief - volgens_basistarief)::double / nullif(volgens_basistarief, 0)::double,
        clienten_bekend_betaald
    ) as ruimte_basistarief,
    hoeveelheid(
        100 * (bedrag_bekend::double / nullif(uren_betaald, 0)::double / nullif($kostprijs::double, 0) - 1), clienten_bekend_betaald
    ) as ruimte_kostprijs,
    hoeveelheid(vloer.perioden_tot_vloer, clienten_bekend_betaald) as perioden_tot_vloer
from tussenstand.sommen as sommen
left join vloer
    on sommen.aanbieder_id = vloer.aanbieder_id
    and sommen.periode_id = vloer.periode_id;
